"""What another system says about a person is kept, and what it points at is suggested.

No viewer stands behind these: they run as automatic runs, and running them again changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.actions._shared import one_at_a_time
from ledstjarna.domain.needs.events import NeedsSuggested
from ledstjarna.domain.needs.models import ForeignFact, ImportedBundle, Suggestion
from ledstjarna.domain.needs.rules import suggestion_findings
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Something that another system's data points at: a `kind` of need, goal, contact or plan.

    `reason` is a code; `text` is what is shown; `details` what only its kind has; `source_key` is the same every time.
    """

    kind: str = "need"
    life_area: str = ""
    reason: str
    source_key: str
    source_system: str
    text: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    sources: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSaid:
    """Something another system says, as it said it. A fact with the same key and new content replaces the old."""

    source_key: str
    resource_type: str
    provenance: Mapping[str, Any]
    code_system: str = ""
    code: str = ""
    text: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    when: str = ""
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRead:
    """One bundle that was read: how many entries ended each way, and each entry's outcome."""

    digest: str
    source_system: str
    file_name: str
    outcome_counts: Mapping[str, int]
    outcomes: Sequence[Mapping[str, Any]]
    imported_by_label: str


@dataclass(frozen=True, slots=True)
class ImportRecorded:
    """What was new; all zero and False when everything had been there before."""

    suggestions: int
    facts: int
    bundle: bool


@transaction.atomic
def record_import(
    *, run_label: str, county_id: str, subject_id: UUID, suggestions: Sequence[Suggested],
    facts: Sequence[FactSaid], bundle: BundleRead, at: datetime,
) -> ImportRecorded:  # fmt: skip
    """Everything that one bundle holds of needs, in one transaction and with one log row.

    A bundle that was read before says nothing anew: what a later one has replaced stays replaced.
    """
    is_new = record_bundle(county_id=county_id, subject_id=subject_id, bundle=bundle, at=at)
    recorded = ImportRecorded(
        suggestions=suggest(county_id=county_id, subject_id=subject_id, suggestions=suggestions, at=at),
        facts=record_facts(county_id=county_id, subject_id=subject_id, facts=facts, at=at, anew=is_new),
        bundle=is_new,
    )
    log_run(run_label, population=1, county_id=county_id, detail={"subject": str(subject_id), **asdict(recorded)})
    return recorded


@transaction.atomic
def suggest(*, county_id: str, subject_id: UUID, suggestions: Sequence[Suggested], at: datetime) -> int:
    """Suggest what may be needed, wanted, or known to somebody. What was suggested before, put aside or not, is left
    as it is. Returns how many were new. Raises RuleBroken for a kind or a life area that does not exist."""
    require(*(finding for row in suggestions for finding in suggestion_findings(row.kind, row.life_area)))
    one_at_a_time(subject_id)
    with automatic_run("suggest"):
        rows = Suggestion.objects.filter(county_id=county_id, subject_id=subject_id)
        known = set(rows.values_list("source_key", flat=True))
        new = {row.source_key: row for row in suggestions if row.source_key not in known}
        Suggestion.objects.bulk_create(
            Suggestion(
                county_id=county_id, subject_id=subject_id, kind=row.kind, life_area=row.life_area, reason=row.reason,
                text=row.text, details=dict(row.details), source_system=row.source_system, source_key=row.source_key,
                sources=[dict(source) for source in row.sources], recorded_at=at,
            )
            for row in new.values()
        )  # fmt: skip
    if new:
        publish(
            NeedsSuggested(county_id=county_id, subject_id=subject_id, actor_id=None, happened_at=at, how_many=len(new))
        )
    return len(new)


@transaction.atomic
def record_facts(
    *, county_id: str, subject_id: UUID, facts: Sequence[FactSaid], at: datetime, anew: bool = True
) -> int:
    """Keep what was said. Content that changed replaces what stood, which is kept. Returns how many were new.

    Unless it is said `anew`, what has been said at any time counts as said.
    """
    one_at_a_time(subject_id)
    with automatic_run("record_facts"):
        rows = ForeignFact.objects.filter(county_id=county_id, subject_id=subject_id)
        standing = rows.filter(replaced_at=None)
        known: dict[str, list[dict[str, Any]]] = {}
        for row in standing if anew else rows:
            known.setdefault(row.source_key, []).append(_said(row))
        last_said = {fact.source_key: fact for fact in facts}
        new = [fact for key, fact in last_said.items() if _said(fact) not in known.get(key, ())]
        standing.filter(source_key__in=[fact.source_key for fact in new]).update(replaced_at=at)
        ForeignFact.objects.bulk_create(
            ForeignFact(
                county_id=county_id, subject_id=subject_id, source_key=fact.source_key,
                provenance=dict(fact.provenance), recorded_at=at, **_said(fact),
            )
            for fact in new
        )  # fmt: skip
    return len(new)


@transaction.atomic
def record_bundle(*, county_id: str, subject_id: UUID, bundle: BundleRead, at: datetime) -> bool:
    """Keep the provenance of a bundle. False when this very bundle was read before."""
    one_at_a_time(subject_id)
    with automatic_run("record_bundle"):
        return ImportedBundle.objects.get_or_create(
            county_id=county_id,
            subject_id=subject_id,
            digest=bundle.digest,
            defaults={
                "source_system": bundle.source_system,
                "file_name": bundle.file_name,
                "outcome_counts": dict(bundle.outcome_counts),
                "outcomes": [dict(outcome) for outcome in bundle.outcomes],
                "imported_by_label": bundle.imported_by_label,
                "imported_at": at,
            },
        )[1]


_SAID = ("resource_type", "code_system", "code", "text", "value", "when", "tags")


def _said(fact: ForeignFact | FactSaid) -> dict[str, Any]:
    """What a fact says, without where it was said: the same in a later bundle until the content changes."""
    said = {name: getattr(fact, name) for name in _SAID}
    return said | {"value": dict(said["value"]), "tags": list(said["tags"])}
