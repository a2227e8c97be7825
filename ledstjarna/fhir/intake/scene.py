"""What a resource's reader knows besides its entry, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ledstjarna.fhir.intake.dates import PartialDate
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Evidence, Found, FoundPerson
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.intake.references import Directory
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Scene:
    """The bundle around an entry: who it is about, where references lead, what else stands there.

    `newest` holds, per observation code, the entry with its newest result; `linked` the entries that something
    about the person refers to; `weights` every dated weight.
    """

    directory: Directory
    person: FoundPerson
    newest: Mapping[str, int] = field(default_factory=dict)
    linked: frozenset[int] = frozenset()
    weights: tuple[tuple[PartialDate, float, str], ...] = ()

    def age_on(self, day: PartialDate | None) -> int | None:
        """The person's age on a day, to the year below; None when either is unknown."""
        born = self.person.birth_date
        if born is None or day is None:
            return None
        before_birthday = (day.earliest.month, day.earliest.day) < (born.earliest.month, born.earliest.day)
        return day.year - born.year - before_birthday


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an entry ends, before it is known whether its evidence is enough for a suggestion."""

    outcome: Outcome
    reason: Finding
    found: tuple[Found, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    marks: tuple[str, ...] = ()


def taken(code: str, /, *found: Found, marks: tuple[str, ...] = ()) -> Verdict:
    """The entry's facts are taken."""
    return Verdict(Outcome.TAKEN, Finding(code), found, marks=marks)


def suggested(code: str, /, *found: Found, evidence: tuple[Evidence, ...] = (), marks: tuple[str, ...] = ()) -> Verdict:
    """The entry leads to something for the person to look at."""
    return Verdict(Outcome.SUGGESTED, Finding(code), found, evidence, marks)


def skipped(code: str, /, **params: Any) -> Verdict:
    """The entry is right and is not used."""
    return Verdict(Outcome.SKIPPED, Finding(code, params))


def refused(code: str, /, **params: Any) -> Verdict:
    """The entry cannot be used as it is."""
    return Verdict(Outcome.REFUSED, Finding(code, params))


def key_of(entry: Entry | None) -> str:
    """The source key of an entry that a reference led to; empty when it led nowhere."""
    return entry.provenance.source_key if entry else ""
