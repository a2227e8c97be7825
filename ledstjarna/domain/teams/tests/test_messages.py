"""Messages: who writes to whom, who reads, and what happens when nobody answers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_reading
from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.actions import answer_consent, let_close_one_read, name_close_one, register_mandate
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.actions import Answer, SupportOffered, choose, propose, set_goal, write_about
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather, viewer_of
from ledstjarna.domain.teams import queries
from ledstjarna.domain.teams.actions import (
    begin_contact,
    close_thread,
    end_membership,
    invite,
    let_close_ones_in,
    pass_on_unanswered,
    write_message,
)
from ledstjarna.domain.teams.models import Message, PassedOn, TeamMember, Thread
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening

pytestmark = pytest.mark.django_db
NOW = AT + timedelta(days=1)  # Tuesday 3 March 2026


@pytest.fixture
def cast() -> Iterator[Cast]:
    """Karin coordinates; Sara of the region is in the team by the person's consent."""
    with clock_set_to(NOW):
        made = gather()
        karin, sara = made.staff["assessor"], made.staff["nurse"]
        made.act(karin)
        begin_contact(by=karin, subject_id=made.subject_id, reason="Astrid ringde", at=made.at())
        made.act(made.person)
        answer_consent(
            by=made.person, subject_id=made.subject_id, kind="sharing", state="given", way="digital", at=made.at(),
            organisations=[made.region.id],
        )  # fmt: skip
        made.act(karin)
        invite(
            by=karin, subject_id=made.subject_id, party_id=sara.party_id, label=sara.label, role=sara.role,
            organisation_id=made.region.id, at=made.at(),
        )  # fmt: skip
        yield made


def wrote(cast: Cast, words: str = "När kommer ni?", by: Viewer | None = None, **more: object) -> Thread:
    viewer = cast.act(by or cast.person)
    return write_about(
        by=viewer,
        subject_id=cast.subject_id,
        words=words,
        at=NOW,
        **{"title": "Duschen", **more},  # type: ignore[arg-type]
    )


def answered(cast: Cast, thread: Thread, by: Viewer, words: str = "På torsdag.", **more: object) -> Thread:
    cast.act(by)
    return write_message(by=by, subject_id=cast.subject_id, thread_id=thread.pk, words=words, at=NOW, **more)  # type: ignore[arg-type]


def opened(cast: Cast, thread: Thread, by: Viewer) -> queries.ThreadSeen:
    cast.act(by)
    return queries.thread(queries.open_thread(by, cast.subject_id, thread.pk, what="thread"), thread.pk)


def reading(cast: Cast, by: Viewer) -> Reading:
    cast.act(by)
    return open_reading(by, cast.subject_id, what="test", kinds=["team"])


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_a_question_reaches_somebody_named_and_is_answered_by_anyone_of_the_team(cast: Cast) -> None:
    thread, karin, sara = wrote(cast), cast.staff["assessor"], cast.staff["nurse"]
    assert (thread.state, thread.waits_for_id, thread.waits_for_label) == ("waits", karin.party_id, karin.label)
    assert thread.answer_by == datetime(2026, 3, 5, 15, 0, tzinfo=UTC)  # Thursday at four
    cast.act(karin)
    assert [row.thread_id for row in queries.unanswered(karin, at=NOW)] == [thread.pk]
    assert not queries.unanswered_by_others(karin, at=NOW)
    cast.act(sara)
    assert [row.thread_id for row in queries.unanswered_by_others(sara, at=NOW)] == [thread.pk]
    assert answered(cast, thread, sara).state == "rests"
    cast.act(karin)
    assert not queries.unanswered(karin, at=NOW)
    seen = opened(cast, thread, cast.person)
    assert [(one.number, one.words, one.to_label) for one in seen.messages] == [
        (1, "När kommer ni?", karin.label), (2, "På torsdag.", "Astrid Lind"),
    ]  # fmt: skip
    told = Happening.objects.filter(kind="MessageWritten").order_by("recorded_at")
    assert [row.body["to_person"] for row in told] == [False, True]
    assert answered(cast, thread, cast.person, "Tack!", wants_answer=False).state == "rests"


def test_who_has_read_is_told_by_the_log_and_unread_goes_away(cast: Cast) -> None:
    thread, karin = wrote(cast), cast.staff["assessor"]
    assert queries.unread(karin, queries.threads(reading(cast, karin))) == {thread.pk}
    assert not opened(cast, thread, cast.person).read_by(opened(cast, thread, cast.person).messages[0])
    with clock_set_to(NOW + timedelta(minutes=5)):
        opened(cast, thread, karin)
        seen = opened(cast, thread, cast.person)
        assert [one.label for one in seen.read_by(seen.messages[0]).values()] == [karin.label]
        assert not queries.unread(karin, queries.threads(reading(cast, karin)))
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="thread", detail__thread=str(thread.pk)).count() == 4


def test_what_was_written_stands(cast: Cast) -> None:
    thread = wrote(cast)
    for change in (lambda: Message.objects.update(words="Nej"), lambda: Message.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic(), automatic_run("test"):
            change()
    with pytest.raises(RuleBroken) as refused:
        wrote(cast, "  ", title="")
    assert codes(refused) == ["thread_title_missing", "message_says_nothing"]
    cast.act(cast.person)
    close_thread(by=cast.person, subject_id=cast.subject_id, thread_id=thread.pk, outcome="De kom.", at=NOW)
    with pytest.raises(RuleBroken) as refused:
        answered(cast, thread, cast.staff["assessor"])
    assert codes(refused) == ["thread_is_closed"]
    cast.act(cast.person)
    with pytest.raises(RuleBroken):
        close_thread(by=cast.person, subject_id=cast.subject_id, thread_id=thread.pk, outcome="Igen.", at=NOW)


def test_a_message_to_an_ended_assignment_is_refused_and_somebody_else_named(cast: Cast) -> None:
    sara, karin = cast.staff["nurse"], cast.staff["assessor"]
    cast.act(karin)
    member = TeamMember.objects.get(party_id=sara.party_id)
    end_membership(by=karin, subject_id=cast.subject_id, member_id=member.pk, at=NOW)
    with pytest.raises(RuleBroken) as refused:
        wrote(cast, to=sara.party_id)
    assert codes(refused) == ["recipient_ended"]
    assert refused.value.findings[0].params == {"who": sara.label, "instead": karin.label}
    with pytest.raises(RuleBroken) as refused:
        wrote(cast, to=cast.staff["manager"].party_id)
    assert codes(refused) == ["recipient_unknown"]
    # Still in the team, but no longer at work: the team's list alone does not tell.
    Assignment.objects.filter(pk=karin.party_id).update(period=DateTimeTZRange(AT - timedelta(days=365), AT))
    with pytest.raises(RuleBroken) as refused:
        wrote(cast)
    assert codes(refused) == ["nobody_to_reach"]


def test_close_ones_read_what_the_person_lets_them_in_to(cast: Cast) -> None:
    by = cast.act(cast.person)
    close = name_close_one(by=by, subject_id=cast.subject_id, name="Karin Lind", relation="daughter", at=cast.at())
    let_close_one_read(by=by, subject_id=cast.subject_id, close_one_id=close.pk, may_read=True, at=cast.at())
    hers, kept = wrote(cast, close_ones=[close.pk]), wrote(cast, "Det här är mitt.")
    cast.act(Viewer(close.pk, (close.pk,), "close_one", ""))
    daughter = private_viewer(close.pk, "close_one", cast.subject_id)
    assert daughter
    assert [row.pk for row in queries.threads(reading(cast, daughter))] == [hers.pk]
    assert len(opened(cast, hers, daughter).messages) == 1
    for refused in (lambda: opened(cast, kept, daughter), lambda: answered(cast, kept, daughter)):
        with pytest.raises(NotForYou):
            refused()
    own = wrote(cast, "Jag undrar en sak.", by=daughter)
    assert own.close_ones == [close.pk]
    with pytest.raises(NotForYou):
        let_close_ones_in(by=daughter, subject_id=cast.subject_id, thread_id=own.pk, close_ones=[], at=NOW)
    cast.act(cast.person)
    let_close_ones_in(by=cast.person, subject_id=cast.subject_id, thread_id=hers.pk, close_ones=[], at=NOW)
    with pytest.raises(NotForYou):
        opened(cast, hers, daughter)


def test_a_representative_writes_within_the_mandate(cast: Cast) -> None:
    karin = cast.act(cast.staff["assessor"])
    mandates = {
        scope: register_mandate(
            by=karin, subject_id=cast.subject_id, representative=name, kind="god_man", scopes=[scope],
            start=AT.date(), at=cast.at(),
        ).representative_id
        for name, scope in (("Bo Ask", "personal"), ("Per Ek", "property"))
    }  # fmt: skip
    with automatic_run("test"):
        viewers = {scope: private_viewer(pk, "representative", cast.subject_id) for scope, pk in mandates.items()}
    assert wrote(cast, by=viewers["personal"]).state == "waits"
    with pytest.raises(NotForYou):
        wrote(cast, by=viewers["property"])


def test_an_association_writes_about_its_own_part_alone(cast: Cast) -> None:
    by, singer, karin = cast.act(cast.person), cast.staff["singer"], cast.staff["assessor"]
    goal = set_goal(
        by=by, subject_id=cast.subject_id, words="Kören", life_area="d9", current_level=3, wanted_level=1, at=cast.at()
    )
    proposal = propose(
        by=by, subject_id=cast.subject_id, goal_id=goal.id, owner=cast.unit_owner("choir"), at=cast.at(),
        offered=SupportOffered(
            title="Kören hämtar mig", legal_basis="association", can_change_mind="Ja.", after_no="Inget."
        ),
    )  # fmt: skip
    choose(
        by=by, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=proposal.version, at=cast.at(),
        answer=Answer(kind="yes", shared_facts=("name",), shared_words={"name": "Astrid"}),
    )  # fmt: skip
    part = Commitment.objects.get(proposal=proposal)
    kept = wrote(cast, commitment_id=part.pk)
    hers = wrote(cast, commitment_id=part.pk, let_owner_in=True, to=None)
    theirs = wrote(cast, "Vi kommer kvart i sex.", by=singer, commitment_id=part.pk)
    assert (theirs.waits_for_id, theirs.title) == (karin.party_id, "Kören hämtar mig")
    assert {row.pk for row in Thread.objects.all()} == {hers.pk, theirs.pk}
    assert len(opened(cast, hers, singer).messages) == 1
    assert answered(cast, hers, singer, "Vi hörs.").state == "waits"
    for refused in (
        lambda: opened(cast, kept, singer), lambda: wrote(cast, by=singer),
        lambda: wrote(cast, by=singer, goal_id=goal.pk),
        lambda: close_thread(by=singer, subject_id=cast.subject_id, thread_id=theirs.pk, outcome="Klart.", at=NOW),
    ):  # fmt: skip
        with pytest.raises(NotForYou):
            refused()
    with pytest.raises(RuleBroken) as broken:
        wrote(cast, by=karin, commitment_id=part.pk, let_owner_in=True)
    assert codes(broken) == ["only_the_person_lets_owner_in"]
    asked = answered(cast, theirs, cast.person, "Passar det 18?", to=cast.units["choir"].pk)
    assert asked.waits_for_id == cast.units["choir"].pk
    cast.act(singer)
    assert [row.thread_id for row in queries.unanswered(singer, at=NOW)] == [theirs.pk]
    assert answered(cast, theirs, singer, "Ja.", wants_answer=False).state == "rests"


def test_what_nobody_answers_goes_on_by_the_rule_and_only_once(cast: Cast) -> None:
    karin, sara = cast.staff["assessor"], cast.staff["nurse"]
    boss = viewer_of(
        employ(
            given_name="Maj", family_name="Dal", unit_id=cast.units["care_centre"].id, role="unit_manager",
            start=AT - timedelta(days=9),
        )
    )  # fmt: skip
    thread = wrote(cast, to=sara.party_id)
    with pytest.raises(NotForYou):
        opened(cast, thread, boss)
    thursday, monday = datetime(2026, 3, 5, 15, 0, tzinfo=UTC), datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
    assert pass_on_unanswered(at=thursday - timedelta(seconds=1)) == 0
    with clock_set_to(thursday):
        assert [pass_on_unanswered(at=thursday) for _ in range(3)] == [1, 0, 0]
        cast.act(karin)
        [waiting] = queries.unanswered(karin, at=thursday)
        assert (waiting.late, waiting.passed_on) == (True, True)
    with clock_set_to(monday):
        assert [pass_on_unanswered(at=monday) for _ in range(2)] == [1, 0]
        seen = opened(cast, thread, boss)
        assert [(one.rung, one.to_label) for one in seen.passed_on] == [
            ("coordinator", karin.label), ("unit_manager", "Maj Dal, Vårdcentralen Linden"),
        ]  # fmt: skip
        with pytest.raises(NotForYou):
            open_reading(boss, cast.subject_id, what="test", kinds=["team"])
        assert answered(cast, thread, boss, "Förlåt att det dröjde.").state == "rests"
        assert pass_on_unanswered(at=monday + timedelta(days=30)) == 0
        cast.act(karin)
        close_thread(by=karin, subject_id=cast.subject_id, thread_id=thread.pk, outcome="Löst.", at=monday)
    with clock_set_to(monday + timedelta(seconds=1)), pytest.raises(NotForYou):
        opened(cast, thread, boss)
    with automatic_run("test"):
        assert PassedOn.objects.count() == 2
        assert AccessLog.objects.filter(verb="run", what="pass_on_unanswered").count() == 2


def test_a_question_to_somebody_who_has_left_does_not_wait(cast: Cast) -> None:
    sara, karin = cast.staff["nurse"], cast.staff["assessor"]
    thread = wrote(cast, to=sara.party_id)
    Assignment.objects.filter(pk=sara.party_id).update(period=DateTimeTZRange(AT - timedelta(days=365), AT))
    assert [pass_on_unanswered(at=NOW) for _ in range(2)] == [1, 0]
    seen = opened(cast, thread, cast.person)
    assert [(one.rung, one.to_label) for one in seen.passed_on] == [("ended", karin.label)]
    assert seen.thread.waits_for_id == karin.party_id
    # A long silence of the clock: every rung that is due, one after the other, and nobody who already has it.
    assert pass_on_unanswered(at=NOW + timedelta(days=60)) == 0
    assert opened(cast, thread, karin).thread.next_rung_at is None
