"""Who hears that there is something to read when a meeting is called, a question is asked, or time runs out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.actions import tell_reach
from ledstjarna.domain.people.actions import (
    due_notices_to_others,
    let_close_one_read,
    name_close_one,
    send_notice_to_other,
    tell_of_news,
)
from ledstjarna.domain.people.models import Notice, NoticeToOther
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Answer, Arrangement, SupportOffered, tell_those_asked
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import ask_for_call, begin_contact, tell_late_calls, withdraw_call
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Notice as Sent
from ledstjarna.foundation.sending import Outcome, Reader, Receipt

START = datetime.fromisoformat("2026-03-09T12:30:00+00:00")


@dataclass
class Fake:
    """A channel that answers as it is told and keeps what it was given."""

    answers: list[Outcome] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)

    def send(self, notice: Sent) -> Receipt:
        self.sent.append(notice)
        return Receipt(self.answers.pop(0) if self.answers else Outcome.SENT)


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    with clock_set_to(AT + timedelta(hours=2)):
        made = gather()
        begin_contact(
            by=made.act(made.staff["nurse"]), subject_id=made.subject_id, reason="Astrid ringde", at=made.at()
        )
        yield made


def hear(cast: Cast, kind: str) -> None:
    """Let everybody hear the newest event of a kind, twice as a worker may."""
    with automatic_run("test"):
        row = Happening.objects.filter(kind=kind, subject_id=cast.subject_id).latest("recorded_at")
        for _ in range(2):
            tell_of_news(row)
            tell_those_asked(row)


def told() -> list[tuple[UUID, str, str]]:
    with automatic_run("test"):
        return list(NoticeToOther.objects.order_by("made_at").values_list("party_id", "reason", "state"))


def daughter(cast: Cast, phone: str) -> UUID:
    by = cast.act(cast.person)
    whom: dict[str, Any] = {"by": by, "subject_id": cast.subject_id, "at": cast.at()}
    close = name_close_one(name="Karin Lind", relation="daughter", phone=phone, **whom)
    let_close_one_read(close_one_id=close.id, may_read=True, **whom)
    return close.id


def meeting(cast: Cast, *who: UUID) -> Any:
    nurse = cast.act(cast.staff["nurse"])
    call = actions.call_meeting(
        by=nurse, subject_id=cast.subject_id, arranged=Arrangement("room", 60, "care_centre", "Linden"),
        who=[nurse.party_id, *who], at=cast.at(),
    )  # fmt: skip
    return actions.ask_times(
        by=nurse, subject_id=cast.subject_id, call_id=call.id, seen_version=call.version, starts=[START], at=cast.at()
    )


def cancelled(cast: Cast, call: Any) -> None:
    actions.cancel_meeting(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version,
        why="Sjukdom", at=cast.at(),
    )  # fmt: skip


def test_a_meeting_is_told_to_the_person_and_to_those_called_who_have_an_address(cast: Cast) -> None:
    karin = daughter(cast, "070-174 06 05")
    call = meeting(cast, karin)
    hear(cast, "MeetingTimesAsked")
    assert told() == [(karin, "meeting", "waiting")]  # once, and nobody of staff
    with automatic_run("test"):
        assert [row.reason for row in Notice.objects.all()] == ["meeting"]
        sms, at = Fake([Outcome.FAILED]), NoticeToOther.objects.get().due_at
    for moment in (at, at + timedelta(minutes=1)):
        for one in due_notices_to_others(at=moment):
            send_notice_to_other(notice_id=one, channels={"sms": sms}, at=moment)
    assert [(one.reader, one.to and one.to.value) for one in sms.sent] == [(Reader.OTHER, "+46701740605")] * 2
    assert len({one.key for one in sms.sent}) == 1
    assert [row[2] for row in told()] == ["sent"]
    cancelled(cast, call)
    hear(cast, "MeetingCancelled")
    with automatic_run("test"):
        assert NoticeToOther.objects.get(state="waiting").due_at >= at + timedelta(hours=12)


def test_a_meeting_soon_that_is_cancelled_is_told_at_once_to_others_too(cast: Cast) -> None:
    karin = daughter(cast, "070-174 06 05")
    call = meeting(cast, karin)
    hear(cast, "MeetingTimesAsked")
    with automatic_run("test"):
        first = NoticeToOther.objects.get()
    send_notice_to_other(notice_id=first.pk, channels={"sms": Fake()}, at=first.due_at)
    with clock_set_to(START - timedelta(days=1)):
        call = actions.set_meeting_time(
            by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version,
            start=START, at=START - timedelta(days=1),
        )  # fmt: skip
        hear(cast, "MeetingCalled")
        with automatic_run("test"):
            NoticeToOther.objects.filter(state="waiting").update(due_at=START)
        actions.cancel_meeting(
            by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, call_id=call.id, seen_version=call.version,
            why="Sjukdom", at=START - timedelta(hours=23),
        )  # fmt: skip
        hear(cast, "MeetingCancelled")
    with automatic_run("test"):
        assert NoticeToOther.objects.get(state="waiting").due_at == START - timedelta(hours=23)


def test_what_was_never_asked_is_not_told_as_cancelled_and_a_landline_gets_no_text(cast: Cast) -> None:
    karin = daughter(cast, "0150-12 34 56")
    nurse = cast.act(cast.staff["nurse"])
    draft = actions.call_meeting(
        by=nurse, subject_id=cast.subject_id, arranged=Arrangement("room", 60, "care_centre", "Linden"),
        who=[nurse.party_id, karin], at=cast.at(),
    )  # fmt: skip
    cancelled(cast, draft)
    hear(cast, "MeetingCancelled")
    with automatic_run("test"):
        assert not Notice.objects.exists()
    meeting(cast, karin)
    hear(cast, "MeetingTimesAsked")
    assert told() == []


def test_an_association_is_told_by_its_contact_when_it_is_asked(cast: Cast) -> None:
    tell_reach(assignment_id=cast.staff["singer"].party_id, at=AT, email="ulla@example.org", text_phone="070-1740606")
    part(cast, "association", "choir")
    hear(cast, "ChoiceMade")
    assert told() == [(cast.units["choir"].id, "part", "waiting")]
    email, sms = Fake([Outcome.REFUSED]), Fake()
    with automatic_run("test"):
        at = NoticeToOther.objects.get().due_at
    for _ in range(2):
        for one in due_notices_to_others(at=at):
            send_notice_to_other(notice_id=one, channels={"email": email, "sms": sms}, at=at)
    assert (len(email.sent), len(sms.sent)) == (1, 1)
    assert [row[2] for row in told()] == ["sent"]


def part(cast: Cast, basis: str, unit: str) -> Commitment:
    by = cast.act(cast.person)
    whom: dict[str, Any] = {"by": by, "subject_id": cast.subject_id, "at": cast.at()}
    goal = actions.set_goal(words="Kören", life_area="d9", current_level=3, wanted_level=1, **whom)
    offered = SupportOffered(title="Stöd", legal_basis=basis, can_change_mind="Ja.", after_no="Inget.")
    made = actions.propose(goal_id=goal.id, offered=offered, owner=cast.unit_owner(unit), **whom)
    yes = Answer(kind="yes", shared_facts=("name",), shared_words={"name": "Astrid"})
    actions.choose(proposal_id=made.id, seen_version=made.version, answer=yes, **whom)
    return Commitment.objects.get(proposal=made)


def test_the_clock_tells_once_that_a_call_is_late_and_that_a_decision_ends(cast: Cast) -> None:
    by = cast.act(cast.person)
    whom: dict[str, Any] = {"by": by, "subject_id": cast.subject_id, "at": cast.at()}
    kept = ask_for_call(channel="phone", about="", way="digital", **whom)
    with pytest.raises(RuleBroken):
        ask_for_call(channel="text", about="", way="digital", **whom)
    withdraw_call(call_id=kept.id, **whom)
    late = ask_for_call(channel="phone", about="", way="digital", **whom)
    assert tell_late_calls(at=late.promised_at) == 0
    after = late.promised_at + timedelta(minutes=1)
    assert [tell_late_calls(at=after), tell_late_calls(at=after)] == [1, 0]
    hear(cast, "CallLate")
    with automatic_run("test"):
        assert [row.reason for row in Notice.objects.all()] == ["call"]
        Notice.objects.update(state="no_way")
    row = part(cast, "sol", "assessment")
    with automatic_run("test"):
        day = AT.date() + timedelta(days=60)
        Commitment.objects.filter(pk=row.pk).update(state="active", ends_on=day)
    assert actions.tell_ending_decisions(at=AT - timedelta(days=1)) == 0
    assert [actions.tell_ending_decisions(at=AT), actions.tell_ending_decisions(at=AT + timedelta(days=9))] == [1, 0]
    hear(cast, "DecisionEnding")
    with automatic_run("test"):
        assert Notice.objects.get(state="waiting").reason == "expiring"
        Commitment.objects.filter(pk=row.pk).update(ends_on=day + timedelta(days=20))
    assert actions.tell_ending_decisions(at=AT + timedelta(days=30)) == 1  # another end is news
