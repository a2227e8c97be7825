"""Telling the person that there is something to read: once in a while, by the way they chose, until it arrives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.people.actions import (
    Wanted,
    change_notices,
    due_notices,
    send_notice,
    tell_of_news,
    tell_story,
    try_notice_again,
)
from ledstjarna.domain.people.models import Letter, Notice, NoticeAttempt, Person, PersonContact
from ledstjarna.domain.people.queries import last_notice, notices_sent, ways_told
from ledstjarna.domain.people.rules.notices import QUIET_PERIOD
from ledstjarna.domain.people.tests.made import AT, asking, reading, staff, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Notice as Sent
from ledstjarna.foundation.sending import Outcome, Receipt

PROTECTED = "sekretessmarkering"
BOTH = {"email": "karin@example.org", "sms": "070-174 06 05"}


@dataclass
class Fake:
    """A channel that answers as it is told and keeps what it was given."""

    answers: list[Outcome] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    dies: bool = False

    def send(self, notice: Sent) -> Receipt:
        self.sent.append(notice)
        if self.dies:
            raise KeyboardInterrupt
        return Receipt(self.answers.pop(0) if self.answers else Outcome.SENT)


@pytest.fixture
def news(karin: Person, eva: Viewer) -> Callable[..., None]:
    """Something happens that the person is to hear of."""

    def happen(at: datetime = AT, kind: str = "MessageWritten", actor: UUID | None = None, **body: object) -> None:
        with automatic_run("test"):
            row = Happening.objects.create(
                kind=kind, county_id="04", subject_id=karin.pk, actor_id=actor or eva.party_id, happened_at=at,
                recorded_at=at, body={"to_person": True, "thread_id": str(new_id())} | body,
            )  # fmt: skip
            tell_of_news(row)
            tell_of_news(row)

    return happen


def wants(karin: Person, by: Viewer | None = None, **addresses: str) -> None:
    viewer = by or themself(karin)
    with asking(viewer):
        change_notices(by=viewer, subject_id=karin.pk, wanted=Wanted({"email": "", "sms": "", **addresses}), at=AT)


def run(at: datetime, **channels: Fake) -> list[str]:
    return [send_notice(notice_id=one, channels=channels, at=at) for one in due_notices(at=at)]


def notices() -> list[tuple[str, str, int]]:
    with automatic_run("test"):
        return [(row.state, row.channel, row.attempts) for row in Notice.objects.order_by("made_at")]


def test_once_in_a_quiet_period_and_nothing_is_lost(karin: Person, news: Callable[..., None]) -> None:
    wants(karin, **BOTH)
    news()
    news(kind="ProposalMade")
    news(actor=karin.pk)
    news(to_person=False)
    email = Fake()
    assert run(AT, email=email) == ["sent"]
    assert run(AT, email=email) == []
    [one] = email.sent
    assert one.to
    assert (one.to.value, one.language.value) == ("karin@example.org", "sv")
    news(AT + timedelta(hours=1), "PlanAgreed")
    assert due_notices(at=AT + QUIET_PERIOD - timedelta(seconds=1)) == []
    assert run(AT + QUIET_PERIOD, email=email) == ["sent"]
    assert notices() == [("sent", "email", 1)] * 2
    last = last_notice(reading(themself(karin), karin, "basic"))
    assert last
    assert last.reason == "agreement"


def test_the_way_is_the_persons(karin: Person, news: Callable[..., None]) -> None:
    me = themself(karin)
    tell_story(by=me, subject_id=karin.pk, seen_version=0, what_matters="Katten.", reach=["text"], way="digital", at=AT)
    change_notices(
        by=me, subject_id=karin.pk, wanted=Wanted(BOTH, ("message",), time(21), time(7)), at=AT
    )  # fmt: skip
    assert ways_told(reading(me, karin, "basic"))["sms"].address == "+46701740605"
    late = AT.replace(hour=21)  # 22 in Sweden
    news(late)
    sms, email = Fake(), Fake()
    assert run(late, sms=sms, email=email) == []
    assert run(AT.replace(day=3, hour=6), sms=sms, email=email) == ["sent"]
    assert (len(sms.sent), len(email.sent)) == (1, 0)
    news(AT + timedelta(days=5), "DecisionMade")  # not among what she wants to hear of, and no letter either
    assert run(AT + timedelta(days=6), sms=sms) == ["no_way"]
    wants(karin)
    with automatic_run("test"):
        assert [(row.on, row.address) for row in PersonContact.objects.filter(replaced_at=None)] == [(False, "")] * 2
        assert PersonContact.objects.count() == 4


def test_it_is_tried_again_and_at_last_becomes_a_letter(karin: Person, eva: Viewer, news: Callable[..., None]) -> None:
    wants(karin, **BOTH)
    news()
    failed, refused = Outcome.FAILED, Outcome.REFUSED
    email, sms = Fake([failed] * 5), Fake([refused])
    at, tried = AT, 0
    while notices()[0][0] == "waiting" and tried < 20:
        tried += len(run(at, email=email, sms=sms))
        at += timedelta(minutes=30)
    assert [len(channel.sent) for channel in (email, sms)] == [5, 1]
    assert len({one.key for one in (*email.sent, *sms.sent)}) == 1
    assert notices() == [("letter", "letter", 1)]
    with automatic_run("test"):
        assert [(row.kind, row.unit_id, row.body) for row in Letter.objects.all()] == [("NoticeMade", eva.unit_id, {})]
        whys = NoticeAttempt.objects.order_by("begun_at").values_list("channel", "outcome")
        assert list(whys) == [("email", "failed")] * 5 + [("sms", "refused"), ("letter", "sent")]
    with asking(eva):
        [seen] = notices_sent(eva)
        assert (seen.name, len(seen.attempts)) == ("Karin Ek", 7)
    with pytest.raises(NotForYou):
        notices_sent(themself(karin))


def test_a_worker_that_dies_on_the_way_is_followed_by_another_with_the_same_key(
    karin: Person, news: Callable[..., None]
) -> None:
    wants(karin, email="karin@example.org")
    news()
    dying, next_one = Fake(dies=True), Fake()
    with pytest.raises(KeyboardInterrupt):
        run(AT, email=dying)
    assert notices() == [("waiting", "email", 1)]
    assert run(AT + timedelta(seconds=30), email=next_one) == []
    assert run(AT + timedelta(minutes=1), email=next_one) == ["sent"]
    assert dying.sent == next_one.sent


def test_a_protected_identity_chooses_themself(karin: Person, eva: Viewer, news: Callable[..., None]) -> None:
    wants(karin, eva, email="karin@example.org")
    with automatic_run("test"):
        Person.objects.update(protected_identity="sekretessmarkering")
    news()
    email = Fake()
    assert run(AT, email=email) == ["no_way"]
    with pytest.raises(RuleBroken) as refused:
        wants(karin, eva, email="eva@example.org")
    assert [one.code for one in refused.value.findings] == ["protected_chooses_themself"]
    wants(karin, email="karin@example.org")
    news(AT + timedelta(hours=1))
    assert run(AT + timedelta(hours=1), email=email) == ["sent"]
    with pytest.raises(NotForYou), asking(other := staff_elsewhere(eva)):
        change_notices(by=other, subject_id=karin.pk, wanted=Wanted({}), at=AT)


def test_staff_ask_for_another_try_of_what_did_not_arrive(
    karin: Person, eva: Viewer, news: Callable[..., None]
) -> None:
    wants(karin, email="karin@example.org")
    with automatic_run("test"):
        Person.objects.update(protected_identity="sekretessmarkering")  # no letter goes by itself
    news()
    refusing, taking = Fake([Outcome.REFUSED]), Fake()
    assert run(AT, email=refusing) == ["waiting"]
    with automatic_run("test"):
        one = Notice.objects.get()
    again = {"subject_id": karin.pk, "notice_id": one.pk, "at": AT + timedelta(minutes=5)}
    with asking(eva):
        try_notice_again(by=eva, **again)
    with pytest.raises(NotForYou), asking(other := staff_elsewhere(eva)):
        try_notice_again(by=other, **again)
    with pytest.raises(NotForYou):
        try_notice_again(by=themself(karin), **again)
    assert run(AT + timedelta(minutes=5), email=taking) == ["sent"]
    assert [row.key for row in taking.sent] == [one.pk] == [row.key for row in refusing.sent]
    with asking(eva), pytest.raises(RuleBroken) as gone:
        try_notice_again(by=eva, **again)
    assert [finding.code for finding in gone.value.findings] == ["notice_has_gone"]
    news(AT + timedelta(days=2))
    with automatic_run("test"):
        untried = Notice.objects.get(state="waiting").pk
    with asking(eva), pytest.raises(RuleBroken) as early:
        try_notice_again(by=eva, **{**again, "notice_id": untried})
    assert [finding.code for finding in early.value.findings] == ["notice_not_tried_yet"]


def staff_elsewhere(eva: Viewer) -> Viewer:
    """Somebody of the same unit, without any ground."""
    from ledstjarna.domain.people.tests.made import Area

    assert eva.organisation_id
    assert eva.unit_id
    return staff(Area(eva.organisation_id, eva.unit_id), family_name="Annan")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted({"email": "karin"}), "email_wrong"),
        (Wanted({"sms": "112"}), "phone_wrong"),
        (Wanted({"sms": ""}, ("gossip",)), "notice_reason_unknown"),
        (Wanted({"sms": ""}, quiet_from=time(21)), "quiet_hours_half"),
    ],
)
def test_what_cannot_be_is_refused(karin: Person, wanted: Wanted, code: str) -> None:
    me = themself(karin)
    with pytest.raises(RuleBroken) as refused:
        change_notices(by=me, subject_id=karin.pk, wanted=wanted, at=AT)
    assert [one.code for one in refused.value.findings] == [code]


def test_a_meeting_soon_that_is_cancelled_or_moved_is_not_held_back(karin: Person, news: Callable[..., None]) -> None:
    wants(karin, **BOTH)
    news()
    email = Fake()
    assert run(AT, email=email) == ["sent"]
    # What is far ahead waits for the quiet period, and so does what else happens.
    news(AT + timedelta(hours=1), "MeetingCancelled", was_told=True, soon=False)
    assert run(AT + timedelta(hours=2), email=email) == []
    # What is soon does not, and takes what waits with it: one notice tells of both.
    news(AT + timedelta(hours=3), "MeetingMoved", soon=True)
    assert run(AT + timedelta(hours=3), email=email) == ["sent"]
    news(AT + timedelta(hours=4), "MeetingCancelled", was_told=True, soon=True)
    assert run(AT + timedelta(hours=4), email=email) == ["sent"]
    assert len(email.sent) == 3


def test_the_hours_of_peace_hold_for_what_cannot_wait_too(karin: Person, news: Callable[..., None]) -> None:
    quiet = Wanted(BOTH, ("message", "meeting"), time(21), time(7))
    change_notices(by=themself(karin), subject_id=karin.pk, wanted=quiet, at=AT)
    late = AT.replace(hour=21)  # 22 in Sweden
    news(late, "MeetingCancelled", was_told=True, soon=True)
    email = Fake()
    assert run(late, email=email) == []
    assert run(AT.replace(day=3, hour=6), email=email) == ["sent"]


def test_what_waits_and_nobody_wants_does_not_swallow_what_cannot_wait(
    karin: Person, news: Callable[..., None]
) -> None:
    change_notices(by=themself(karin), subject_id=karin.pk, wanted=Wanted(BOTH, ("message", "meeting")), at=AT)
    email = Fake()
    news()
    assert run(AT, email=email) == ["sent"]
    news(AT + timedelta(hours=1), "DecisionMade")  # not among what she wants to hear of
    news(AT + timedelta(hours=2), "MeetingCancelled", was_told=True, soon=True)
    assert run(AT + timedelta(hours=2), email=email) == ["sent"]


@pytest.mark.parametrize(("kind", "said", "told"), [
    ("ProtectionRaised", {}, True), ("ProtectionLoweringAsked", {}, False),
    ("ProtectionLoweringAnswered", {"yes": True}, True), ("ProtectionLoweringAnswered", {"yes": False}, False),
])  # fmt: skip
def test_the_person_hears_that_their_protection_is_another(
    karin: Person, news: Callable[..., None], kind: str, said: dict[str, bool], told: bool
) -> None:
    """And never at an address that somebody else has written: with a protected identity only by what they chose."""
    with asking(themself(karin)):
        change_notices(by=themself(karin), subject_id=karin.pk, wanted=Wanted(BOTH), at=AT)
    with automatic_run("test"):
        PersonContact.objects.filter(subject_id=karin.pk).update(own_choice=False)
        Person.objects.filter(pk=karin.pk).update(protected_identity=PROTECTED)
    news(kind=kind, **said)
    with automatic_run("test"):
        assert Notice.objects.filter(reason="protection").exists() is told
    channels = {"email": Fake(), "sms": Fake()}
    for notice_id in due_notices(at=AT):
        send_notice(notice_id=notice_id, channels=channels, at=AT)
    assert not channels["email"].sent
    assert not channels["sms"].sent
    with automatic_run("test"):
        assert not Letter.objects.exists(), "no letter either, to who has not asked for letters"
