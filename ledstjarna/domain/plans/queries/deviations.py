"""Cooperation deviations of one person; what waits for an answer in many; and how many there are, without persons."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer, DeviationFigure
from ledstjarna.domain.plans.rules.small_numbers import shown, total_shown
from ledstjarna.domain.teams.queries import team


@dataclass(frozen=True, slots=True)
class Deviation:
    """A deviation with the answers of everybody it reached."""

    row: CooperationDeviation
    answers: list[DeviationAnswer] = field(default_factory=list)

    @property
    def was_sent(self) -> bool:
        """Whether it has reached anybody: a draft has no words, nor has one that was taken back before it was sent."""
        return bool(self.row.words)


@dataclass(frozen=True, slots=True)
class DeviationCount:
    """How many of one kind, how many wait, how many were late; None where the number is too small to be shown."""

    kind: str
    noted: int | None
    waiting: int | None
    late: int | None


def deviations(reading: Reading) -> list[Deviation]:
    """Every deviation about the person, newest first; of those that were never sent the viewer's own. Two queries."""
    reading.needs(PLAN)
    rows = CooperationDeviation.objects.select_related("organisation", "commitment").filter(**reading.rows)
    found = {row.pk: Deviation(row) for row in rows.order_by("-noted_at")}
    for answer in DeviationAnswer.objects.select_related("organisation").filter(**reading.rows).order_by("id"):
        found[answer.deviation_id].answers.append(answer)
    return [one for one in found.values() if one.was_sent or one.row.noted_by_id in reading.viewer.parties]


def deviation(reading: Reading, deviation_id: UUID) -> Deviation:
    """One of them. Raises NotForYou when it is not the person's, or somebody else's draft."""
    found = next((one for one in deviations(reading) if one.row.pk == deviation_id), None)
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "deviation")
    return found


def whom_it_can_reach(reading: Reading) -> list[Any]:
    """The one it reaches at each other organisation of the team, by name."""
    reading.needs(TEAM)
    found: dict[UUID, Any] = {}
    for member in team(reading):
        if member.organisation_id and member.organisation_id != reading.viewer.organisation_id:
            found.setdefault(member.organisation_id, member)
    return list(found.values())


def deviations_waiting(viewer: Viewer) -> list[DeviationAnswer]:
    """What waits for the viewer, or for somebody of their organisation, the first promised first.

    For worklists: one query over the persons within reach, which the row policies narrow it to.
    """
    mine = Q(reaches_id__in=viewer.parties)
    if viewer.organisation_id:
        mine |= Q(organisation_id=viewer.organisation_id)
    rows = DeviationAnswer.objects.select_related("deviation__organisation").filter(
        mine, answered_at=None, deviation__state="open"
    )
    return list(rows.order_by("answer_promised_at", "id"))


def deviations_begun(viewer: Viewer) -> list[CooperationDeviation]:
    """The viewer's own drafts, the oldest first: nobody else sees them."""
    rows = CooperationDeviation.objects.filter(state="draft", noted_by_id__in=viewer.parties)
    return list(rows.order_by("noted_at"))


def deviations_to_learn_from(viewer: Viewer) -> list[CooperationDeviation]:
    """What all have answered and the viewer's organisation noted: it waits for what was learnt."""
    if viewer.organisation_id is None:
        return []
    rows = CooperationDeviation.objects.filter(state="answered", organisation_id=viewer.organisation_id)
    return list(rows.order_by("noted_at"))


def deviations_asked(viewer: Viewer) -> list[DeviationAnswer]:
    """What others have still to answer of what the viewer's organisation noted, the first promised first."""
    if viewer.organisation_id is None:
        return []
    rows = DeviationAnswer.objects.select_related("deviation", "organisation").filter(
        answered_at=None, deviation__state="open", deviation__organisation_id=viewer.organisation_id
    )
    return list(rows.order_by("answer_promised_at", "id"))


def deviation_counts(viewer: Viewer, *, first: date, last: date) -> tuple[list[DeviationCount], int | None]:
    """How many deviations the viewer's organisation noted or was asked about, kind by kind; and in all.

    Counts without persons, and none so small that somebody could be recognised. One query.
    """
    rows = DeviationFigure.objects.filter(
        Q(from_organisation_id=viewer.organisation_id) | Q(to_organisation_id=viewer.organisation_id),
        county_id=viewer.county_id, noted_on__range=(first, last), withdrawn=False,
    )  # fmt: skip
    noted, waiting, late = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        noted[row.kind] += 1
        waiting[row.kind] += row.answered_at is None
        late[row.kind] += row.answered_at is not None and row.answered_at > row.promised_at
    counts = [
        DeviationCount(kind, shown(noted[kind]), shown(waiting[kind]), shown(late[kind])) for kind in sorted(noted)
    ]
    return counts, total_shown(list(noted.values()))
