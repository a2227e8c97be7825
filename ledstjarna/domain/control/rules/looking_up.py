"""Why a log controller looks up who has read, and what they have to say first. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ledstjarna.foundation.clock import moment_of
from ledstjarna.foundation.findings import Finding

# The person asked, or who may ask for them, and is answered (PDL 2008:355 8:5; in the social services OSL 12:1 and
# GDPR art. 15 [M]); or somebody is thought to have read what was not theirs to read, which is checked (PDL 4:3).
ASKED, SUSPECTED = "asked", "suspected"
SECTIONS = {ASKED: "PDL 2008:355 8:5; GDPR art. 15", SUSPECTED: "PDL 2008:355 4:3"}
# What the row of the log is called: the person reads which of the two it was.
LOGGED_AS = {ASKED: "log_asked", SUSPECTED: "log_suspected"}
MOST = 3_000  # rows that one answer holds: nobody reads more, and a shorter time can be asked for


@dataclass(frozen=True, slots=True)
class LookUp:
    """What is looked up: why, in which words, and the first and the last day."""

    why: str
    words: str
    first: date
    last: date

    @property
    def period(self) -> tuple[datetime, datetime]:
        """The half-open moments of the days, in Sweden."""
        return moment_of(self.first, time()), moment_of(self.last + timedelta(days=1), time())


def look_up_findings(look_up: LookUp) -> list[Finding]:
    """A look-up says why, in words, and the last day is not before the first."""
    section = SECTIONS.get(look_up.why, "")
    found = []
    if not section:
        found.append(Finding("look_up_why_missing", section="PDL 2008:355 4:3", field_name="why"))
    if not look_up.words.strip():
        found.append(Finding("look_up_words_missing", section=section, field_name="words"))
    if look_up.last < look_up.first:
        found.append(Finding("look_up_days_turned", field_name="last"))
    return found


def too_many_finding(rows: int) -> Finding | None:
    """That there is more than one answer holds: nothing is left out without a word."""
    return Finding("look_up_too_long", field_name="first") if rows > MOST else None
