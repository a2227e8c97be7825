"""Needs and resources are seen together, by a professional and the person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, NEEDS
from ledstjarna.domain.needs.actions._shared import envelope, one_at_a_time
from ledstjarna.domain.needs.actions.suggestions import take_for
from ledstjarna.domain.needs.events import NeedsAssessed, OwnViewSaid
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.needs.rules import AreaAssessed, need_findings, own_view_findings, sitting_findings, way_finding
from ledstjarna.domain.people.queries import mandate_hindrance
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish

_VALUES = ("own_level", "professional_level", "wanted_level", "own_words", "resources", "need")


@transaction.atomic
def assess(
    *, by: Viewer, subject_id: UUID, way: str, person_took_part: bool, areas: Sequence[AreaAssessed],
    seen: Mapping[str, UUID | None], at: datetime, takes: Iterable[UUID] = (),
) -> Assessment:  # fmt: skip
    """A professional's assessment of some life areas. Each replaces what stood; the old rows are kept.

    `seen` says which need stood in each area when the form was shown (queries.seen_needs); `takes` are the
    suggestions that led here. An area that says what stands already keeps its need, and one that says nothing makes
    none. Raises NotForYou, RuleBroken, and ChangedMeanwhile with fields as `d4.need` when somebody else has assessed
    an area in between.
    """
    change = open_change(by, subject_id, what="assess", kinds=[NEEDS])
    if not by.is_staff:
        raise NotForYou(by, subject_id, "assess")
    require(*_assessment_findings(areas, way))
    one_at_a_time(subject_id)
    standing = _standing(change)
    _refuse_stale(areas, standing, seen)
    assessment = _sitting(change, way, person_took_part, at)
    for area in areas:
        was = standing.get(area.life_area)
        if area.says_something if was is None else _values(was) != _values(area):
            standing[area.life_area] = _replace(change, assessment, area, at)
    take_for(change, takes, {code: need.id for code, need in standing.items()}, at)
    publish(NeedsAssessed(**envelope(change, at), assessment_id=assessment.id, areas=len(areas), way=way))
    return assessment


@transaction.atomic
def say_own_view(
    *, by: Viewer, subject_id: UUID, life_area: str, own_level: int, own_words: str, at: datetime, way: str = "digital"
) -> Need:
    """The person's own view of a life area, also before any professional has assessed it (their level is 8 then).

    What the professional saw stands beside it, untouched. Staff may write it down for the person, with the way.
    """
    change = open_change(by, subject_id, what="say_own_view", kinds=[BASIC, NEEDS])
    if by.kind == "representative":
        require(mandate_hindrance(change, by.party_id, "plan"))
    require(*own_view_findings(life_area, own_level, own_words), way_finding(by.kind, way))
    one_at_a_time(subject_id)
    was = _standing(change).get(life_area)
    before = _values(was) if was else _values(AreaAssessed(life_area=life_area))
    said = before | {"own_level": own_level, "own_words": own_words.strip()}
    if was and said == before:
        return was
    sitting = _sitting(change, way, True, at, kept=was)
    need = _replace(change, sitting, AreaAssessed(life_area=life_area, **said), at)
    publish(OwnViewSaid(**envelope(change, at), need_id=need.id, way=way))
    return need


def _assessment_findings(areas: Sequence[AreaAssessed], way: str) -> list[Finding | None]:
    findings: list[Finding | None] = [finding for area in areas for finding in need_findings(area)]
    return [*findings, *sitting_findings(areas), way_finding("staff", way)]


def _standing(change: Reading) -> dict[str, Need]:
    return {need.life_area: need for need in Need.objects.filter(**change.rows, replaced_at=None)}


def _refuse_stale(areas: Sequence[AreaAssessed], standing: Mapping[str, Need], seen: Mapping[str, UUID | None]) -> None:
    mine: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    for area in areas:
        now = standing.get(area.life_area)
        if now is None or now.id == seen.get(area.life_area):
            continue
        wanted, found = _values(area), _values(now)
        for name in _VALUES:
            if wanted[name] != found[name]:
                mine[f"{area.life_area}.{name}"], theirs[f"{area.life_area}.{name}"] = wanted[name], found[name]
    if mine:
        raise ChangedMeanwhile(what="needs", version=0, mine=mine, theirs=theirs)


def _sitting(
    change: Reading, way: str, person_took_part: bool, at: datetime, *, kept: Need | None = None
) -> Assessment:
    """One sitting. What is `kept` beside the person's own view stays its organisation's, with the blocks around it."""
    by = change.viewer
    whose = by.organisation_id or (kept.assessment.organisation_id if kept else None)
    return Assessment.objects.create(
        **change.rows, assessed_by_id=by.party_id, assessed_by_label=by.label, organisation_id=whose,
        way=way, person_took_part=person_took_part, assessed_at=at,
    )  # fmt: skip


def _replace(change: Reading, assessment: Assessment, area: AreaAssessed, at: datetime) -> Need:
    # One need stands in each area, also where the viewer is not shown the one before (it is another organisation's).
    with automatic_run("assess"):
        Need.objects.filter(**change.rows, life_area=area.life_area, replaced_at=None).update(replaced_at=at)
    return Need.objects.create(**change.rows, assessment=assessment, life_area=area.life_area, **_values(area))


def _values(row: Need | AreaAssessed) -> dict[str, Any]:
    values = asdict(row) if isinstance(row, AreaAssessed) else {name: getattr(row, name) for name in _VALUES}
    return {name: value.strip() if isinstance(value := values[name], str) else value for name in _VALUES}
