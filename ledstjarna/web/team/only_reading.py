"""Pages for who may read about a person and no more: nothing to write in, and a sentence that says why.

What is drawn is decided in web/offering.py; the actions refuse whatever comes all the same.
"""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import (
    LIFT_REQUEST,
    NotForYou,
    Reading,
    Viewer,
    emergency_of,
    lifted_blocks,
    open_reading,
)
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.web.door import OF_READING, READ_FIRST
from ledstjarna.web.wording.dates import moment_text


def for_writers(reading: Reading) -> None:
    """Raise NotForYou for who may only read: before anything else is looked up, a page for writing is not there."""
    if reading.reads_only:
        raise NotForYou(reading.viewer, reading.subject_id, "for_writers")


def opened_for_work(viewer: Viewer, subject_id: UUID, what: str) -> Reading:
    """Who the person is, for who works for them. Raises NotForYou for who only reads, or is asked to lift a block."""
    reading = open_reading(viewer, subject_id, what=what, kinds=[BASIC])
    for_writers(reading)
    if reading.reached.basis == LIFT_REQUEST:
        raise NotForYou(viewer, subject_id, what)
    return reading


def only_reads(request: HttpRequest, reading: Reading) -> bool:
    """Whether the page shows without its ways to write. Raises NotForYou where it is for writing alone."""
    view = request.resolver_match.func if request.resolver_match else None
    readers = getattr(view, "readers", "")
    if not reading.reads_only or readers == OF_READING:
        return False
    if getattr(view, "writes", False) and (request.method == "POST" or readers != READ_FIRST):
        for_writers(reading)
    return True


def why_only_read(reading: Reading) -> tuple[str, bool]:
    """One sentence: by what the viewer reads, until when, that nothing can be changed and what is blocked is not here.
    And whether it is by an emergency, which is told as a warning.

    It is the same whether something is blocked or not, so that it tells nobody that something is; but for whoever has
    had a block lifted, who knows. One query, a few in an emergency.
    """
    emergency = emergency_of(reading)
    if emergency:
        if lifted_blocks(reading):  # they asked, so they know; what else is blocked is told to nobody
            words = _(
                "Du läser genom en nödöppning till %(when)s. Det går inte att ändra något här. Det som är hävt för er "
                "syns, annat som är spärrat syns inte."
            )
            return words % {"when": moment_text(emergency.ends_at)}, True
        words = _(
            "Du läser genom en nödöppning till %(when)s. Det går inte att ändra något här, och det som är spärrat "
            "syns inte."
        )
        return words % {"when": moment_text(emergency.ends_at)}, True
    return _because(reading.reached.basis), False


def beside_own(request: HttpRequest, reading: Reading) -> tuple[str, bool] | None:
    """That an emergency is open, on a page that one's own work shows all of: told on every page while it lasts, but for
    those that are about it. One query, of who is in an emergency alone."""
    view = request.resolver_match.func if request.resolver_match else None
    if "emergency" not in reading.reached.bases or getattr(view, "readers", "") == OF_READING:
        return None
    emergency = emergency_of(reading)
    words = _("Du läser också genom en nödöppning till %(when)s. Det som bara den visar går inte att ändra.")
    return (words % {"when": moment_text(emergency.ends_at)}, True) if emergency else None


def _because(basis: str) -> str:
    if basis == "coherent":
        return _(
            "Du läser det andra har skrivit, med personens samtycke. Det går inte att ändra något här, och det som är "
            "spärrat syns inte."
        )
    if basis == "incapacity":
        return _(
            "Du läser det andra har skrivit, för att personen inte kan samtycka. Det går inte att ändra något här, och "
            "det som är spärrat syns inte."
        )
    return _("Du får läsa här, men inte ändra något.")
