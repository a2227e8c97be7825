"""How long the log is kept, as data: its months go whole, by `ledstjarna retain`, and a check tells when too early."""

from collections.abc import Collection
from datetime import date

LOG_YEARS = 5  # HSLF-FS 2016:40 4 kap. 9 § [T]; every principal may decide on more
LOG_SECTION = "HSLF-FS 2016:40 4:9"
MONTHS_AHEAD = 15  # made by a job each day, so that a year of silence from it does no harm


def months_kept(oldest: date, day: date) -> list[str]:
    """The log's tables, by name, that must be there on `day`: from the oldest sealed row, five years back at most."""
    return [_table(month) for month in range(max(_month(oldest), _first_kept(day)), _month(day) + 1)]


def months_past(there: Collection[str], day: date) -> list[str]:
    """Those of the log's tables whose months need not be kept on `day`, the oldest first."""
    return sorted(name for name in there if name < _table(_first_kept(day)) and name[-7:-3].isdigit())


def gone_before(oldest: date, there: Collection[str], day: date) -> date | None:
    """The first day of what must still be there, where months before it have lawfully gone; None where none has."""
    month = _month(oldest)
    while month < _first_kept(day) and _table(month) not in there:
        month += 1
    return None if month == _month(oldest) else date(month // 12, month % 12 + 1, 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_kept(day: date) -> int:
    return _month(day) - LOG_YEARS * 12


def _table(month: int) -> str:
    return f"consent_accesslog_{month // 12}_{month % 12 + 1:02d}"
