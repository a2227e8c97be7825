"""The page templates' environment: strict about what is missing, always escaping, two languages."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from ledstjarna.config.rendering import PageContext, PageTemplate, told
from ledstjarna.web import wording
from ledstjarna.web.addresses import address
from ledstjarna.web.offering import offers


def environment(**options: Any) -> Environment:
    """Build the environment. A name that a page lacks is an error, never an empty space."""
    env = Environment(  # noqa: S701 (Django's backend passes autoescape=True in options)
        **{
            **options,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
        extensions=["jinja2.ext.i18n"],
    )
    env.context_class, env.template_class = PageContext, PageTemplate
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
    )
    env.globals.update(
        _=told,
        gettext=told,
        static=cache(staticfiles_storage.url),
        url=address,
        offers=offers,
        language=translation.get_language,
        demo=settings.DEMO,
    )
    env.filters.update(wording.FILTERS)
    return env
