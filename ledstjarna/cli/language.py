"""The language of the terminal: Swedish, or English where LEDSTJARNA_LANGUAGE or the terminal asks for it.

Python's own gettext over the house's catalogues, so that `--help` needs no Django.
"""

import gettext
import os
from collections.abc import Callable
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def chosen() -> str:
    """The language code. Terminals set to C or POSIX say nothing about language and get Swedish."""
    wanted = os.environ.get("LEDSTJARNA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if wanted.lower().startswith("en") else "sv"


# The library that reads the command line says its own words through Python's gettext, which asks the environment.
gettext.bindtextdomain("click", LOCALE)
gettext.textdomain("click")
os.environ["LANGUAGE"] = chosen()

_catalogue = gettext.translation("django", LOCALE, languages=[chosen()], fallback=True)
_: Callable[[str], str] = _catalogue.gettext
ngettext: Callable[[str, str, int], str] = _catalogue.ngettext


def N_(text: str) -> str:  # noqa: N802 (the name that Babel gathers)
    """Mark a text for the catalogues; it is translated where it is shown."""
    return text
