"""The page templates' environment: strict about what is missing, always escaping, two languages."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import translation
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined
from jinja2.bccache import Bucket

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
    env.bytecode_cache = _kept(settings.VAR / "templates")
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


class _Kept(FileSystemBytecodeCache):
    """Compiled templates on disk, by what they say: a process that starts need not compile two hundred pages anew."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; where that cannot be done (a full disk) the page is shown all the same."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _kept(folder: Path) -> _Kept | None:
    """A folder that only this account may write in, for what stands there is run; nothing where there can be none."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
        if found.st_uid == os.getuid() and not found.st_mode & 0o022:
            return _Kept(str(folder))
    return None
