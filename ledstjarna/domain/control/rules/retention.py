"""How long the log is kept, as data. Nothing deletes: a month is dropped by hand; a check tells when too early."""

from datetime import date

LOG_YEARS = 5  # HSLF-FS 2016:40 4 kap. 9 § [T]; every principal may decide on more
LOG_SECTION = "HSLF-FS 2016:40 4:9"
MONTHS_AHEAD = 15  # made by a job each day, so that a year of silence from it does no harm


def months_kept(oldest: date, day: date) -> list[str]:
    """The log's tables, by name, that must be there on `day`: from the oldest sealed row, five years back at most."""
    first = max(oldest.year * 12 + oldest.month - 1, (day.year - LOG_YEARS) * 12 + day.month - 1)
    last = day.year * 12 + day.month - 1
    return [f"consent_accesslog_{month // 12}_{month % 12 + 1:02d}" for month in range(first, last + 1)]
