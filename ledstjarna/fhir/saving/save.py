"""One bundle saved whole, or not at all. A second time changes nothing but the access log."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import DataError, IntegrityError, OperationalError, transaction
from psycopg.errors import DeadlockDetected

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.actions import ImportRecorded, record_import
from ledstjarna.domain.people.models import Person
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.found import FoundPerson
from ledstjarna.fhir.intake.shielding import shielded
from ledstjarna.fhir.resources.patient import PROTECTED_REGISTRATION
from ledstjarna.fhir.saving.bundles import bundle_of, refused_whole
from ledstjarna.fhir.saving.facts import facts_of
from ledstjarna.fhir.saving.homes import Homes
from ledstjarna.fhir.saving.persons import Kept, known_or_new
from ledstjarna.fhir.saving.recognising import Unsaved
from ledstjarna.fhir.saving.run import NAME, log_person
from ledstjarna.fhir.saving.suggesting import suggestions_of
from ledstjarna.fhir.wording import REASONS
from ledstjarna.foundation.findings import Finding, RuleBroken

ATTEMPTS: Final = 3
"""Somebody may register the same person at the same moment, outside the import: the next attempt finds them."""


class Ended(StrEnum):
    """How a file ended: somebody new, somebody known with something new, nothing new at all, or refused."""

    NEW = "new"
    ADDED = "added"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class How:
    """What holds for a whole run: where new persons belong, who runs it, when, and whether it is only to be seen."""

    homes: Homes
    imported_by: str
    at: datetime
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a bundle. `found` has each entry as it ended; `recorded` counts what was new."""

    found: Intake
    ended: Ended
    kept: Kept | None = None
    recorded: ImportRecorded | None = None


class _OnlyToBeSeen(Exception):
    """A dry run has come to its end, and its transaction is taken back."""

    def __init__(self, saved: Saved) -> None:
        super().__init__()
        self.saved = saved


def save(found: Intake, how: How) -> Saved:
    """Save a bundle in one transaction, with its rows in the access log. Refused files change nothing.

    Raises Django's OperationalError when the database does not answer.
    """
    if found.refusal or found.person is None:
        return Saved(found, Ended.REFUSED)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _saved(found, found.person, how)
        except _OnlyToBeSeen as seen:
            _log_what_was_seen(seen.saved, how)
            return seen.saved
        except Unsaved as no:
            return _refused(found, no.finding, how, no.held)
        except (RuleBroken, IntegrityError, DataError, OperationalError) as error:
            if not _may_pass(error) or attempt == ATTEMPTS:
                return _refused(found, _finding(error), how)
    raise AssertionError("the last attempt answers")


@transaction.atomic
def _saved(found: Intake, person: FoundPerson, how: How) -> Saved:
    with automatic_run(NAME):
        kept = known_or_new(person, how.homes, how.at)
        if kept.held.protected_identity == PROTECTED_REGISTRATION:
            found = shielded(found)  # also when it is only we who know of the protection
        whose = {"county_id": kept.held.county_id, "subject_id": kept.held.pk}
        recorded = record_import(
            run_label=NAME, **whose, suggestions=suggestions_of(found), facts=facts_of(found),
            bundle=bundle_of(found, imported_by=how.imported_by), at=how.at,
        )  # fmt: skip
        log_person(kept.held.pk, kept.held.county_id)
    saved = Saved(found, _ended(kept, recorded), kept, recorded)
    if how.dry_run:
        raise _OnlyToBeSeen(saved)
    return saved


def _ended(kept: Kept, recorded: ImportRecorded) -> Ended:
    if kept.is_new:
        return Ended.NEW
    something = kept.new_numbers or kept.raised or recorded.suggestions or recorded.facts or recorded.bundle
    return Ended.ADDED if something else Ended.UNCHANGED


def _may_pass(error: Exception) -> bool:
    """Whether trying again can help: somebody else was there first."""
    if isinstance(error, RuleBroken):
        return any(finding.code == "identity_taken" for finding in error.findings)
    return isinstance(error, IntegrityError) or isinstance(error.__cause__, DeadlockDetected)


def _finding(error: Exception) -> Finding:
    """Why the file is not saved. Of a database's error only its kind: its words can hold what was to be saved."""
    if isinstance(error, OperationalError) and not isinstance(error.__cause__, DeadlockDetected):
        raise error
    if isinstance(error, RuleBroken):
        worded = (finding for finding in error.findings if finding.code in REASONS)
        return next(worded, Finding("not_saved", {"why": error.findings[0].code}))
    return Finding("not_saved", {"why": type(error.__cause__ or error).__name__})


def _refused(found: Intake, why: Finding, how: How, held: Person | None = None) -> Saved:
    with transaction.atomic():
        log_run(NAME, population=int(held is not None), detail={"refused": why.code, "dry_run": how.dry_run})
        if held is not None:
            log_person(held.pk, held.county_id)
    return Saved(refused_whole(found, why), Ended.REFUSED)


def _log_what_was_seen(saved: Saved, how: How) -> None:
    """A dry run saves nothing, and yet somebody we know was looked up."""
    held = saved.kept.held if saved.kept and not saved.kept.is_new else None
    with transaction.atomic():
        log_run(NAME, population=int(held is not None), detail={"dry_run": how.dry_run})
        if held is not None:
            log_person(held.pk, held.county_id)
