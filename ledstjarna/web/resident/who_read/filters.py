"""Which part of the log is shown: one reader, one month, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from babel.dates import format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording import label_text, party_name

MONTHS = 24  # to choose among; what is older is reached page by page


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen, what is chosen, and the period that follows from it."""

    readers: list[tuple[str, str]]
    months: list[tuple[str, str]]
    reader: str
    month: str

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.reader or self.month)

    @property
    def party_id(self) -> UUID | None:
        """The reader, None for all of them."""
        return UUID(self.reader) if self.reader else None

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """The month's first moment and the next one's, in Sweden; None for all time."""
        if not self.month:
            return None
        year, number = int(self.month[:4]), int(self.month[5:])
        return _first(year, number), _first(year + number // 12, number % 12 + 1)


def filters_of(reader: str, month: str, readers: Sequence[tuple[UUID, str]], day: date) -> Filters:
    """What an address asks for; what it cannot ask for counts as all."""
    known = [("", _("Alla"))] + [(str(party_id), label_text(party_name(label))) for party_id, label in readers]
    count = day.year * 12 + day.month - 1
    numbers = [(one // 12, one % 12 + 1) for one in range(count, count - MONTHS, -1)]
    months = [("", _("Alla"))] + [(f"{year}-{number:02d}", _month(year, number)) for year, number in numbers]
    return Filters(
        known, months, reader if reader in dict(known) else "", month if month in dict(months) else ""
    )  # fmt: skip


def _month(year: int, number: int) -> str:
    return str(format_skeleton("yMMMM", date(year, number, 1), locale=(get_language() or "sv").replace("-", "_")))


def _first(year: int, number: int) -> datetime:
    return datetime.combine(date(year, number, 1), time(0), tzinfo=STOCKHOLM)
