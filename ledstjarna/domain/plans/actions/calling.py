"""Call to a meeting about the plan: who, how and where. Nobody is told anything before a time is asked for or set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, open_change, parties_reaching, sharing_covers
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.organisations.queries import current_assignment
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.plans.actions._calls import (
    close_to,
    close_to_all_but_own,
    let_keep_own,
    open_to,
    participants_of,
    the_call,
)
from ledstjarna.domain.plans.actions._parts import envelope, locked
from ledstjarna.domain.plans.actions.starting import plan_to_meet_about
from ledstjarna.domain.plans.events import MeetingParticipantLeftOut
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingPoint, PlanMeetingCall
from ledstjarna.domain.plans.queries.callable_ones import ToCall, callable_ones, called_once, more_to_call
from ledstjarna.domain.plans.queries.speaking import telling_hindrance
from ledstjarna.domain.plans.rules.calling import LONGEST, SHORTEST, call_findings, struck_off
from ledstjarna.domain.plans.rules.states import CALL
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How and where a meeting is held, and for how long."""

    how: str
    minutes: int
    place_kind: str = ""
    place: str = ""
    phone: str = ""
    link: str = ""

    def fields(self) -> dict[str, object]:
        """The call's fields. What belongs to another way of meeting is left out."""
        room = self.how == "room"
        return {
            "how": self.how, "minutes": self.minutes, "place_kind": self.place_kind if room else "",
            "place": self.place.strip() if room else "", "phone": self.phone.strip() if self.how == "phone" else "",
            "link": self.link.strip() if self.how == "video" else "",
        }  # fmt: skip


@transaction.atomic
def call_meeting(
    *, by: Viewer, subject_id: UUID, who: Sequence[UUID], arranged: Arrangement, at: datetime, about: str = "",
    person_agrees: bool = False,
) -> PlanMeetingCall:  # fmt: skip
    """Make a call: the person, and `who` of those the law lets be called. It stands as a draft. A unit that is ticked
    beside somebody who works there is called by that one alone.

    `person_agrees` is the person's word, just said, that those close who are called may come.
    Raises RuleBroken with each one who may not be called and why, and NotForYou.
    """
    change = open_change(by, subject_id, what="call_meeting", kinds=[PLAN, TEAM])
    plan = plan_to_meet_about(change, at)
    called = chosen(change, who, person_agrees)
    require(
        *call_findings(
            caller_kind=by.kind, organisation_kind=by.organisation_kind, others=len(called) - 1, how=arranged.how,
            place_kind=arranged.place_kind, place=arranged.place, phone=arranged.phone,
            protected=bool(person(change).protected_identity),
        ),
        length_hindrance(arranged.minutes),
        *(not_to_be_called(one) for one in called),
    )  # fmt: skip
    call = PlanMeetingCall.objects.create(
        **change.rows, plan=plan, state=CALL.start, about=about.strip(), called_by_id=by.party_id,
        called_by_label=by.label, called_at=at, **arranged.fields(),
    )  # fmt: skip
    write_participants(change, call, called, at)
    return call


def length_hindrance(minutes: int) -> Finding | None:
    """Whether a meeting is too short or too long to be one."""
    if SHORTEST <= minutes <= LONGEST:
        return None
    return Finding("meeting_length", {"shortest": SHORTEST, "longest": LONGEST}, field_name="minutes")


@transaction.atomic
def leave_out(*, by: Viewer, subject_id: UUID, call_id: UUID, participant_id: UUID, at: datetime) -> None:
    """Somebody is not to come after all. The person may object to anybody (SoL 10:8); staff take their call back.

    Whoever knew of a time is told that they need not come, by that time alone: their calendar takes it out.
    """
    change = open_change(by, subject_id, what="leave_out", kinds=[PLAN])
    call = the_call(change, call_id)
    row = locked(
        MeetingParticipant.objects.filter(**change.rows, call=call, left_out_at=None), by, participant_id, "leave_out"
    )
    require(
        Finding("the_person_is_always_called") if row.kind == "person" else None,
        None if by.is_staff else telling_hindrance(change),
        None if call.state in ("draft", "asked", "set") else Finding("call_is_over"),
    )
    _take_away(call, row, "caller" if by.is_staff else "person", at)
    publish(MeetingParticipantLeftOut(**envelope(change, at), call_id=call.id, participant_id=row.id))


@transaction.atomic
def add_point(
    *, by: Viewer, subject_id: UUID, call_id: UUID, words: str, at: datetime, for_person: bool = False
) -> MeetingPoint:
    """Something to talk about. The person's own points stand first; staff write them down `for_person`."""
    change = open_change(by, subject_id, what="add_point", kinds=[PLAN])
    call = the_call(change, call_id)
    require(
        None if words.strip() else Finding("words_missing", field_name="words"),
        None if call.state in ("draft", "asked", "set") else Finding("call_is_over"),
    )
    own = by.kind in ("person", "representative") or (by.is_staff and for_person)
    return MeetingPoint.objects.create(
        **change.rows, call=call, words=words.strip(), by_person=own, said_by_id=by.party_id, said_by_label=by.label,
        said_at=at,
    )  # fmt: skip


@transaction.atomic
def take_back_point(*, by: Viewer, subject_id: UUID, point_id: UUID, at: datetime) -> MeetingPoint:
    """Take back a point that one wrote oneself. Raises NotForYou for somebody else's."""
    change = open_change(by, subject_id, what="take_back_point", kinds=[PLAN])
    rows = MeetingPoint.objects.filter(**change.rows, said_by_id__in=by.parties)
    point = locked(rows, by, point_id, "take_back_point")
    point.taken_back_at = point.taken_back_at or at
    point.save(update_fields=["taken_back_at"])
    return point


def calls_follow_access(happening: Happening) -> None:
    """After somebody may have lost what they reach: whoever was called because of it is not called any more.

    A consent to sharing that no longer covers them (OSL 10:1), a place in the team, a mandate, being close.
    """
    if happening.body.get("kind", "sharing") != "sharing":
        return
    with automatic_run("calls_follow_access"):
        rows = {"county_id": happening.county_id, "subject_id": happening.subject_id}
        struck: list[MeetingParticipant] = []
        for call in PlanMeetingCall.objects.select_for_update().filter(**rows, state__in=("draft", "asked", "set")):
            struck += _strike_off(call, happening)
        if struck:
            publish(
                MeetingParticipantLeftOut(
                    county_id=happening.county_id, subject_id=happening.subject_id, actor_id=happening.actor_id,
                    happened_at=happening.happened_at, call_id=struck[0].call_id, participant_id=struck[0].id,
                    by_house=True,
                )
            )  # fmt: skip


def _strike_off(call: PlanMeetingCall, happening: Happening) -> list[MeetingParticipant]:
    """Take away those who read the plan no more. Returns whom."""
    struck = []
    at = happening.happened_at
    covered, reaching = sharing_covers(call.subject_id), parties_reaching(call.subject_id, at)
    of_call = parties_reaching(call.subject_id, at, scope_id=call.id)
    caller = current_assignment(call.called_by_id)
    if caller and call.called_by_id in reaching:
        covered.add(caller.unit.organisation_id)
    for row in participants_of(call):
        why = struck_off(
            kind=row.kind, reaches_plan=row.party_id in reaching, reaches_call=row.party_id in of_call,
            covered=row.organisation_id in covered,
        )  # fmt: skip
        if why:
            if why == "consent":  # whose plan it is is not theirs to read any more
                row.about_label = ""
            _take_away(call, row, why, at)
            if row.left_out_starts_at:
                let_keep_own(row, happening.actor_id or row.party_id, at)
            struck.append(row)
    return struck


def write_participants(
    change: Reading, call: PlanMeetingCall, called: Iterable[ToCall], at: datetime,
    left_with: Mapping[UUID, int] | None = None,
) -> list[MeetingParticipant]:  # fmt: skip
    """Write those who are called; whoever reaches nothing of the plan gets the call and their own row to read.

    `left_with`: the number that the calendar of who was called before was told that they need not come.
    """
    rows = [_participant(change, call, one) for one in called]
    for row in rows:
        row.left_out_sequence = (left_with or {}).get(row.party_id, 0)
    MeetingParticipant.objects.bulk_create(rows)
    reaching = {row.party_id for row in team(change)}
    for row in rows:
        if row.party_id not in reaching:
            open_to(change, row, at)
    return rows


def chosen(change: Reading, who: Iterable[UUID], person_agrees: bool) -> list[ToCall]:
    """Those who are wanted, the person first. Raises RuleBroken for somebody who is nowhere around the plan."""
    around = callable_ones(change)
    known = {row.party_id: row for row in around}
    wanted = list(dict.fromkeys(who))
    if any(one not in known for one in wanted):
        known |= {row.party_id: row for row in more_to_call(change, around)}
    if any(one not in known for one in wanted):
        raise RuleBroken(Finding("not_around_the_plan", field_name="called"))
    found = [known[one].with_word(agrees=person_agrees) for one in wanted if one != change.subject_id]
    return [known[change.subject_id], *called_once(found)]


def not_to_be_called(one: ToCall) -> Finding | None:
    """Why somebody may not be called, with their name; None when they may."""
    found = one.hindrance
    return replace(found, params={**found.params, "who": one.label}, field_name="called") if found else None


def _participant(change: Reading, call: PlanMeetingCall, one: ToCall) -> MeetingParticipant:
    return MeetingParticipant(
        **change.rows, call=call, party_id=one.party_id, kind=one.rule.kind, label=one.label,
        organisation_id=one.organisation_id, organisation_label=one.organisation_label, about_label=one.about_label,
    )  # fmt: skip


def _take_away(call: PlanMeetingCall, row: MeetingParticipant, why: str, at: datetime) -> None:
    """They are called no more. Of a time that they were told they keep what takes it out of their calendar."""
    if call.state == "set":
        row.left_out_starts_at, row.left_out_ends_at = call.starts_at, call.ends_at
        # A calendar takes no cancellation that is not newer (RFC 5546 3.2.5).
        row.left_out_sequence = row.sequence_of(call) + 1
    row.left_out_at, row.left_out_why = at, why
    row.save(
        update_fields=[
            "about_label", "left_out_at", "left_out_why", "left_out_starts_at", "left_out_ends_at", "left_out_sequence",
        ]
    )  # fmt: skip
    if row.left_out_starts_at:
        close_to_all_but_own(row, at)
    else:
        close_to(row, at)
