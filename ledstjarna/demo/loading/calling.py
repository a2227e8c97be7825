"""Meetings that are called, as rows: some whose times are asked for, some that are set. With the team alone."""

from datetime import date, datetime, time, timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import (
    Commitment,
    MeetingParticipant,
    MeetingPoint,
    MeetingTime,
    PlanMeeting,
    PlanMeetingCall,
)
from ledstjarna.domain.plans.rules.meeting_times import is_soon, moment_of
from ledstjarna.domain.teams.models import TeamMember

_POINTS = ("Jag vill prata om hur det blir till vintern.", "Får min dotter vara med oftare?", "Maten på kvällen.")
_MINUTES = 60
_WHY = "Flera är sjuka. Vi hör av oss om en ny tid."
_SET = ("set", "held", "cancelled")
_TOLD = {
    "asked": ("MeetingTimesAsked",), "set": ("MeetingCalled",), "held": ("MeetingCalled",),
    "cancelled": ("MeetingCalled", "MeetingCancelled"),
}  # fmt: skip
_SATURDAY = 5


def call(case: Case, plan: Row) -> None:
    """A call to a meeting, as far as the case's turn says: from a draft to one that has been."""
    members = [row for row in case.of(TeamMember) if row["period"].upper is None]
    met = next(iter(case.of(PlanMeeting)), None)
    state = "held" if met else case.turns.call()
    if not state or case.coordinator.id not in {row["party_id"] for row in members}:
        return
    at, starts = case.moments.recent(days=3), _starts(case, state)
    if met:
        at, starts = max(case.moments.began, met["opened_at"] - timedelta(days=5)), [met["opened_at"]]
    row = case.add(
        PlanMeetingCall, plan_id=plan["id"], state=state, version=2, how="room", minutes=_MINUTES,
        place_kind="care_centre", place="Rum 3, en trappa upp", called_at=at, recorded_at=at,
        told_at=None if state == "draft" else at, starts_at=starts[0] if state in _SET else None,
        ends_at=_end(starts[0]) if state in _SET else None, sequence=int(state == "cancelled"),
        meeting_id=met["id"] if met else None, cancelled_at=at if state == "cancelled" else None,
        why_cancelled=_WHY if state == "cancelled" else "", **case.by(case.coordinator, "called"),
    )  # fmt: skip
    bound = {"call_id": row["id"], "recorded_at": at}
    asked = starts if state == "asked" else []
    times = [case.add(MeetingTime, **bound, starts_at=start, ends_at=_end(start), withdrawn_at=None) for start in asked]
    _people(case, bound, members, times)
    _associations(case, bound, at)
    case.add(
        MeetingPoint, call_id=row["id"], words=_POINTS[case.person.serial % len(_POINTS)], by_person=True, said_at=at,
        said_by_id=case.person.id, said_by_label=case.person.name, taken_back_at=None,
    )  # fmt: skip
    for kind in _TOLD.get(state, ()):
        told = {"was_told": True, "soon": is_soon(starts[:1], at=at)} if kind == "MeetingCancelled" else {}
        sequence = {} if kind == "MeetingTimesAsked" else {"sequence": int(kind == "MeetingCancelled"), **told}
        case.happened(kind, at, case.coordinator.id, call_id=row["id"], **sequence)


def _people(case: Case, bound: Row, members: list[Row], times: list[Row]) -> None:
    """The person, who has not answered yet, and the team: whoever called has said which times suit."""
    name = "" if case.person.protected_identity else case.person.name
    nobody = {
        **bound, "answered_at": None, "coming_at": None, "was_there": None, "left_out_at": None, "organisation_id": None
    }  # fmt: skip
    case.add(
        MeetingParticipant, **nobody, party_id=case.person.id, kind="person", label=case.person.name,
        about_label=case.person.name, answers={}, needs=[],
    )  # fmt: skip
    for member in members:
        calls = member["party_id"] == case.coordinator.id
        said = {str(row["id"]): "yes" for row in times} if calls else {}
        case.add(
            MeetingParticipant, **{**nobody, "organisation_id": member.get("organisation_id")}, kind="staff",
            party_id=member["party_id"], label=member["label"], about_label=name, answers=said, needs=[],
        )  # fmt: skip


def _associations(case: Case, bound: Row, at: datetime) -> None:
    """For every other person the associations that do something in the plan: called about that alone."""
    if case.person.serial % 2:
        return
    parts = {row["owner_id"]: row for row in case.of(Commitment) if row["legal_basis"] == "association"}
    for owner_id, part in parts.items():
        if part["state"] == "active":
            row = case.add(
                MeetingParticipant, **{**bound, "organisation_id": part["owner_organisation_id"]}, kind="association",
                party_id=owner_id, label=part["owner_label"], organisation_label=part["owner_label"],
                about_label=part["shared_words"].get("name", ""), answers={}, needs=[], answered_at=None,
                coming_at=None, was_there=None, left_out_at=None,
            )  # fmt: skip
            for scope in (bound["call_id"], row["id"]):
                case.ground(
                    owner_id, "request", at, written_by=case.coordinator.id,
                    organisation=part["owner_organisation_id"], scope=scope,
                )  # fmt: skip


def _starts(case: Case, state: str) -> list[datetime]:
    """The times: three to choose among while they are asked for. Two days of a weekend are the same Monday."""
    return sorted({_start(case, days) for days in ((8, 10, 13) if state == "asked" else (9,))})


def _start(case: Case, days: int) -> datetime:
    """A quarter or half past some hour of a working day, by the person's number: meetings do not all fall together."""
    day: date = case.moments.today + timedelta(days=days + case.person.serial % 5)
    day += timedelta(days=max(0, day.weekday() - _SATURDAY + 1) and 7 - day.weekday())
    found = moment_of(day, time(9 + case.person.serial % 6, 30 * (case.person.serial % 2)))
    assert isinstance(found, datetime)  # summer time never begins in working hours
    return found


def _end(start: datetime) -> datetime:
    return start + timedelta(minutes=_MINUTES)
