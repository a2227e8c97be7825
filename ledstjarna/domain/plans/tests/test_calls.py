"""A meeting from the call to what was agreed: who is called, which time, answers from all doors, moved, held."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_reading
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.people.actions import answer_consent, end_close_one, name_close_one
from ledstjarna.domain.plans import actions, queries
from ledstjarna.domain.plans.actions import Arrangement, Reply
from ledstjarna.domain.plans.actions._calls import participants_of
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingPoint, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.rules.replying import CalendarReply
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact, end_membership, invite
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening

ROOM = Arrangement("room", 60, "care_centre", "Linden, rum 3")
FIRST = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
SECOND = FIRST + timedelta(days=1)


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    """The nurse works with Astrid, who lets the municipality take part and has a daughter, Karin."""
    with clock_set_to(AT + timedelta(hours=2)):
        made = gather()
        nurse = made.act(made.staff["nurse"])
        begin_contact(by=nurse, subject_id=made.subject_id, reason="Astrid ringde", at=made.at())
        yield made


def share(cast: Cast, state: str = "given") -> None:
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state=state, way="digital", at=cast.at(),
        said_by=cast.subject_id, organisations=[cast.municipality.id] if state == "given" else [],
    )  # fmt: skip


def reading(cast: Cast, viewer: Viewer) -> Reading:
    return open_reading(cast.act(viewer), cast.subject_id, what="test", kinds=[PLAN, TEAM])


def called(cast: Cast, *who: UUID, **more: Any) -> PlanMeetingCall:
    nurse = cast.act(cast.staff["nurse"])
    told = {"arranged": ROOM, "at": cast.at(), "who": [nurse.party_id, *who]} | more
    return actions.call_meeting(by=nurse, subject_id=cast.subject_id, **told)


def asked(cast: Cast, call: PlanMeetingCall, *starts: datetime) -> PlanMeetingCall:
    nurse = cast.act(cast.staff["nurse"])
    return actions.ask_times(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, starts=starts, at=cast.at()
    )


def settle(cast: Cast, call: PlanMeetingCall, start: datetime, **more: Any) -> PlanMeetingCall:
    nurse = cast.act(cast.staff["nurse"])
    return actions.set_meeting_time(
        by=nurse,
        subject_id=cast.subject_id,
        call_id=call.id,
        seen_version=call.version,
        start=start,
        at=cast.at(),
        **more,
    )


def said(cast: Cast, viewer: Viewer, row: MeetingParticipant, reply: Reply) -> MeetingParticipant:
    return actions.answer_call(
        by=cast.act(viewer), subject_id=cast.subject_id, call_id=row.call_id, participant_id=row.id,
        seen_version=row.version, reply=reply, at=cast.at(),
    )  # fmt: skip


def codes(broken: Any) -> list[str]:
    return [finding.code for finding in broken.value.findings]


def test_from_the_call_to_what_was_agreed(cast: Cast) -> None:
    share(cast)
    unit = cast.units["home_care"]
    call = called(cast, unit.id)
    manager, nurse = cast.staff["manager"], cast.staff["nurse"]
    # A draft is nobody's invitation yet.
    cast.act(manager)
    assert queries.invitations(manager) == []
    call = asked(cast, call, FIRST, SECOND)
    cast.act(manager)
    (mine,) = queries.meetings_to_answer(manager)
    assert [row.starts_at for row in mine.times] == [FIRST, SECOND]
    # From outside the team one reaches the call and one's own row: not the plan, not the others, not the points.
    assert MeetingParticipant.objects.count() == 1
    assert MeetingPoint.objects.count() == 0
    with pytest.raises(NotForYou):
        reading(cast, manager)
    first, second = (row.id for row in mine.times)
    said(cast, manager, mine.participant, Reply({first: "yes", second: "no"}))
    # Astrid answers herself, and writes what she wants to talk about; staff write down by phone what others said.
    cast.act(cast.person)
    (own,) = queries.meetings_to_answer(cast.person)
    said(cast, cast.person, own.participant, Reply({first: "no", second: "yes"}, how="room", needs=["hearing"]))
    actions.add_point(by=cast.person, subject_id=cast.subject_id, call_id=call.id, words="Kören", at=cast.at())
    view = queries.call_view(reading(cast, nurse), call.id)
    assert view.suggested(AT).starts_at == SECOND  # type: ignore[union-attr]  # hers weighs first
    (hers,) = (row for row in view.participants if row.party_id == nurse.party_id)
    with pytest.raises(RuleBroken) as no_way:
        said(cast, nurse, next(row for row in view.participants if row.kind == "person"), Reply({second: "yes"}))
    assert codes(no_way) == ["way_missing"]
    said(cast, nurse, hers, Reply({first: "if_needed", second: "yes"}))
    call = settle(cast, call, SECOND)
    assert (call.state, call.sequence, call.ends_at) == ("set", 0, SECOND + timedelta(minutes=60))
    view = queries.call_view(reading(cast, nurse), call.id)
    assert [row.coming for row in view.participants] == ["yes", "yes", ""]
    assert queries.agenda_of(reading(cast, nurse), view, SECOND.date())[0].title == "Kören"
    # Moved: calendars are told anew, and everybody answers again.
    moved = actions.move_meeting(
        by=cast.act(nurse), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, start=FIRST,
        arranged=Arrangement("phone", 30, phone="0150-123 45"), at=cast.at(),
    )  # fmt: skip
    assert (moved.sequence, moved.place, moved.ends_at) == (1, "", FIRST + timedelta(minutes=30))
    assert not MeetingParticipant.objects.exclude(coming="").exists()
    seen_before = {"start": SECOND, "arranged": ROOM, "at": cast.at(), "seen_version": call.version - 1}
    with pytest.raises(ChangedMeanwhile):
        actions.move_meeting(by=nurse, subject_id=cast.subject_id, call_id=call.id, **seen_before)
    _replies(cast, moved)
    _held(cast, moved)


def _replies(cast: Cast, call: PlanMeetingCall) -> None:
    row = MeetingParticipant.objects.get(kind="person")
    reply = CalendarReply(call.id, f"svar-{row.id}@ledstjarna.example", "yes", 1, AT + timedelta(days=1))
    assert actions.answer_from_calendar(reply=reply, at=cast.at()).participant.coming == "yes"
    version = MeetingParticipant.objects.get(pk=row.id).version
    again = actions.answer_from_calendar(reply=reply, at=cast.at())
    assert (again.participant.version, again.new) == (version, False), "twice is once"
    for wrong, code in (
        (CalendarReply(cast.subject_id, reply.address, "yes", 1, AT), "calendar_uid_unknown"),
        (CalendarReply(call.id, "eve@example.se", "no", 1, AT), "calendar_stranger"),
        (CalendarReply(call.id, reply.address, "no", 0, AT), "calendar_old_sequence"),
        (CalendarReply(call.id, reply.address, "no", 1, AT), "calendar_older_reply"),
    ):
        with pytest.raises(RuleBroken) as refused:
            actions.answer_from_calendar(reply=wrong, at=cast.at())
        assert codes(refused) == [code]


def _held(cast: Cast, call: PlanMeetingCall) -> None:
    nurse = cast.act(cast.staff["nurse"])
    there = [row.id for row in MeetingParticipant.objects.exclude(kind="staff")]
    hold = {"by": nurse, "subject_id": cast.subject_id, "call_id": call.id, "present": there, "others": ["Tolken"]}
    with pytest.raises(RuleBroken) as early:
        actions.hold_meeting(**hold, at=cast.at())
    assert codes(early) == ["meeting_is_later"]
    meeting = actions.hold_meeting(**hold, at=FIRST)
    assert meeting.present == ["Astrid Lind", "Tolken"]
    row = PlanMeetingCall.objects.get(pk=call.id)
    agreed = actions.sum_up(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=row.version, agreed="Vi provar.", at=FIRST
    )
    assert (agreed.state, agreed.agreed, agreed.meeting_id) == ("held", "Vi provar.", meeting.id)
    assert {row.was_there for row in MeetingParticipant.objects.all()} == {True, False}


def test_who_may_not_be_called_and_who_is_called_no_more(cast: Cast) -> None:
    unit, nurse = cast.units["home_care"].id, cast.staff["nurse"]
    with pytest.raises(RuleBroken) as unknown:
        called(cast, unit)
    assert codes(unknown) == ["not_around_the_plan"]
    daughter = name_close_one(
        by=cast.act(cast.person), subject_id=cast.subject_id, name="Karin Lind", relation="dotter", at=cast.at()
    )
    with pytest.raises(RuleBroken) as not_asked:
        called(cast, daughter.id)
    assert codes(not_asked) == ["close_one_not_asked"]
    share(cast)
    call = asked(cast, called(cast, daughter.id, unit, person_agrees=True), FIRST)
    # The person objects, and the consent is taken back: both are gone at once, and reach nothing more.
    row = MeetingParticipant.objects.get(party_id=daughter.id)
    actions.leave_out(
        by=cast.act(cast.person), subject_id=cast.subject_id, call_id=call.id, participant_id=row.id, at=cast.at()
    )
    share(cast, "withdrawn")
    cast.act(nurse)
    assert dict(MeetingParticipant.objects.exclude(left_out_at=None).values_list("left_out_why", "label")) == {
        "person": "Karin Lind", "consent": "Hemtjänst Norr, Katrineholms kommun",
    }  # fmt: skip
    with clock_set_to(AT + timedelta(hours=3)):
        manager = cast.act(cast.staff["manager"])
        assert queries.invitations(manager) == []
        assert not PlanMeetingCall.objects.exists()
    with pytest.raises(RuleBroken) as objected:
        called(cast, daughter.id)
    assert codes(objected) == ["person_objects"]
    called(cast, daughter.id, person_agrees=True)  # her newest word counts


def test_who_loses_what_they_reach_is_struck_off_and_told_by_the_time_alone(cast: Cast) -> None:
    share(cast)
    nurse, assessor, manager = (cast.staff[key] for key in ("nurse", "assessor", "manager"))
    members = [
        invite(
            by=cast.act(nurse), subject_id=cast.subject_id, party_id=one.party_id, label=one.label, role=one.role,
            organisation_id=one.organisation_id, at=cast.at(),
        )
        for one in (assessor, manager)
    ]  # fmt: skip
    daughter = name_close_one(
        by=cast.act(cast.person), subject_id=cast.subject_id, name="Karin Lind", relation="dotter", at=cast.at()
    )
    call = called(cast, assessor.party_id, manager.party_id, daughter.id, person_agrees=True)
    call = settle(cast, call, FIRST)
    end_membership(by=cast.act(nurse), subject_id=cast.subject_id, member_id=members[1].id, at=cast.at())
    end_close_one(by=cast.act(cast.person), subject_id=cast.subject_id, close_one_id=daughter.id, at=cast.at())
    view = queries.call_view(reading(cast, nurse), call.id)
    assert {row.party_id for row in view.struck_off} == {manager.party_id, daughter.id}
    share(cast, "withdrawn")
    view = queries.call_view(reading(cast, nurse), call.id)
    assert [row.party_id for row in view.participants] == [cast.subject_id, nurse.party_id]
    assert {row.label: row.left_out_why for row in view.struck_off} == {
        manager.label: "left", "Karin Lind": "left", assessor.label: "consent",
    }  # fmt: skip
    cast.act(cast.person)
    told = Happening.objects.filter(kind="MeetingParticipantLeftOut").values_list("body", flat=True)
    assert [one["by_house"] for one in told] == [True] * 3, "once each time, and nobody is said to have said so"
    with clock_set_to(AT + timedelta(hours=3)):
        for one, about in ((manager, "Astrid Lind"), (assessor, "")):
            cast.act(one)
            assert queries.invitations(one) == []
            [gone] = queries.left_out_of(one)
            assert (gone.left_out_starts_at, gone.left_out_sequence, gone.about_label) == (FIRST, 1, about)
            with pytest.raises(NotForYou):
                reading(cast, one)
    with clock_set_to(AT + timedelta(days=15)):
        cast.act(manager)
        assert not MeetingParticipant.objects.exists()


def more(cast: Cast, call: PlanMeetingCall, *who: UUID, **told: Any) -> PlanMeetingCall:
    nurse = cast.act(cast.staff["nurse"])
    call = PlanMeetingCall.objects.get(pk=call.pk)
    return actions.call_more(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, who=who, at=cast.at(), **told
    )


def left(cast: Cast, call: PlanMeetingCall, party_id: UUID) -> None:
    nurse = cast.act(cast.staff["nurse"])
    row = MeetingParticipant.objects.get(call=call, party_id=party_id, left_out_at=None)
    actions.leave_out(by=nurse, subject_id=cast.subject_id, call_id=call.id, participant_id=row.id, at=cast.at())


def test_somebody_more_is_called_by_the_same_rules_and_left_out_again(cast: Cast) -> None:
    unit, nurse, manager = cast.units["home_care"].id, cast.staff["nurse"], cast.staff["manager"]
    call = settle(cast, called(cast), FIRST)
    with pytest.raises(RuleBroken) as stranger:
        more(cast, call, unit)
    assert codes(stranger) == ["not_around_the_plan"]
    with pytest.raises(RuleBroken) as nobody:
        more(cast, call)
    assert codes(nobody) == ["nobody_called"]
    with pytest.raises(RuleBroken) as twice:
        more(cast, call, nurse.party_id)
    assert codes(twice) == ["called_already"]
    with pytest.raises(NotForYou):
        actions.call_more(
            by=cast.act(manager), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, who=[unit],
            at=cast.at(),
        )  # fmt: skip
    share(cast)
    call = more(cast, call, unit)
    assert (call.state, call.sequence) == ("set", 0)  # for those who were called before nothing has changed
    with pytest.raises(ChangedMeanwhile):
        actions.call_more(
            by=cast.act(nurse), subject_id=cast.subject_id, call_id=call.id, seen_version=1, who=[unit], at=cast.at()
        )
    cast.act(manager)
    (mine,) = queries.meetings_to_answer(manager)
    assert mine.call.starts_at == FIRST
    assert queries.left_out_of(manager) == []
    # Left out: they read the time they were told and nothing more, also when the others' time is moved.
    left(cast, call, unit)
    cast.act(nurse)
    told = PlanMeetingCall.objects.get(pk=call.pk)
    call = actions.move_meeting(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=told.version, start=SECOND, arranged=ROOM,
        at=cast.at(),
    )  # fmt: skip
    with clock_set_to(AT + timedelta(hours=3)):
        cast.act(manager)
        assert queries.invitations(manager) == []
        assert not PlanMeetingCall.objects.exists()
        (row,) = queries.left_out_of(manager)
        assert (row.left_out_starts_at, row.left_out_sequence, row.left_out_why) == (FIRST, 1, "caller")
    with clock_set_to(AT + timedelta(days=15)):
        cast.act(manager)
        assert not MeetingParticipant.objects.exists()
    # Called once more: no calendar may take the invitation for older than what took the meeting away.
    # For the others nothing has changed: what their calendars answer is to the number they were told.
    for _time in range(2):
        call = more(cast, call, unit)
        told_now = {row.party_id: row.sequence_of(call) for row in participants_of(call)}
        before = MeetingParticipant.objects.exclude(left_out_at=None).order_by("-left_out_sequence")[0]
        assert told_now.pop(unit) == before.left_out_sequence
        assert set(told_now.values()) == {call.sequence} == {1}, "as it was moved"
        left(cast, call, unit)
    call = more(cast, call, unit)
    call = actions.move_meeting(
        by=cast.act(nurse), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, start=FIRST,
        arranged=ROOM, at=cast.at(),
    )  # fmt: skip
    assert {row.sequence_of(call) for row in participants_of(call)} == {call.sequence}, "newer than any was told"
    cast.act(manager)
    assert queries.left_out_of(manager) == []
    assert [row.participant.party_id for row in queries.invitations(manager)] == [unit]
    cast.act(nurse)
    kinds = Happening.objects.filter(kind__startswith="MeetingParticipant").values_list("kind", flat=True)
    assert sorted(kinds) == ["MeetingParticipantCalled"] * 4 + ["MeetingParticipantLeftOut"] * 3


def test_a_unit_and_who_works_there_are_called_once(cast: Cast) -> None:
    share(cast)
    nurse, manager = cast.staff["nurse"], cast.staff["manager"]
    assert manager.unit_id
    invite(
        by=cast.act(nurse), subject_id=cast.subject_id, party_id=manager.party_id, label=manager.label,
        role=manager.role, organisation_id=manager.organisation_id, at=cast.at(),
    )  # fmt: skip
    for first, then, code in (
        ((manager.unit_id, manager.party_id), manager.unit_id, "called_already"),
        ((manager.unit_id,), manager.party_id, "called_with_unit"),
    ):
        call = called(cast, *first)
        there = set(MeetingParticipant.objects.filter(call=call).values_list("party_id", flat=True))
        assert there & {manager.unit_id, manager.party_id} == {first[-1]}, "somebody by name stands for the unit"
        with pytest.raises(RuleBroken) as again:
            more(cast, call, then)
        assert codes(again) == [code]


def test_who_is_busy_then_is_seen_before_they_are_called(cast: Cast) -> None:
    share(cast)
    unit = cast.units["home_care"].id
    settle(cast, called(cast, unit), FIRST)
    MeetingParticipant.objects.filter(kind="person").update(coming="no")
    other = settle(cast, called(cast), FIRST, anyway=True)
    with pytest.raises(RuleBroken) as busy:
        more(cast, other, unit)
    assert codes(busy) == ["others_are_busy"]
    assert MeetingParticipant.objects.filter(call=other).count() == 2
    assert more(cast, other, unit, anyway=True).version == other.version + 1


def test_overlapping_meetings_and_times_that_have_been(cast: Cast) -> None:
    settle(cast, called(cast), FIRST)
    other = called(cast)
    for start, code in ((FIRST + timedelta(minutes=59), "person_is_busy"), (AT, "time_has_been")):
        with pytest.raises(RuleBroken) as refused:
            settle(cast, other, start, anyway=True)
        assert codes(refused) == [code]
    with pytest.raises(RuleBroken) as past:
        asked(cast, other, AT - timedelta(days=1), SECOND)
    assert codes(past) == ["time_has_been"]
    settle(cast, other, FIRST + timedelta(minutes=60))
    # The nurse is called to somebody else's meeting at the same time: seen, and set anyway.
    third = called(cast)
    MeetingParticipant.objects.filter(call=other, kind="person").update(coming="no")
    with pytest.raises(RuleBroken) as busy:
        settle(cast, third, FIRST + timedelta(minutes=90))
    assert codes(busy) == ["others_are_busy"]
    assert settle(cast, third, FIRST + timedelta(minutes=90), anyway=True).state == "set"


def test_a_cancelled_meeting_is_told_for_a_while(cast: Cast) -> None:
    share(cast)
    call = settle(cast, called(cast, cast.units["home_care"].id), FIRST)
    nurse, manager = cast.act(cast.staff["nurse"]), cast.staff["manager"]
    gone = actions.cancel_meeting(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, why="Sjukdom", at=cast.at()
    )
    assert (gone.state, gone.sequence) == ("cancelled", 1)
    cast.act(manager)
    assert [row.call.why_cancelled for row in queries.invitations(manager)] == ["Sjukdom"]
    assert queries.meetings_to_come(manager) == []
    with clock_set_to(AT + timedelta(days=15)):
        cast.act(manager)
        assert queries.invitations(manager) == []
    assert MeetingTime.objects.count() == 0
