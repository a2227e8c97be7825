"""A paper as it is asked for: which size and language, made as PDF and sent without leaving a trace of whose it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.foundation.clock import today
from ledstjarna.web.printed.discreet import without_close
from ledstjarna.web.printed.pdf import NoPrinter, pdf_of
from ledstjarna.web.wording import date_text

LANGUAGES = {"sv": "Svenska", "en": "English"}
SIZES = ("normal", "large")


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the ways to print: the address's query, and what the link says."""

    query: str
    text: str
    language: str


def ways_to_print() -> list[Kind]:
    """Normal and large print, in the reader's language first."""
    own = (get_language() or "sv")[:2]
    return [
        Kind(f"?sprak={code}&storlek={size}", _NAMES[size, code](), code)
        for code in sorted(LANGUAGES, key=lambda code: code != own)
        for size in SIZES
    ]


_NAMES: dict[tuple[str, str], Callable[[], str]] = {
    ("normal", "sv"): lambda: _("Vanlig text, på svenska"),
    ("large", "sv"): lambda: _("Stor text, på svenska"),
    ("normal", "en"): lambda: _("Vanlig text, på engelska"),
    ("large", "en"): lambda: _("Stor text, på engelska"),
}


def answer(
    request: HttpRequest, template: str, reading: Reading | None, context: Callable[[], dict[str, Any]], *,
    name: Callable[[], str],
) -> HttpResponse:  # fmt: skip
    """The paper as the address asks for it (`sprak`, `storlek`).

    `context` and `name` are asked in the paper's language. The file is called by what it is, never by whose it is;
    the metadata holds the title and the language alone. Nobody close whose own identity is protected is named. A paper
    about many, without a `reading`, names nobody close at all.
    """
    asked = request.GET
    return paper_in(asked.get("sprak", ""), asked.get("storlek", ""), template, reading, context, name=name)


def paper_in(
    language: str, size: str, template: str, reading: Reading | None, context: Callable[[], dict[str, Any]], *,
    name: Callable[[], str],
) -> HttpResponse:  # fmt: skip
    """The same in a language and a size that no address says: the language of whoever it is to."""
    with override(language if language in LANGUAGES else (get_language() or "sv")[:2]):
        everything = {
            "size": size if size in SIZES else "normal",
            "printed_on": date_text(today(), with_year=True),
            **context(),
        }
        file_name = name()
        try:
            page = render_to_string(template, everything)
            made = pdf_of(without_close(page, reading) if reading else page)
        except NoPrinter:
            return _without_printer()
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{file_name}.pdf"'},
    )


def _without_printer() -> HttpResponse:
    said = _(
        "Det går inte att göra ett papper just nu. Planen är som den var. Säg till den som sköter systemet att paketen "
        "libpango-1.0-0, libpangoft2-1.0-0 och libharfbuzz-subset0 saknas."
    )
    return HttpResponse(said, content_type="text/plain; charset=utf-8", status=503)
