"""Which part of the log is shown: one reader, one month, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from babel.dates import format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Period
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.web.wording import label_text, party_name

MONTHS = 61  # as long as the log is kept, and the month that runs; those without a row are not among the choices


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen, what is chosen, and the period that follows from it.

    `opened`: the month that is shown where none is chosen, so that a long log is read a month at a time.
    """

    readers: list[tuple[str, str]]
    months: list[tuple[str, str]]
    reader: str
    month: str
    opened: str = ""
    unknown: bool = False  # a month was asked for that there is none of

    @property
    def shown(self) -> str:
        """The month that is shown, "" where all are."""
        return self.month or self.opened

    @property
    def name(self) -> str:
        """Its name in words."""
        return dict(self.months)[self.shown]

    @property
    def earlier(self) -> tuple[str, str] | None:
        """The month before the one that is shown, among those that have a row: its value, and its name in words."""
        values = [value for value, _name in self.months]
        after = self.months[values.index(self.shown) + 1 :] if self.shown else []
        return after[0] if after else None

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.reader or self.month)

    @property
    def party_id(self) -> UUID | None:
        """The reader, None for all of them."""
        return UUID(self.reader) if self.reader else None

    @property
    def period(self) -> Period | None:
        """The month's first moment and the next one's, in Sweden; None for all time."""
        return _period(int(self.shown[:4]), int(self.shown[5:])) if self.shown else None

    @property
    def nothing(self) -> str:
        """What an empty page says: who read nothing, and when."""
        who, when = dict(self.readers)[self.reader].partition(", ")[0], dict(self.months)[self.shown]
        if self.reader and self.shown:
            return _("%(who)s läste eller ändrade inget om dig i %(month)s.") % {"who": who, "month": when}
        if self.shown:
            return _("Ingen annan än du läste eller ändrade något i %(month)s.") % {"month": when}
        return _("Ingen stämmer med det du har valt.") if self.reader else _("Ingen annan än du har läst något.")


def months_before(day: date) -> list[Period]:
    """The months that can have a row, the newest first."""
    count = day.year * 12 + day.month - 1
    return [_period(one // 12, one % 12 + 1) for one in range(count, count - MONTHS, -1)]


def filters_of(
    reader: str, month: str, readers: Sequence[tuple[UUID, str]], with_rows: Sequence[Period], *, onwards: bool = False
) -> Filters:
    """What an address asks for; what it cannot ask for counts as all. `with_rows`: the months that have a row.

    Everybody's log opens at its newest month; one reader's is shown whole, as is what comes `onwards` from a row.
    """
    known = [("", _("Alla"))] + [(str(party_id), label_text(party_name(label))) for party_id, label in readers]
    months = [("", _("Alla månader"))] + [
        (f"{day:%Y-%m}", _month(day)) for day in (day_of(first) for first, _next in with_rows)
    ]
    unknown = month not in dict(months)
    reader, month = reader if reader in dict(known) else "", "" if unknown else month
    opens = not (reader or month or onwards) and len(months) > 1
    return Filters(known, months, reader, month, months[1][0] if opens else "", unknown)


def _month(first: date) -> str:
    return str(format_skeleton("yMMMM", first, locale=(get_language() or "sv").replace("-", "_")))


def _period(year: int, number: int) -> Period:
    return _first(year, number), _first(year + number // 12, number % 12 + 1)


def _first(year: int, number: int) -> datetime:
    return moment_of(date(year, number, 1), time())
