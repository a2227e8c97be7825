"""What the telephone keeps of the house itself, nobody's data in it: the worker, the files of a page, the manifest."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext as _

from ledstjarna.web.addresses import address
from ledstjarna.web.team.offline.bounds import told_bounds

_OURS = "ledstjarna/my_day/"
WORKER = ("store", "worker")  # what the worker is made of, in order
PAGE = ("store", "sending", "showing", "shell", "day")  # and a page (scripts.html)
_LOOK = ("look/look.css", "look/inter-latin.woff2", "ledstjarna/star.svg", "ledstjarna/ledstjarna.js",
         "django_htmx/htmx-2.min.js")  # fmt: skip
_GROUND, _SPRUCE = "#fbf8f3", "#1f5a47"  # as the theme has them


def worker_text() -> str:
    """The worker as it is sent: what to keep, and then its own files. Another release is another text."""
    keeps = [address("day_shell"), *map(staticfiles_storage.url, _LOOK), *_code(PAGE)]
    code = _code(WORKER)
    bounds = told_bounds()
    release = hashlib.sha256("\n".join([*keeps, *code, bounds]).encode()).hexdigest()[:12]
    facts = {"cache": f"min-dag-{release}", "keeps": keeps, "shell": address("day_shell"), "day": address("my_visits"),
             "rules": json.loads(bounds)}  # fmt: skip
    return f"self.house = {json.dumps(facts)};\nimportScripts({json.dumps(code)[1:-1]});\n"


def manifest() -> dict[str, Any]:
    """My day as an app on the telephone's first page."""
    return {
        "name": _("Min dag – Ledstjärna"), "short_name": _("Min dag"), "lang": "sv", "id": address("my_visits"),
        "start_url": address("my_visits"), "scope": address("my_visits"), "display": "standalone",
        "background_color": _GROUND, "theme_color": _SPRUCE,
        "icons": [
            _icon("icon.svg", "any", "image/svg+xml"), _icon("icon-192.png", "192x192"),
            _icon("icon-512.png", "512x512"), {**_icon("icon-512.png", "512x512"), "purpose": "maskable"},
        ],
    }  # fmt: skip


def _code(names: Iterable[str]) -> list[str]:
    return [staticfiles_storage.url(f"{_OURS}{name}.js") for name in names]


def _icon(name: str, sizes: str, kind: str = "image/png") -> dict[str, str]:
    return {"src": staticfiles_storage.url(f"{_OURS}{name}"), "sizes": sizes, "type": kind}
