"""From a page to a tagged PDF (PDF/UA-1, ISO 14289-1), with nothing fetched that is not our own file.

The libraries under WeasyPrint (Pango, HarfBuzz) are the machine's own. Where they are missing everything else
works, and a print page says so: `NoPrinter`.
"""

import logging
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import get_ident
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from ledstjarna.web.wording.labels import HOUSE_LANGUAGE

HERE = Path(__file__).parent
SCHEME = "ledstjarna:"
# Family names of our own: a font called Inter on the machine is another file, with other glyphs.
LETTERS = {"inter-latin.woff2": "Ledstjarna", "inter-latin-ext.woff2": "Ledstjarna Ext"}


class ForeignFile(Exception):
    """A page asked for a file that is not our own."""


class NoPrinter(Exception):
    """The machine lacks the libraries that set text (libpango, libharfbuzz), or the look is not built."""


def pdf_of(page: str) -> bytes:
    """The page (whole HTML) as PDF/UA-1. A sign that no font here can draw is told as one, never as an empty box.

    Raises NoPrinter where the machine cannot set text, ForeignFile when the page asks for what is not ours.
    """
    made, undrawn = _set(_told(page, _seen_undrawn))
    if not undrawn:
        return made
    _seen_undrawn.update(undrawn)  # to set a paper takes seconds: no later one is set twice for these signs
    return _set(_told(page, undrawn))[0]


def _set(page: str) -> tuple[bytes, set[str]]:
    """The page set once, and the signs that no font could draw."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.logger import LOGGER
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError
    except OSError as missing:
        raise NoPrinter(str(missing)) from missing
    for name in LETTERS:
        _letters(name)  # before WeasyPrint, which would quietly take another font
    fetch = _fetcher()
    fonts = FontConfiguration()  # one for each paper: Pango's is not to be shared between threads
    sheet = CSS(string=_sheet(), font_config=fonts, url_fetcher=fetch)
    undrawn = _Undrawn()
    LOGGER.addHandler(undrawn)
    try:
        made: bytes = HTML(string=page, url_fetcher=fetch, base_url=SCHEME).write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", finisher=_finish
        )
    except FatalURLFetchingError as refused:
        raise ForeignFile(str(refused)) from refused
    finally:
        LOGGER.removeHandler(undrawn)
    return made, undrawn.signs


def _finish(_document: Any, pdf: Any) -> None:
    _mark_language(pdf)
    _mark_scope(pdf)


def _mark_scope(pdf: Any) -> None:
    """Say of every header of a table whether it is a row's or a column's (ISO 14289-1 7.5).

    WeasyPrint ties each cell to its headers by their ids and leaves the scope out, which some readers go by. Papers
    have the columns' headers in the table's head and the rows' in its body, and a head repeated on the next page too.
    """
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/StructElem" and each.get("S") == "/TH":
            group = _above(pdf, _above(pdf, each))
            each["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _above(pdf: Any, element: Any) -> Any:
    return pdf.objects[int(element["P"].split()[0])]


def _mark_language(pdf: Any) -> None:
    """Say which language people's own words are in, where the paper is in another (WCAG 3.1.2).

    WeasyPrint leaves `lang` out of the tags. A span is made by `wording.written` alone, for that and nothing else.
    """
    from pydyf import String

    for each in pdf.objects:
        if not isinstance(each, dict) or each.get("Type") != "/StructElem" or each.get("S") != "/Span":
            continue
        if each["K"] and not isinstance(each["K"][0], int):  # a span of ours; what holds text itself is WeasyPrint's
            each["Lang"] = String(HOUSE_LANGUAGE)


class _Undrawn(logging.Handler):
    """Hears WeasyPrint tell which signs no font of the machine can draw, in the thread that sets this paper."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread, self.signs = get_ident(), set[str]()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the sign of a record about one."""
        if record.thread == self.thread and str(record.msg).startswith(".notdef") and isinstance(record.args, tuple):
            self.signs.add(str(record.args[0]))


_seen_undrawn: set[str] = set()  # what the fonts of this machine have been found not to draw


def _told(page: str, undrawn: set[str]) -> str:
    for sign in tuple(undrawn):
        page = page.replace(sign, _("(tecken)"))
    return page


@cache
def _fetcher():  # type: ignore[no-untyped-def]  # WeasyPrint's class is known only where it can be imported
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
        """Knows our own letters and nothing else: no network, no file of the machine, whatever a page asks for."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            name = url.removeprefix(SCHEME).strip("/")
            if not url.startswith(SCHEME) or name not in LETTERS:
                raise FatalURLFetchingError(f"a paper may not fetch {url}")
            return URLFetcherResponse(url, _letters(name), {"Content-Type": "font/ttf"})

    return OwnFilesOnly()


@cache
def _letters(name: str) -> bytes:
    found = finders.find(f"look/{name}")
    if not found:
        raise NoPrinter(f"look/{name}")
    from fontTools.ttLib import TTFont

    # Unpacked once: WeasyPrint unpacks for each paper anew, which was a tenth of a long one and most of a short one.
    letters, font = BytesIO(), TTFont(found)
    font.flavor = None
    font.save(letters)
    return letters.getvalue()


@cache
def _sheet() -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url("{SCHEME}{name}")}}' for name, family in LETTERS.items()
    )
    return faces + (HERE / "printed.css").read_text(encoding="utf-8")
