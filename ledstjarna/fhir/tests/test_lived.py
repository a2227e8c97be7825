"""What is lived is told: named contacts, who wrote the plan, times and pauses of parts, results of goals."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import Absence, AwayDays
from ledstjarna.domain.plans.models import Activity, Commitment, FollowUp, Goal, GoalResult, PartResult, Plan
from ledstjarna.domain.teams.models import ContactAbsence, NamedContact, TeamMember
from ledstjarna.fhir.tests.asking import System, busiest, plan_of, token_for
from ledstjarna.fhir.tests.validators import wrong_by_fhirkit, wrong_by_pyrofile
from ledstjarna.foundation.clock import now, today
from ledstjarna.foundation.ids import new_id
from tests.support.house import House

pytestmark = pytest.mark.database
FOLLOWED = [  # the person's own level, what they want, and how the goal has gone then
    (2, "continue", "improving"),
    (2, "change", "no-change"),
    (1, "step_down", "improving"),
    (3, "continue", "worsening"),
    (8, "continue", "worsening"),
]
KINDS = {"care_contact": "1", "physician_contact": "2", "home_care_contact": "3", "coordinating_contact": "4"}


@pytest.fixture(scope="module")
def who(house: House) -> tuple[UUID, UUID]:
    return busiest()


@pytest.fixture
def system(who: tuple[UUID, UUID]) -> Iterator[System]:
    """Somebody who reads the plan; what a test writes around the person is undone."""
    with transaction.atomic():
        yield System(token_for(who[0]))
        transaction.set_rollback(True)


def valid(found: list[dict[str, Any]]) -> bool:
    return not [issue for one in found for issue in (*wrong_by_fhirkit(one), *wrong_by_pyrofile(one))]


def _of(subject_id: UUID) -> dict[str, Any]:
    row = Plan.objects.get(subject_id=subject_id, ended_at=None)
    return {"county_id": row.county_id, "subject_id": subject_id}


def test_named_contacts_of_every_kind(system: System, who: tuple[UUID, UUID]) -> None:
    assignment_id, subject_id = who
    with automatic_run("test"):
        rows, held = _of(subject_id), Assignment.objects.select_related("unit").get(pk=assignment_id)
        NamedContact.objects.filter(subject_id=subject_id).update(period=DateTimeTZRange(empty=True))
        before = {str(row.pk) for row in NamedContact.objects.filter(subject_id=subject_id)}
        since = DateTimeTZRange(now() - timedelta(days=3), None)
        made = [
            NamedContact.objects.create(
                **rows, kind=kind, holder_id=held.pk, holder_label="Eva, samordnare", unit_id=held.unit_id,
                organisation_id=held.unit.organisation_id, period=since, named_by_id=held.pk, named_by_label="Eva",
                team_id=held.unit_id if kind == "home_care_contact" else None,
            )
            for kind in KINDS
        ]  # fmt: skip
    told = system.all(f"CareTeam?patient={subject_id}&category=fast-kontakt&status=active")
    by_code = {one["participant"][0]["role"][0]["coding"][0]["code"]: one for one in told}
    assert set(by_code) == set(KINDS.values())
    for one in told:
        assert one["participant"][0]["role"][0]["coding"][0]["system"] == "urn:oid:1.2.752.129.5.1.69"
        assert one["participant"][0]["member"]["reference"] == f"PractitionerRole/{assignment_id}"
        assert (one["status"], one["category"][0]["coding"][0]["code"]) == ("active", "fast-kontakt")
        assert system.get(f"CareTeam/{one['id']}").json() == one
    assert by_code["3"]["participant"][1]["member"]["reference"] == f"Organization/{held.unit_id}"
    team = system.get(f"CareTeam/{subject_id}").json()
    roles = next(
        one["role"] for one in team["participant"] if one["member"].get("reference", "").endswith(str(held.pk))
    )
    assert set(KINDS.values()) <= {role["coding"][0]["code"] for role in roles}
    assert [one["id"] for one in system.all(f"CareTeam?patient={subject_id}&category=team")] == [str(subject_id)]
    assert valid([*told, team])
    with automatic_run("test"):
        away = DateTimeTZRange(now() - timedelta(hours=1), now() + timedelta(days=2))
        ContactAbsence.objects.create(**rows, contact=made[0], period=away, stand_in_id=held.pk, stand_in_label="Eva",
                                      noted_by_id=held.pk, noted_by_label="Eva")  # fmt: skip
        NamedContact.objects.filter(pk=made[1].pk).update(period=DateTimeTZRange(since.lower, now()))
    later = system.get(f"CareTeam/{made[0].pk}").json()
    assert later["participant"][-1]["role"][0]["coding"][0]["code"] == "stands-in"
    assert later["meta"]["lastUpdated"] >= by_code["1"]["meta"]["lastUpdated"]
    ended = system.all(f"CareTeam?patient={subject_id}&status=inactive")
    assert {one["id"] for one in ended} == before | {str(made[1].pk)}
    assert valid(ended)


def test_a_named_contact_who_left_the_team_is_told_as_one_who_left(system: System, who: tuple[UUID, UUID]) -> None:
    assignment_id, subject_id = who
    with automatic_run("test"):
        rows, held = _of(subject_id), Assignment.objects.select_related("unit").get(pk=assignment_id)
        NamedContact.objects.filter(subject_id=subject_id).update(period=DateTimeTZRange(empty=True))
        holder, since, left = new_id(), now() - timedelta(days=9), now() - timedelta(days=2)
        made = NamedContact.objects.create(
            **rows, kind="physician_contact", holder_id=holder, holder_label="Per, läkare", unit_id=held.unit_id,
            organisation_id=held.unit.organisation_id, period=DateTimeTZRange(since, None), named_by_id=held.pk,
            named_by_label="Eva",
        )  # fmt: skip
        member = TeamMember.objects.create(
            **rows, party_id=holder, label="Per, läkare", period=DateTimeTZRange(since, None), invited_by_id=held.pk,
            invited_by_label="Eva",
        )  # fmt: skip
    [stands] = system.all(f"CareTeam?patient={subject_id}&category=fast-kontakt&status=active")
    assert "end" not in stands["participant"][0]["period"]
    with automatic_run("test"):
        member.period = DateTimeTZRange(since, left)
        member.save()
    assert system.all(f"CareTeam?patient={subject_id}&category=fast-kontakt&status=active") == []
    told = system.get(f"CareTeam/{made.pk}").json()
    assert told["status"] == "inactive"
    assert told["participant"][0]["period"]["end"][:10] == (left - timedelta(milliseconds=1)).date().isoformat()
    assert told["meta"]["lastUpdated"] > stands["meta"]["lastUpdated"]
    assert told in system.all(f"CareTeam?patient={subject_id}&status=inactive")
    assert valid([told])


def test_a_plan_tells_its_team_and_who_wrote_it(system: System, who: tuple[UUID, UUID]) -> None:
    plan_id = plan_of(who[1])
    with automatic_run("test"):
        Plan.objects.filter(pk=plan_id).update(started_by_id=who[0])
        Goal.objects.filter(plan_id=plan_id).update(written_by_id=who[1])
    told = system.get(f"CarePlan/{plan_id}").json()
    assert told["careTeam"] == [{"reference": f"CareTeam/{who[1]}"}]
    assert told["author"]["reference"] == f"PractitionerRole/{who[0]}"
    assert told["contributor"] == [{"reference": f"Patient/{who[1]}"}]
    assert told == system.all(f"CarePlan?patient={who[1]}")[0], "one and many are told alike"
    assert valid([told])
    included = system.bundle(f"CarePlan?patient={who[1]}&_include=CarePlan:care-team")["entry"]
    assert str(who[1]) in {entry["resource"]["id"] for entry in included if entry["search"]["mode"] == "include"}
    with automatic_run("test"):
        TeamMember.objects.filter(subject_id=who[1]).delete()
    assert "careTeam" not in system.get(f"CarePlan/{plan_id}").json(), "nothing is referred to that is not there"


def test_a_part_rests_while_the_person_is_away(system: System, who: tuple[UUID, UUID]) -> None:
    with automatic_run("test"):
        rows, part = _of(who[1]), Commitment.objects.filter(subject_id=who[1]).order_by("id")[0]
        Absence.objects.filter(subject_id=who[1]).update(replaced_at=now())
        AwayDays.objects.filter(subject_id=who[1]).update(replaced_at=now())
        Commitment.objects.filter(pk=part.pk).update(state="active")
        Activity.objects.create(
            **rows, commitment=part, state="running", starts_on=today(), at_time="10:00", minutes=30,
            rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", set_by_id=who[0], set_by_label="Eva",
        )  # fmt: skip
    asked = f"Task?patient={who[1]}&_id={part.pk}&status="
    told = system.all(f"{asked}in-progress")[0]
    assert told["extension"][-1]["valueTiming"]["repeat"]["dayOfWeek"] == ["tue"]
    assert not system.all(f"{asked}on-hold")
    with automatic_run("test"):
        days = DateRange(today() - timedelta(days=1), today() + timedelta(days=3))
        absence = Absence.objects.create(**rows, kind="hospital", period=days, words="Höften", way="phone",
                                         told_by_id=who[0], told_by_label="Eva", told_at=now())  # fmt: skip
        AwayDays.objects.create(**rows, absence=absence, period=days)
    rests = system.all(f"{asked}on-hold")[0]
    assert (rests["status"], rests["businessStatus"]["coding"][0]["code"]) == ("on-hold", "active")
    assert rests["extension"][-1]["valuePeriod"] == {
        "start": (today() - timedelta(days=1)).isoformat(), "end": (today() + timedelta(days=2)).isoformat(),
    }  # fmt: skip
    assert "Höften" not in str(rests)
    assert "hospital" not in str(rests), "why they are away is for fewer"
    assert rests["meta"]["lastUpdated"] > told["meta"]["lastUpdated"]
    assert not system.all(f"{asked}in-progress")
    assert len(system.all(f"{asked}in-progress,on-hold")) == 1
    assert not system.all(f"{asked}in-progress&status=on-hold")
    since = system.get(f"Task/{part.pk}", **{"if-modified-since": "Sun, 29 Nov 2099 00:00:00 GMT"})
    assert since.status_code == 200, "what goes by the day is not told by a time"
    assert valid([told, rests])


def test_a_part_ends_with_its_last_day(system: System, who: tuple[UUID, UUID]) -> None:
    with automatic_run("test"):
        part = Commitment.objects.filter(subject_id=who[1]).order_by("id")[0]
        Commitment.objects.filter(pk=part.pk).update(starts_on="2026-05-01", ends_on="2027-05-01")
    told = system.get(f"Task/{part.pk}").json()
    assert told["executionPeriod"] == {"start": "2026-05-01", "end": "2027-04-30"}, "the day after is not one of it"


def test_how_a_goal_has_gone(system: System, who: tuple[UUID, UUID]) -> None:
    with automatic_run("test"):
        rows, plan = _of(who[1]), Plan.objects.get(pk=plan_of(who[1]))
        goal = Goal.objects.filter(plan=plan).order_by("id")[0]
        goal.pk, goal._state.adding = new_id(), True  # of which no follow-up has said anything
        goal.save()
        Goal.objects.filter(pk=goal.pk).update(state="agreed", current_level=3, wanted_level=1)
    assert "achievementStatus" not in system.get(f"Goal/{goal.pk}").json()
    for level, wants, becomes in FOLLOWED:
        with automatic_run("test"):
            number = FollowUp.objects.filter(plan=plan).count() + 1
            held = FollowUp.objects.create(
                **rows, plan=plan, number=number, plan_version=1, held_on=today(), how="home", person_took_part=True,
                next_on=today() + timedelta(days=30), ends_plan=False, held_by_id=who[0], held_by_label="Eva",
            )  # fmt: skip
            GoalResult.objects.create(**rows, follow_up=held, goal=goal, own_level=level, professional_level=2,
                                      wanted_level=1, wants=wants)  # fmt: skip
        told = system.get(f"Goal/{goal.pk}").json()
        assert told["achievementStatus"]["coding"][0]["code"] == becomes, (level, wants)
        assert told["extension"][1]["valueCodeableConcept"]["coding"][0]["code"] == wants.replace("_", "-")
        assert told["lifecycleStatus"] == "active", "a wish to step down changes nothing of itself"
        assert valid([told])
    with automatic_run("test"):
        Goal.objects.filter(pk=goal.pk).update(state="reached")
    told = system.get(f"Goal/{goal.pk}").json()
    assert (told["lifecycleStatus"], told["achievementStatus"]["coding"][0]["code"]) == ("completed", "achieved")


def test_what_a_follow_up_said_is_observed_and_a_correction_stands_beside(
    system: System, who: tuple[UUID, UUID]
) -> None:
    with automatic_run("test"):
        rows, plan = _of(who[1]), Plan.objects.get(pk=plan_of(who[1]))
        goal, part = Goal.objects.filter(plan=plan).order_by("id")[0], Commitment.objects.filter(plan=plan)[0]
        Goal.objects.filter(pk=goal.pk).update(life_area="d5")
        held: FollowUp | None = None
        for helped in ("unknown", "yes"):
            number = FollowUp.objects.filter(plan=plan).count() + 1
            held = FollowUp.objects.create(
                **rows, plan=plan, number=number, plan_version=1, held_on=today(), how="home", person_took_part=True,
                next_on=today() + timedelta(days=30), ends_plan=False, held_by_id=who[0], held_by_label="Eva",
                corrects=held,
            )  # fmt: skip
            GoalResult.objects.create(**rows, follow_up=held, goal=goal, own_level=1, professional_level=8,
                                      wanted_level=1, wants="step_down", words="Bra nu")  # fmt: skip
            PartResult.objects.create(**rows, follow_up=held, commitment=part, helped=helped, wants="continue")
    of_goal = system.all(f"Observation?patient={who[1]}&focus=Goal/{goal.pk}&code=d5")
    of_part = system.all(f"Observation?subject={who[1]}&focus=Task/{part.pk}&_sort=_lastUpdated")
    assert {one["status"] for one in of_goal} >= {"entered-in-error", "corrected"}
    assert [one["code"]["coding"][0]["code"] for one in of_part][-2:] == ["part-followed-up"] * 2
    told = next(one for one in of_goal if one["status"] == "corrected")
    levels = {one["code"]["coding"][0]["code"]: one for one in told["component"]}
    assert levels["own-level"]["valueCodeableConcept"]["coding"][0]["code"] == "1"
    assert levels["professional-level"]["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert levels["wants"]["valueCodeableConcept"]["coding"][0]["code"] == "step-down"
    assert system.get(f"Observation/{told['id']}").json() == told
    final = {one["id"] for one in system.all(f"Observation?patient={who[1]}&status=final")}
    assert not final & {one["id"] for one in of_goal if one["status"] != "final"}
    assert {one["id"] for one in system.all(f"Observation?patient={who[1]}&status=corrected")} >= {told["id"]}
    assert valid([*of_goal, *of_part])
