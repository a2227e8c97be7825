"""The door for reading Ring mig: what the person has asked, and what waits for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.teams.models import CallAttempt, CallRequest, TeamMember
from ledstjarna.domain.teams.queries.members import coordinated_by, coordinator, my_persons
from ledstjarna.domain.teams.rules import promise, who_has_it
from ledstjarna.domain.teams.rules.states import OPEN_CALLS


@dataclass(frozen=True, slots=True)
class Call:
    """One wish to be called, as it stands at a moment: who has it now and how it is with the promise."""

    row: CallRequest
    attempts: tuple[CallAttempt, ...]
    with_whom: str  # reached, coordinator, unit
    promise: str  # waits, late, kept, broken
    coordinator: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody is still to call."""
        return self.row.state in OPEN_CALLS

    @property
    def who(self) -> str:
        """The label of whoever has it now; empty where the unit has it."""
        labels = {"reached": self.row.reaches_label, "coordinator": self.coordinator}
        return labels.get(self.with_whom, "")


def calls(reading: Reading, *, limit: int = 30) -> list[Call]:
    """What the person has asked, the latest first. Three queries."""
    lead = coordinator(reading)
    rows = list(CallRequest.objects.filter(**reading.rows).order_by("-asked_at")[:limit])
    made = defaultdict(list)
    for attempt in CallAttempt.objects.filter(**reading.rows, call__in=rows).order_by("made_at"):
        made[attempt.call_id].append(attempt)
    return [call_at(row, made[row.pk], reading.at, lead) for row in rows]


def call(reading: Reading, call_id: UUID) -> Call:
    """One of them. Raises NotForYou when it is not there."""
    reading.needs(TEAM)
    row = CallRequest.objects.filter(**reading.rows, pk=call_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "call")
    attempts = CallAttempt.objects.filter(**reading.rows, call=row).order_by("made_at")
    return call_at(row, attempts, reading.at, coordinator(reading))


def calls_to_answer(viewer: Viewer, at: datetime) -> list[Call]:
    """Every open call that the viewer has now: reached by it, coordinating, or of the unit; the most urgent first.

    Only of persons whose team the viewer takes part in; what moved on is with whoever coordinates now.
    """
    coordinated = set(coordinated_by(viewer))
    rows = CallRequest.objects.filter(subject_id__in=my_persons(viewer), state__in=OPEN_CALLS).order_by("promised_at")
    found = [call_at(row, (), at) for row in rows]
    return [one for one in found if _is_with(viewer, one, coordinated)]


def _is_with(viewer: Viewer, one: Call, coordinated: set[UUID]) -> bool:
    if one.with_whom == "unit":
        return viewer.unit_id is not None and one.row.unit_id in (viewer.unit_id, None)
    if one.with_whom == "coordinator":
        return one.row.subject_id in coordinated
    return one.row.reaches_id in viewer.parties


def call_at(row: CallRequest, attempts: Iterable[CallAttempt], at: datetime, lead: TeamMember | None = None) -> Call:
    """A call as it stands at a moment. `lead` coordinates now; without one, who did when it was asked is told."""
    label = lead.label if lead else row.coordinator_label
    coordinators = row.coordinator_id is None or row.coordinator_id == row.reaches_id
    is_open = row.state in OPEN_CALLS
    seen_at = at if is_open else row.over_at or at
    has_it = who_has_it(row.promised_at, row.tried_at, seen_at, is_coordinators=coordinators)
    stands, made = promise(row.promised_at, row.tried_at, at, is_over=not is_open), tuple(attempts)
    if stands == "kept" and any(one.promised_at and one.made_at > one.promised_at for one in made):
        stands = "broken"  # a later promise that was kept does not mend an earlier one
    return Call(row, made, has_it, stands, label)
