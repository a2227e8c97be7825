"""The main job through the doors of the rooms: from the person's words to an agreed SIP, and back."""

from datetime import date

import pytest

from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, open_reading
from ledstjarna.domain.people.actions import answer_consent, tell_story
from ledstjarna.domain.plans.actions import (
    Agreed,
    Answer,
    Decided,
    SupportOffered,
    agree_plan,
    answer_assignment,
    answer_part,
    assess_health,
    assign,
    begin_investigation,
    choose,
    decide,
    judge_sip,
    name_responsible,
    propose,
    set_goal,
    write_investigation,
)
from ledstjarna.domain.plans.models import Application, Commitment, Proposal
from ledstjarna.domain.plans.queries import agreements, is_intact, names_shared, plan_view
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.domain.teams.actions import begin_contact, invite
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db

OFFER = {"can_change_mind": "Ja, när som helst.", "after_no": "Inget händer. Du kan fråga igen."}


@pytest.fixture
def cast() -> Cast:
    return gather()


def offer(title: str, basis: str) -> SupportOffered:
    return SupportOffered(title=title, legal_basis=basis, **OFFER)


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> set[str]:
    return {finding.code for finding in broken.value.findings}


def with_goal(cast: Cast):
    cast.act(cast.person)
    return set_goal(
        by=cast.person, subject_id=cast.subject_id, words="Jag vill kunna gå till kören på torsdagar.",
        life_area="d9", current_level=3, wanted_level=1, at=cast.at(),
    )  # fmt: skip


def proposed(cast: Cast, goal, title: str, basis: str, owner) -> Proposal:
    return propose(
        by=cast.person, subject_id=cast.subject_id, goal_id=goal.id, offered=offer(title, basis), owner=owner,
        at=cast.at(),
    )  # fmt: skip


def yes(cast: Cast, proposal: Proposal, **more) -> Commitment:
    cast.act(cast.person)
    choose(
        by=cast.person, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=proposal.version,
        answer=Answer(kind="yes", **more), at=cast.at(),
    )  # fmt: skip
    return Commitment.objects.get(proposal=proposal)


def share_with(cast: Cast, *organisations) -> None:
    cast.act(cast.person)
    answer_consent(
        by=cast.person, subject_id=cast.subject_id, kind="sharing", state="given", way="digital", at=cast.at(),
        said_by=cast.subject_id, organisations=[row.id for row in organisations],
    )  # fmt: skip


def test_the_whole_way_to_an_agreed_sip(cast: Cast) -> None:
    person, assessor, nurse, manager, singer = (
        cast.person,
        *(cast.staff[k] for k in ("assessor", "nurse", "manager", "singer")),
    )
    cast.act(person)
    tell_story(
        by=person, subject_id=cast.subject_id, seen_version=0, what_matters="Kören är mitt liv.",
        what_i_can="Jag går själv med rollatorn.", how_to_meet_me="Prata lugnt.", who_is_close="", reach=["phone"],
        reach_note="", language="sv", interpreter=False, way="digital", at=cast.at(),
    )  # fmt: skip
    share_with(cast, cast.region, cast.municipality)
    goal = with_goal(cast)

    cast.act(assessor)
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    cast.act(assessor)
    invite(
        by=assessor, subject_id=cast.subject_id, party_id=nurse.party_id, label=nurse.label, role=nurse.role,
        organisation_id=nurse.organisation_id, at=cast.at(),
    )  # fmt: skip

    cast.act(person)
    walk = yes(cast, proposed(cast, goal, "Jag går en promenad", "own", cast.own()))
    choir = yes(
        cast,
        proposed(cast, goal, "Kören hämtar mig", "association", cast.unit_owner("choir")),
        shared_facts=["name"],
        shared_words={"name": "Astrid"},
    )
    shower = yes(cast, proposed(cast, goal, "Hjälp att duscha", "sol", cast.unit_owner("home_care")))
    physio = yes(cast, proposed(cast, goal, "Träning med sjukgymnast", "health", cast.unit_owner("care_centre")))
    assert [part.state for part in (walk, choir, shower, physio)] == [
        "active",
        "awaits_owner",
        "awaits_decision",
        "awaits_assessment",
    ]

    cast.act(singer)
    assert list(names_shared(singer).values()) == ["Astrid"]
    answer_part(
        by=singer, subject_id=cast.subject_id, commitment_id=choir.id, seen_version=1, yes=True, words="", at=cast.at()
    )

    cast.act(assessor)
    application = Application.objects.get(commitment=shower)
    begin_investigation(
        by=assessor, subject_id=cast.subject_id, application_id=application.id, seen_version=1, at=cast.at()
    )
    write_investigation(
        by=assessor, subject_id=cast.subject_id, application_id=application.id, seen_version=2, text="Behöver hjälp."
    )
    decide(
        by=assessor, subject_id=cast.subject_id, application_id=application.id, seen_version=3, at=cast.at(),
        decided=Decided(outcome="granted", scope="Dusch två gånger i veckan", starts=date(2026, 3, 9)),
    )  # fmt: skip
    given = assign(
        by=assessor, subject_id=cast.subject_id, application_id=application.id, unit_id=cast.units["home_care"].id,
        chosen_by_person=False, at=cast.at(),
    )  # fmt: skip

    cast.act(manager)
    answer_assignment(
        by=manager, subject_id=cast.subject_id, assignment_id=given.id, seen_version=1, yes=True, words="", at=cast.at()
    )

    cast.act(nurse)
    assess_health(
        by=nurse, subject_id=cast.subject_id, commitment_id=physio.id, seen_version=1, suitable=True, why="Balans",
        at=cast.at(),
    )  # fmt: skip
    judge_sip(by=nurse, subject_id=cast.subject_id, why="Två huvudmän behövs", at=cast.at())

    cast.act(person)
    with pytest.raises(RuleBroken) as broken:
        agree_plan(by=person, subject_id=cast.subject_id, seen_version=0, agreed=Agreed(), at=cast.at())
    assert codes(broken) == {"sip_without_consent", "sip_no_responsible", "sip_took_part_not_stated"}

    answer_consent(
        by=person, subject_id=cast.subject_id, kind="plan", state="given", way="oral", at=cast.at(),
        said_by=cast.subject_id,
    )  # fmt: skip
    cast.act(nurse)
    name_responsible(
        by=nurse, subject_id=cast.subject_id, seen_version=2, organisation_id=cast.municipality.id,
        person_took_part=True,
    )  # fmt: skip
    cast.act(person)
    agreement = agree_plan(by=person, subject_id=cast.subject_id, seen_version=0, agreed=Agreed(), at=cast.at())
    assert (agreement.number, agreement.as_sip) == (1, True)

    reading = open_reading(person, cast.subject_id, what="test", kinds=["plan"])
    view = plan_view(reading)
    assert view.plan.state == "agreed"
    assert view.plan.sip.state == "in_force"
    assert {part.state for part in view.parts} == {"active"}
    assert is_intact(agreements(reading)[0])
    assert {"read", "change"} <= set(AccessLog.objects.values_list("verb", flat=True))

    # Withdrawing the consent ends the SIP in the same moment; the authority's decision stands.
    answer_consent(
        by=person, subject_id=cast.subject_id, kind="plan", state="withdrawn", way="oral", at=cast.at(),
        said_by=cast.subject_id,
    )  # fmt: skip
    view = plan_view(reading)
    assert view.plan.sip.state == "ended"
    assert next(part for part in view.parts if part.id == shower.id).application.decision.outcome == "granted"


def test_nobody_is_invited_across_organisations_before_consent(cast: Cast) -> None:
    assessor, nurse = cast.staff["assessor"], cast.staff["nurse"]
    cast.act(assessor)
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    invitation = {
        "by": assessor, "subject_id": cast.subject_id, "party_id": nurse.party_id, "label": nurse.label,
        "role": nurse.role, "organisation_id": nurse.organisation_id,
    }  # fmt: skip
    with pytest.raises(RuleBroken) as broken:
        invite(**invitation, at=cast.at())
    assert codes(broken) == {"consent_not_asked"}
    share_with(cast, cast.municipality)
    cast.act(assessor)
    with pytest.raises(RuleBroken) as broken:
        invite(**invitation, at=cast.at())
    assert codes(broken) == {"consent_does_not_cover"}


def test_withdrawn_sharing_closes_the_other_organisations_reading_at_once(cast: Cast) -> None:
    assessor, nurse = cast.staff["assessor"], cast.staff["nurse"]
    share_with(cast, cast.region, cast.municipality)
    with_goal(cast)
    cast.act(assessor)
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    invite(
        by=assessor, subject_id=cast.subject_id, party_id=nurse.party_id, label=nurse.label, role=nurse.role,
        organisation_id=nurse.organisation_id, at=cast.at(),
    )  # fmt: skip
    cast.act(nurse)
    assert open_reading(nurse, cast.subject_id, what="test", kinds=["plan"])
    cast.act(cast.person)
    later = cast.at()
    answer_consent(
        by=cast.person, subject_id=cast.subject_id, kind="sharing", state="withdrawn", way="digital", at=later,
        said_by=cast.subject_id,
    )  # fmt: skip
    with clock_set_to(later):
        cast.act(nurse)
        with pytest.raises(NotForYou):
            open_reading(nurse, cast.subject_id, what="test", kinds=["plan"])
        assert not Proposal.objects.exists()
        cast.act(cast.person)
        reading = open_reading(cast.person, cast.subject_id, what="test", kinds=["team"])
        assert [member.party_id for member in team(reading)] == [assessor.party_id]


def test_a_close_one_never_chooses(cast: Cast) -> None:
    goal = with_goal(cast)
    proposal = proposed(cast, goal, "Promenad", "own", cast.own())
    from dataclasses import replace

    with pytest.raises(RuleBroken) as broken:
        choose(
            by=replace(cast.person, kind="close_one"), subject_id=cast.subject_id, proposal_id=proposal.id,
            seen_version=1, answer=Answer(kind="yes"), at=cast.at(),
        )  # fmt: skip
    assert codes(broken) == {"no_mandate"}


def test_the_loser_of_a_race_sees_the_difference(cast: Cast) -> None:
    goal = with_goal(cast)
    proposal = proposed(cast, goal, "Promenad", "own", cast.own())
    yes(cast, proposal)
    with pytest.raises(ChangedMeanwhile) as changed:
        choose(
            by=cast.person, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=1,
            answer=Answer(kind="no", words="Nej"), at=cast.at(),
        )  # fmt: skip
    assert changed.value.mine == {"answer": "no", "words": "Nej"}
    assert changed.value.theirs["state"] == "chosen"


def test_staff_register_an_understood_will_only_with_how_whom_and_ground(cast: Cast) -> None:
    goal = with_goal(cast)
    proposal = proposed(cast, goal, "Promenad", "own", cast.own())
    assessor = cast.staff["assessor"]
    cast.act(assessor)
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    with pytest.raises(RuleBroken) as broken:
        choose(
            by=assessor, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=1,
            answer=Answer(kind="yes", way="meeting", capacity="understood_will"), at=cast.at(),
        )  # fmt: skip
    assert codes(broken) == {"will_how_missing", "will_who_missing", "will_ground_missing"}
    choice = choose(
        by=assessor, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=1, at=cast.at(),
        answer=Answer(
            kind="yes", way="meeting", capacity="understood_will", will_understood_how="Hon nickar och ler",
            will_understood_by="Karin Nyström och dottern", will_understood_ground="expressed_by_body_and_mood",
        ),
    )  # fmt: skip
    assert choice.capacity == "understood_will"


def test_an_association_sees_only_what_was_shared_of_its_own_part(cast: Cast) -> None:
    goal = with_goal(cast)
    yes(cast, proposed(cast, goal, "Promenad", "own", cast.own()))
    part = yes(
        cast,
        proposed(cast, goal, "Kören hämtar mig", "association", cast.unit_owner("choir")),
        shared_facts=["name"],
        shared_words={"name": "Astrid"},
    )
    singer = cast.staff["singer"]
    cast.act(singer)
    assert list(Commitment.objects.values_list("id", flat=True)) == [part.id]
    assert not Proposal.objects.exists()
    with pytest.raises(NotForYou):
        open_reading(singer, cast.subject_id, what="test", kinds=["plan"])


def test_without_context_no_row_shows(cast: Cast) -> None:
    with_goal(cast)
    cast.act(cast.person)
    assert Commitment.objects.count() == 0
    assert Proposal.objects.model._meta.db_table
    set_nobody()
    from ledstjarna.domain.people.models import Person
    from ledstjarna.domain.plans.models import Goal

    assert not Goal.objects.exists()
    assert not Person.objects.exists()


def set_nobody() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ledstjarna.parties', '', true), set_config('ledstjarna.run', '', true)")


def test_two_guardians_decide_together(cast: Cast) -> None:
    from datetime import timedelta

    from ledstjarna.domain.consent.context import automatic_run
    from ledstjarna.domain.people.models import Person
    from ledstjarna.domain.people.queries import private_viewer
    from ledstjarna.domain.people.queries import representatives as standing
    from ledstjarna.domain.plans.tests.cast import AT

    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(birth_date=(AT - timedelta(days=3000)).date())
    goal = with_goal(cast)
    proposal = proposed(cast, goal, "Kören hämtar mig", "association", cast.unit_owner("choir"))
    assessor = cast.staff["assessor"]
    with clock_set_to(AT):
        cast.act(assessor)
        begin_contact(by=assessor, subject_id=cast.subject_id, reason="Familjen ringde", at=AT)
        from ledstjarna.domain.people.actions import register_mandate

        for name in ("Mia Lind", "Olle Lind"):
            register_mandate(
                by=assessor, subject_id=cast.subject_id, representative=name, kind="guardian", scopes=["personal"],
                start=(AT - timedelta(days=10)).date(), end=None, at=AT,
            )  # fmt: skip
        cast.act(cast.person)
        reading = open_reading(cast.person, cast.subject_id, what="test", kinds=["basic"])
        parents = [row.representative.id for row in standing(reading)]
        states = []
        for version, parent in enumerate(parents, start=1):
            from ledstjarna.domain.consent.context import set_viewer

            set_viewer((parent,))
            viewer = private_viewer(parent, "representative", cast.subject_id)
            choose(
                by=viewer, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=version,
                answer=Answer(kind="yes"), at=AT,
            )  # fmt: skip
            states.append(Proposal.objects.get(pk=proposal.pk).state)
    assert states == ["other_guardian", "chosen"]
