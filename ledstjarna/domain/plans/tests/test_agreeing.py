"""Who has to say yes before a plan is agreed, and what the agreed version keeps."""

from copy import deepcopy
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer, open_reading
from ledstjarna.domain.people.actions import answer_consent, register_mandate
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.actions import (
    Agreed,
    Answer,
    Decided,
    SupportOffered,
    agree_plan,
    answer_part,
    begin_investigation,
    choose,
    decide,
    end_plan,
    propose,
    set_goal,
    stop_commitment,
    write_investigation,
)
from ledstjarna.domain.plans.models import Agreement, Application, Commitment, Goal
from ledstjarna.domain.plans.queries import is_intact, plan_view, substance_now
from ledstjarna.domain.plans.rules.snapshot import substance
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening

LATER = AT + timedelta(days=1)  # what is written at the cast's moments holds by then
BORN_LATE = (AT - timedelta(days=3000)).date()


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> set[str]:
    return {finding.code for finding in broken.value.findings}


def goal_of(cast: Cast, by: Viewer) -> Goal:
    cast.act(by)
    return set_goal(
        by=by, subject_id=cast.subject_id, words="Jag vill sjunga.", life_area="d9", current_level=3, wanted_level=1,
        at=cast.at(),
    )  # fmt: skip


def chosen(cast: Cast, by: Viewer, goal: Goal, title: str, basis: str, owner: object) -> Commitment:
    """A proposal that `by` makes and says yes to."""
    cast.act(by)
    offered = SupportOffered(title=title, legal_basis=basis, can_change_mind="Ja.", after_no="Inget händer.")
    made = propose(by=by, subject_id=cast.subject_id, goal_id=goal.id, offered=offered, owner=owner, at=cast.at())
    choose(
        by=by, subject_id=cast.subject_id, proposal_id=made.id, seen_version=1, answer=Answer(kind="yes"), at=cast.at()
    )
    return Commitment.objects.get(proposal=made)


def agree(cast: Cast, by: Viewer, seen: int = 0, **agreed: object) -> Agreement | None:
    cast.act(by)
    return agree_plan(by=by, subject_id=cast.subject_id, seen_version=seen, agreed=Agreed(**agreed), at=cast.at())


def test_a_plan_is_agreed_with_somebody_not_alone(cast: Cast) -> None:
    goal = goal_of(cast, cast.person)
    chosen(cast, cast.person, goal, "Jag går en promenad", "own", cast.own())
    choir = chosen(cast, cast.person, goal, "Kören hämtar mig", "association", cast.unit_owner("choir"))
    with pytest.raises(RuleBroken) as broken:
        agree(cast, cast.person)
    assert codes(broken) == {"one_party_only"}

    singer = cast.act(cast.staff["singer"])
    answer_part(
        by=singer, subject_id=cast.subject_id, commitment_id=choir.id, seen_version=1, yes=True, words="", at=cast.at()
    )
    agreement = agree(cast, cast.person)
    assert agreement is not None
    kept = {part["title"]: part for part in agreement.snapshot["parts"]}
    assert [yes["name"] for yes in agreement.snapshot["agreed"]] == ["Astrid Lind"]
    assert kept["Kören hämtar mig"]["yes"] == {"who": singer.label, "on": "2026-03-02"}
    assert kept["Jag går en promenad"]["yes"] is None


def test_staff_agree_it_with_the_person_while_others_still_think(cast: Cast) -> None:
    goal = goal_of(cast, cast.person)
    chosen(cast, cast.person, goal, "Kören hämtar mig", "association", cast.unit_owner("choir"))
    assessor = cast.act(cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    with pytest.raises(RuleBroken) as broken:
        agree(cast, assessor)
    assert codes(broken) == {"way_missing"}
    agreement = agree(cast, assessor, way="meeting")
    assert agreement is not None
    [yes] = agreement.snapshot["agreed"]
    assert (yes["name"], yes["by"], yes["way"]) == ("Astrid Lind", assessor.label, "meeting"), "staff write it down"


def test_the_version_keeps_what_was_decided_and_for_how_long(cast: Cast) -> None:
    goal = goal_of(cast, cast.person)
    shower = chosen(cast, cast.person, goal, "Hjälp att duscha", "sol", cast.unit_owner("home_care"))
    assessor = cast.act(cast.staff["assessor"])
    application = Application.objects.get(commitment=shower)
    about = {"by": assessor, "subject_id": cast.subject_id, "application_id": application.id}
    begin_investigation(**about, seen_version=1, at=cast.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    decide(
        **about, seen_version=3, at=cast.at(),
        decided=Decided(
            outcome="partly", scope="Dusch på måndagar", starts=date(2026, 3, 9), ends=date(2027, 3, 1),
            reasons="En gång i veckan räcker.", how_to_appeal="Skriv till kommunen inom tre veckor.",
        ),
    )  # fmt: skip
    agreement = agree(cast, cast.person)
    assert agreement is not None
    assert is_intact(agreement)
    part = agreement.snapshot["parts"][0]
    assert part["yes"] == {"who": assessor.label, "on": "2026-03-02"}
    assert part["decision"] == {
        "outcome": "partly", "scope": "Dusch på måndagar", "from": "2026-03-09", "last_day": "2027-02-28",
    }  # fmt: skip


@pytest.fixture
def guardians(cast: Cast) -> list[Viewer]:
    """Astrid is eight, and has two guardians."""
    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(birth_date=BORN_LATE)
    assessor = cast.act(cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Familjen ringde", at=AT)
    found = []
    for name in ("Mia Lind", "Olle Lind"):
        mandate = register_mandate(
            by=assessor, subject_id=cast.subject_id, representative=name, kind="guardian", at=AT,
            start=(AT - timedelta(days=10)).date(),
        )  # fmt: skip
        found.append(viewer_of(cast, mandate.representative_id))
    return found


def viewer_of(cast: Cast, guardian: UUID) -> Viewer:
    with automatic_run("test"):
        return private_viewer(guardian, "representative", cast.subject_id)


def planned(cast: Cast, guardians: list[Viewer]) -> None:
    """A goal of the child's own, and a choir that both guardians and the choir have said yes to."""
    goal = goal_of(cast, cast.person)
    cast.act(guardians[0])
    offered = SupportOffered(title="Kören", legal_basis="association", can_change_mind="Ja.", after_no="Inget.")
    made = propose(
        by=guardians[0], subject_id=cast.subject_id, goal_id=goal.id, offered=offered, owner=cast.unit_owner("choir"),
        at=cast.at(),
    )  # fmt: skip
    for seen, guardian in enumerate(guardians, start=1):
        choose(
            by=cast.act(guardian), subject_id=cast.subject_id, proposal_id=made.id, seen_version=seen,
            answer=Answer(kind="yes"), at=cast.at(),
        )  # fmt: skip
    part, singer = Commitment.objects.get(proposal=made), cast.act(cast.staff["singer"])
    answer_part(
        by=singer, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, yes=True, words="", at=cast.at()
    )


def test_guardians_agree_together(cast: Cast, guardians: list[Viewer]) -> None:
    with clock_set_to(LATER):
        planned(cast, guardians)
        assert agree(cast, guardians[0]) is None
        assert Happening.objects.filter(kind="PlanYesSaid").count() == 1
        assert agree(cast, guardians[0]) is None, "the same guardian twice is one yes"
        agreement = agree(cast, guardians[1])
    assert agreement is not None
    first, second = agreement.snapshot["agreed"]
    assert [first["name"].partition(" (")[0], second["name"].partition(" (")[0]] == ["Mia Lind", "Olle Lind"]
    assert first["at"] < second["at"], "each yes keeps when it was said"


def test_what_was_added_after_it_was_read_is_not_agreed_unread(cast: Cast) -> None:
    chosen(cast, cast.person, goal_of(cast, cast.person), "Jag går en promenad", "own", cast.own())
    assessor = cast.act(cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    with clock_set_to(LATER):
        reading = open_reading(cast.act(assessor), cast.subject_id, what="test", kinds=["plan"])
        read = substance_now(reading, plan_view(reading))
        goal_of(cast, cast.person)
        with pytest.raises(RuleBroken) as broken:
            agree(cast, assessor, way="meeting", read=read)
        assert codes(broken) == {"plan_changed_since_read"}
        cast.act(assessor)
        assert agree(cast, assessor, way="meeting", read=substance_now(reading, plan_view(reading))) is not None


def test_a_yes_that_was_taken_back_is_none(cast: Cast, guardians: list[Viewer]) -> None:
    mia, olle = guardians
    with clock_set_to(LATER):
        goal = goal_of(cast, cast.person)
        cast.act(mia)
        offered = SupportOffered(title="Kören", legal_basis="association", can_change_mind="Ja.", after_no="Inget.")
        made = propose(
            by=mia, subject_id=cast.subject_id, goal_id=goal.id, offered=offered, owner=cast.unit_owner("choir"),
            at=cast.at(),
        )  # fmt: skip
        for seen, (guardian, kind) in enumerate([(mia, "yes"), (mia, "later"), (olle, "yes")], start=1):
            choose(
                by=cast.act(guardian), subject_id=cast.subject_id, proposal_id=made.id, seen_version=seen,
                answer=Answer(kind=kind), at=cast.at(),
            )  # fmt: skip
        made.refresh_from_db()
    assert made.state == "other_guardian"


def test_a_child_stops_nothing_alone_but_writes_goals(cast: Cast, guardians: list[Viewer]) -> None:
    with clock_set_to(LATER):
        planned(cast, guardians)
        cast.act(cast.person)
        part = Commitment.objects.get(title="Kören")
        for attempt in (
            lambda: stop_commitment(
                by=cast.person, subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version, why="",
                at=cast.at(),
            ),
            lambda: end_plan(by=cast.person, subject_id=cast.subject_id, at=cast.at()),
        ):  # fmt: skip
            with pytest.raises(RuleBroken) as broken:
                attempt()
            assert codes(broken) == {"guardians_decide"}
        assert goal_of(cast, cast.person).state == "wanted"


def test_a_guardians_yes_is_to_the_plan_as_it_stood(cast: Cast, guardians: list[Viewer]) -> None:
    with clock_set_to(LATER):
        planned(cast, guardians)
        assert agree(cast, guardians[0]) is None
        goal_of(cast, guardians[1])
        assert agree(cast, guardians[1]) is None, "the first yes was to another plan"
        agreement = agree(cast, guardians[0])
    assert agreement is not None
    assert len(agreement.snapshot["goals"]) == 2


def test_a_child_tells_and_guardians_decide(cast: Cast, guardians: list[Viewer]) -> None:
    with clock_set_to(LATER):
        goal = goal_of(cast, cast.person)
        for attempt in (
            lambda: chosen(cast, cast.person, goal, "Kören", "association", cast.unit_owner("choir")),
            lambda: agree(cast, cast.person),
            lambda: agree(cast, cast.staff["assessor"], way="meeting"),
            lambda: answer_consent(
                by=cast.act(cast.person), subject_id=cast.subject_id, kind="plan", state="given", way="digital",
                at=cast.at(),
            ),
        ):  # fmt: skip
            with pytest.raises(RuleBroken) as broken:
                attempt()
            assert codes(broken) == {"guardians_decide"}
        health = chosen(cast, cast.person, goal, "Samtal", "health", cast.unit_owner("care_centre"))
    assert health.state == "awaits_assessment", "in health care a child's own word counts by age and maturity"


def test_consent_is_said_by_somebody_who_may(cast: Cast, guardians: list[Viewer]) -> None:
    assessor = cast.staff["assessor"]

    def told(said_by: UUID, way: str = "phone") -> str:
        return answer_consent(
            by=cast.act(assessor), subject_id=cast.subject_id, kind="sharing", state="given", way=way, at=cast.at(),
            said_by=said_by, organisations=[cast.region.id],
        ).said_by_label  # fmt: skip

    with clock_set_to(LATER):
        for said_by, way, code in (
            (cast.subject_id, "phone", "guardians_decide"),
            (assessor.party_id, "phone", "no_mandate"),
            (guardians[0].party_id, "digital", "way_missing"),
        ):
            with pytest.raises(RuleBroken) as broken:
                told(said_by, way)
            assert codes(broken) == {code}
        assert told(guardians[0].party_id) == "Mia Lind"
        with pytest.raises(RuleBroken) as broken:
            answer_consent(
                by=cast.act(assessor), subject_id=cast.subject_id, kind="sharing", state="given", way="phone",
                at=cast.at(), said_by=guardians[0].party_id,
            )  # fmt: skip
        assert codes(broken) == {"sharing_with_nobody"}
        assert reading_of(cast).subject_id == cast.subject_id


def reading_of(cast: Cast):
    return open_reading(cast.act(cast.person), cast.subject_id, what="test", kinds=["plan"])


WORDS = st.text("abcåäö", min_size=1, max_size=3)
PART = st.fixed_dictionaries({
    "id": WORDS, "title": WORDS, "when": WORDS, "state": WORDS, "yes": st.none() | WORDS,
    "decision": st.none() | st.fixed_dictionaries({"scope": WORDS}), "provider": WORDS,
})  # fmt: skip
SNAPSHOT = st.fixed_dictionaries({
    "number": st.integers(1, 9), "parties": st.lists(WORDS), "goals": st.lists(WORDS),
    "parts": st.lists(PART, min_size=1, max_size=3), "follow_up": WORDS,
})  # fmt: skip


@given(SNAPSHOT, st.data())
def test_how_far_a_part_has_come_does_not_change_what_is_agreed(snapshot, data) -> None:
    other = deepcopy(snapshot)
    part = data.draw(st.sampled_from(other["parts"]))
    part["state"], part["provider"], part["yes"] = data.draw(WORDS), data.draw(WORDS), None
    assert substance(other) == substance(snapshot)
    changed = data.draw(st.sampled_from(["title", "when", "decision"]))
    part[changed] = data.draw(WORDS.filter(lambda text: text != part[changed]))
    assert substance(other) != substance(snapshot)


def test_whoever_has_guardians_and_no_birth_date_is_taken_for_a_child(cast: Cast, guardians: list[Viewer]) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(birth_date=None)
    with clock_set_to(LATER):
        goal = goal_of(cast, cast.person)
        with pytest.raises(RuleBroken) as broken:
            chosen(cast, cast.person, goal, "Kören", "association", cast.unit_owner("choir"))
    assert codes(broken) == {"age_unknown"}
