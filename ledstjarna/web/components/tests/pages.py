"""Renders templates as the pages do, without a server."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ledstjarna.web.layout.bundle import WEB
from ledstjarna.web.layout.chrome import Chrome, PageLink
from ledstjarna.web.offering import offers
from ledstjarna.web.wording import FILTERS

CHROME = Chrome(
    "resident", "Min plan", whose="Elsas plan", signed_in_as="Elsa", links=(PageLink("Min plan", "#", True),)
)
CSRF_INPUT = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="token">')


def environment() -> Environment:
    """Strict, escaping, Swedish as written."""
    env = Environment(
        loader=FileSystemLoader(WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(static=lambda path: f"/static/{path}", demo=True, offers=offers)
    env.filters.update(FILTERS)
    return env


def page(name: str, **context: Any) -> str:
    """A whole page."""
    return environment().get_template(name).render(chrome=CHROME, csrf_input=CSRF_INPUT, **context)


def part(source: str, **context: Any) -> str:
    """A line of template with macros."""
    return environment().from_string(source).render(csrf_input=CSRF_INPUT, **context)
