"""The door for reading needs. Each query takes the `Reading` first."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from ledstjarna.domain.consent.queries import Held, NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import NEEDS
from ledstjarna.domain.needs.models import (
    Assessment,
    ForeignFact,
    ImportedBundle,
    InstrumentResult,
    Need,
    Suggestion,
)
from ledstjarna.domain.needs.rules import SUGGESTION_KINDS, area_order, suggestion_order
from ledstjarna.foundation.asking import Asked, Page, page_of

# Where what the log calls assessments of needs lies; the needs themselves lie within their assessment.
NEEDS_HELD = (
    Held(NEEDS, Assessment, author="assessed_by_id", organisation="organisation_id"),
    Held(NEEDS, InstrumentResult, author="answered_by_id"),
    Held(NEEDS, Suggestion),
    Held(NEEDS, ForeignFact),
)


def current_needs(reading: Reading) -> list[Need]:
    """The needs as they are seen now, with the assessment each stands on, in the order of the life areas."""
    reading.needs(NEEDS)
    rows = Need.objects.filter(**reading.rows, replaced_at=None).select_related("assessment")
    return sorted(rows, key=lambda need: area_order(need.life_area))


def seen_needs(reading: Reading) -> dict[str, UUID]:
    """Which need stands in each life area: what a form carries along and `assess` takes as `seen`."""
    return {need.life_area: need.id for need in current_needs(reading)}


def need_history(reading: Reading, life_area: str) -> list[Need]:
    """How a life area has been seen, the newest first."""
    reading.needs(NEEDS)
    rows = Need.objects.filter(**reading.rows, life_area=life_area).select_related("assessment")
    return list(rows.order_by("-assessment__assessed_at", "-pk"))


def need_histories(reading: Reading) -> dict[str, list[Need]]:
    """How each life area has been seen, the oldest first. One query."""
    reading.needs(NEEDS)
    rows = Need.objects.filter(**reading.rows).select_related("assessment").order_by("assessment__assessed_at", "pk")
    found: dict[str, list[Need]] = {}
    for row in rows:
        found.setdefault(row.life_area, []).append(row)
    return found


def standing_level() -> "QuerySet[Need, Any]":
    """For a row of a person's with a life area: the levels that stand there and when they were seen, as one object."""
    rows = Need.objects.filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), life_area=OuterRef("life_area"),
        replaced_at=None,
    )  # fmt: skip
    return rows.values(
        told=JSONObject(at="assessment__assessed_at", own="own_level", professional="professional_level")
    )


def levels_ever() -> "QuerySet[Need, Need]":
    """For a row of a person's with a life area: every need there that shows, those that were replaced too."""
    return Need.objects.filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), life_area=OuterRef("life_area")
    )


def level_told() -> "QuerySet[Need, datetime]":
    """When the level that `standing_level` tells was written down."""
    return Need.objects.filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), life_area=OuterRef("life_area"),
        replaced_at=None,
    ).values_list("assessment__recorded_at", flat=True)  # fmt: skip


def need_of(reading: Reading, need_id: UUID | None) -> UUID | None:
    """The id again when it is a need of this person's, None for None. Raises NotForYou for any other."""
    if need_id is None:
        return None
    reading.needs(NEEDS)
    if not Need.objects.filter(**reading.rows, pk=need_id).exists():
        raise NotForYou(reading.viewer, reading.subject_id, "need")
    return need_id


def assessments(reading: Reading) -> list[Assessment]:
    """The sittings where needs were assessed, the newest first."""
    reading.needs(NEEDS)
    return list(Assessment.objects.filter(**reading.rows).order_by("-assessed_at", "-pk"))


def open_suggestions(reading: Reading, kind: str = "need") -> list[Suggestion]:
    """Suggestions of one kind that nobody has looked at yet, in the order of the life areas."""
    reading.needs(NEEDS)
    return _in_order(Suggestion.objects.filter(**reading.rows, kind=kind, state="open"))


def how_many_suggested(reading: Reading) -> int:
    """How much another system points at that nobody has looked at yet, of every kind. One query."""
    reading.needs(NEEDS)
    return Suggestion.objects.filter(**reading.rows, state="open").count()


def suggestions(reading: Reading) -> dict[str, list[Suggestion]]:
    """Every suggestion by kind (need, goal, contact, plan), with what became of each. One query."""
    reading.needs(NEEDS)
    found: dict[str, list[Suggestion]] = {kind: [] for kind in SUGGESTION_KINDS}
    for row in _in_order(Suggestion.objects.filter(**reading.rows)):
        found[row.kind].append(row)
    return found


def suggestion(reading: Reading, suggestion_id: UUID) -> Suggestion | None:
    """One suggestion, looked at or not."""
    reading.needs(NEEDS)
    return Suggestion.objects.filter(**reading.rows, pk=suggestion_id).first()


def _in_order(rows: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(rows, key=lambda row: (suggestion_order(row.kind, row.life_area), row.recorded_at, row.pk))


def results(reading: Reading) -> list[InstrumentResult]:
    """Answered instruments, the newest first."""
    reading.needs(NEEDS)
    return list(InstrumentResult.objects.filter(**reading.rows).order_by("-answered_at", "-pk"))


def imported_bundles(reading: Reading) -> list[ImportedBundle]:
    """What was read from other systems, and what became of each entry, the newest first."""
    reading.needs(NEEDS)
    return list(ImportedBundle.objects.filter(**reading.rows).order_by("-imported_at", "-pk"))


def foreign_facts(reading: Reading) -> list[ForeignFact]:
    """What other systems say of the person now, as they said it."""
    reading.needs(NEEDS)
    return list(ForeignFact.objects.filter(**reading.rows, replaced_at=None).order_by("resource_type", "-when", "pk"))


def needs_page(viewer: Viewer, asked: Asked) -> Page[Need]:
    """Needs as they are and were seen, of persons in reach, as other systems ask. `where`: `areas`."""
    rows = Need.objects.select_related("assessment")
    if "areas" in asked.where:
        rows = rows.filter(life_area__in=asked.where["areas"])
    return page_of(rows, asked, changed="assessment__recorded_at")


def results_page(viewer: Viewer, asked: Asked) -> Page[InstrumentResult]:
    """Answered instruments of persons in reach, as other systems ask. `where`: `instruments`."""
    rows = InstrumentResult.objects.all()
    if "instruments" in asked.where:
        rows = rows.filter(instrument__in=asked.where["instruments"])
    return page_of(rows, asked, changed="recorded_at")
