"""How pages are rendered without paying for what they never ask of Jinja2. Measured: a third of a page's rendering.

A page calls some three hundred macros, texts and addresses. Each way here answers as Jinja2's own would for templates
like ours: escaping is always on, and no template has globals of its own.
"""

from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # the inner one is its own, in C


class PageContext(Context):
    """Calls a macro or a plain function at once; everything else goes Jinja2's way."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (as in Jinja2: any name may be a keyword)
        kind = __obj.__class__
        if kind is Macro or (kind is FunctionType and not hasattr(__obj, "jinja_pass_arg")):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            if kind is Macro and __obj.name == "icon":
                return _drawn(__obj, *args, **kwargs)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class PageTemplate(Template):
    """Its macros are imported from one module: no template has globals that others lack."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, *args: Any, **kwargs: Any) -> Template:
        """A compiled template whose outputs are made safe by `_safe`: they are only put after one another."""
        made = super().from_code(environment, code, *args, **kwargs)
        made.root_render_func.__globals__["escape"] = _safe
        return made

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def _safe(value: Any) -> str:
    """`value` as it may stand in a page: markupsafe's escape without its Markup around the answer."""
    kind = value.__class__
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


@lru_cache(maxsize=1_000)
def _drawn(macro: Macro, *args: Any, **kwargs: Any) -> Any:
    """An icon: a picture has no language and no reader, and a page shows some forty."""
    return macro(*args, **kwargs)


def told(message: str, **values: Any) -> Markup:
    """A text of a page in the reader's language, with `values` made safe in it; % is written %%, as in Jinja2."""
    if values:
        return _marked(translation.get_language(), message) % values
    return _finished(translation.get_language(), message)


def form_token(request: HttpRequest) -> dict[str, Any]:
    """The hidden field of a page's forms, made when the first of them is drawn and the same in all of them.

    Django's own is masked anew in each form, which costs as much as a query; one mask a page is what BREACH asks for.
    """
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


@lru_cache(maxsize=20_000)
def _marked(_language: str | None, message: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704 (our own texts)


@lru_cache(maxsize=20_000)
def _finished(language: str | None, message: str) -> Markup:
    return _marked(language, message) % {}
