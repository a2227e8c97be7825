"""Calls to meetings about the plan, as those who call them and those who are called need them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import away_of, persons_named
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingPoint, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.domain.plans.rules.meeting_times import Option, overlaps, suggest
from ledstjarna.foundation.clock import day_of, now

STRUCK_OFF = ("consent", "left")  # why somebody is called no more without anybody having said so: rules.calling
OPEN_CALLS = ("draft", "asked", "set")
OPENED = "meeting"  # how the access log names which meeting was opened
TOLD_FOR = timedelta(days=14)  # as long as somebody from outside the team can see what became of a meeting


@dataclass(frozen=True, slots=True)
class CallView:
    """One call with its standing times, who is called, and what they want to talk about.

    `struck_off`: who is called no more because what they reached has ended; whoever holds the meeting is told so.
    `away`: the half-open periods when the person is away.
    """

    call: PlanMeetingCall
    times: list[MeetingTime]
    participants: list[MeetingParticipant]
    points: list[MeetingPoint]
    struck_off: list[MeetingParticipant] = field(default_factory=list)
    away: list[tuple[date, date | None]] = field(default_factory=list)

    def is_away(self, day: date) -> bool:
        """Whether the person is away on a day, as far as has been told."""
        return is_away(self.away, day)

    @property
    def options(self) -> list[Option]:
        """The proposed times with everybody's answers, in order of time."""
        return [
            Option(
                row.id, row.starts_at,
                tuple((one.kind, str(one.answers.get(str(row.id), ""))) for one in self.participants),
                self.is_away(day_of(row.starts_at)),
            )
            for row in self.times
        ]  # fmt: skip

    def suggested(self, at: datetime) -> MeetingTime | None:
        """The time that suits best and has not been yet; None when the person can come to none of them, or is away."""
        best = suggest(one for one in self.options if one.starts_at > at)
        return next((row for row in self.times if best and row.id == best[0].time_id), None)

    @property
    def person_cannot(self) -> bool:
        """Whether the person has said that they cannot come at the time that is set."""
        return self.call.state == "set" and any(
            row.kind == "person" and row.coming == "no" for row in self.participants
        )

    def of(self, viewer: Viewer) -> MeetingParticipant | None:
        """The viewer's own place in the meeting."""
        return next((row for row in self.participants if row.party_id in viewer.parties), None)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What somebody who is called sees: the call, the times, and their own answer. Nothing of anybody else's."""

    call: PlanMeetingCall
    times: list[MeetingTime]
    participant: MeetingParticipant

    @property
    def waits(self) -> bool:
        """Whether an answer is waited for: to the times, or to whether they come."""
        if self.call.state == "asked":
            return any(str(row.id) not in self.participant.answers for row in self.times)
        return self.call.state == "set" and not self.participant.coming


def calls(reading: Reading) -> list[PlanMeetingCall]:
    """Every call about the person: those that come first, in order of time, then those that have been, newest first."""
    reading.needs(PLAN)
    rows = list(PlanMeetingCall.objects.filter(**reading.rows).order_by("-called_at"))
    coming = [row for row in rows if row.state in OPEN_CALLS]
    return sorted(coming, key=lambda row: (row.starts_at is None, row.starts_at or row.called_at)) + [
        row for row in rows if row.state not in OPEN_CALLS
    ]


def cannot_come(reading: Reading) -> dict[UUID, list[MeetingParticipant]]:
    """Who has said that they cannot come to each meeting with a set time: by call, the person first."""
    reading.needs(PLAN)
    rows = MeetingParticipant.objects.filter(**reading.rows, left_out_at=None, coming="no", call__state="set")
    found: dict[UUID, list[MeetingParticipant]] = {}
    for row in sorted(rows, key=lambda row: (row.kind != "person", row.pk)):
        found.setdefault(row.call_id, []).append(row)
    return found


def call_view(reading: Reading, call_id: UUID) -> CallView:
    """One call with everything about it. Raises NotForYou when it is not about the person."""
    reading.needs(PLAN)
    row = PlanMeetingCall.objects.select_related("meeting").filter(**reading.rows, pk=call_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "call")
    everybody = list(MeetingParticipant.objects.filter(**reading.rows, call_id=call_id).order_by("id"))
    participants = [one for one in everybody if one.left_out_at is None]
    there = {one.party_id for one in participants}
    gone = {one.party_id: one for one in everybody if one.left_out_why in STRUCK_OFF and one.party_id not in there}
    points = MeetingPoint.objects.filter(**reading.rows, call_id=call_id, taken_back_at=None)
    return CallView(
        row, standing_times([call_id]), participants, list(points.order_by("-by_person", "said_at", "id")),
        list(gone.values()), away_of(reading.subject_id),
    )  # fmt: skip


def standing_times(call_ids: Iterable[UUID]) -> list[MeetingTime]:
    """The times that are proposed now, in order. The row policy shows those of calls within reach."""
    return list(MeetingTime.objects.filter(call_id__in=list(call_ids), withdrawn_at=None).order_by("starts_at"))


def invitation(viewer: Viewer, call_id: UUID) -> Invitation:
    """The viewer's own invitation. Raises NotForYou when they are not called: the same as for no meeting."""
    found = next((row for row in invitations(viewer, call_id=call_id)), None)
    if found is None:
        raise NotForYou(viewer, None, "invitation")
    return found


def invitations(viewer: Viewer, *, call_id: UUID | None = None) -> list[Invitation]:
    """Every meeting that the viewer, or their unit, is called to and that has not been long ago. Three queries.

    Access is the row policy's: a participant's row shows to whoever reaches the plan and to the one it is about.
    """
    rows = MeetingParticipant.objects.select_related("call").filter(party_id__in=viewer.parties, left_out_at=None)
    if call_id:
        rows = rows.filter(call_id=call_id)
    recent = Q(call__state="asked") | Q(call__state="set", call__ends_at__gt=now() - TOLD_FOR)
    recent |= Q(call__state="held", call__ends_at__gt=now() - TOLD_FOR)
    # Whoever has been told of a meeting is told that it will not be; of a draft nobody knows.
    recent |= Q(call__state="cancelled", call__told_at__isnull=False, call__cancelled_at__gt=now() - TOLD_FOR)
    found = list(rows.filter(recent).order_by("call__starts_at", "call__called_at", "id"))
    _without_protected_names(found)
    times = standing_times({row.call_id for row in found})
    return [Invitation(row.call, [one for one in times if one.call_id == row.call_id], row) for row in found]


def left_out_of(viewer: Viewer, *, call_id: UUID | None = None) -> list[MeetingParticipant]:
    """The meetings with a time that the viewer, or their unit, was called to and need not come to, the latest first.

    Nothing of the call itself is read: it may have got another time since. Who is called again is not told.
    """
    rows = MeetingParticipant.objects.filter(
        party_id__in=viewer.parties, left_out_at__gt=now() - TOLD_FOR, left_out_starts_at__isnull=False
    )
    rows = rows.filter(call_id=call_id) if call_id else rows
    standing = MeetingParticipant.objects.filter(party_id__in=viewer.parties, left_out_at=None)
    again = set(standing.values_list("call_id", flat=True))
    latest = {row.call_id: row for row in rows.order_by("left_out_at")}
    _without_protected_names(list(latest.values()))
    return [row for row in reversed(latest.values()) if row.call_id not in again]


def _without_protected_names(rows: Sequence[MeetingParticipant]) -> None:
    """Take away whose plan it is where the identity has become protected since they were called (OSL 22:1)."""
    named = [row for row in rows if row.about_label]
    hidden = _protected({row.subject_id for row in named}) if named else set()
    for row in named:
        if row.subject_id in hidden:
            row.about_label = ""


def _protected(subject_ids: set[UUID]) -> set[UUID]:
    """Whose identity is protected among these. Whoever is called from outside reaches nothing: only this is told."""
    with automatic_run("protected"):
        found = persons_named(subject_ids)
    return {key for key in subject_ids if key not in found or found[key].protected_identity}


def meetings_to_answer(viewer: Viewer) -> list[Invitation]:
    """The meetings that wait for the viewer's answer: for lists of what is mine."""
    return [row for row in invitations(viewer) if row.waits]


def meetings_to_come(viewer: Viewer) -> list[Invitation]:
    """The meetings with a set time that the viewer is called to and that are not over, the soonest first."""
    return [row for row in invitations(viewer) if row.call.state == "set" and row.call.ends_at > now()]  # type: ignore[operator]


def busy(
    participants: Sequence[MeetingParticipant], start: datetime, end: datetime, *, besides: UUID
) -> list[MeetingParticipant]:
    """Those who are called to another meeting that overlaps this time.

    The other meeting may be about somebody else, whom the viewer does not reach: nothing more is told than that
    there is one.
    """
    parties = [row.party_id for row in participants]
    with automatic_run("busy"):
        rows = MeetingParticipant.objects.filter(
            party_id__in=parties, left_out_at=None, call__state="set", call__starts_at__lt=end, call__ends_at__gt=start
        )
        rows = rows.exclude(call_id=besides).exclude(coming="no")
        taken = {
            party_id
            for party_id, other_start, other_end in rows.values_list("party_id", "call__starts_at", "call__ends_at")
            if other_start and other_end and overlaps(start, end, other_start, other_end)
        }
    return [row for row in participants if row.party_id in taken]


def may_tell_place(call: PlanMeetingCall) -> bool:
    """Whether the place may stand where others can see it: not for a person whose identity is protected (OSL 22:1)."""
    return not _protected({call.subject_id})
