"""A plan that has ended: told as such, with what goes on all the same, what was, and how to begin anew."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans.actions import Agreed, GoalSaid, Held, agree_plan, hold_follow_up
from ledstjarna.domain.plans.models import Agreement, Commitment
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.printed.plan import paper_plan
from ledstjarna.web.resident.tests.world import NOW, World

LATER = NOW + timedelta(days=90)  # 1 June


@pytest.fixture
def part(world: World) -> Commitment:
    """The choir goes on; the plan was agreed, followed up once, and ended then by the person's wish."""
    world.story()
    made = world.choir()
    nurse = world.nurse_in_team()
    agree_plan(by=nurse, subject_id=world.subject_id, seen_version=0, agreed=Agreed(way="meeting"), at=world.at())
    said = [GoalSaid(goal_id=made.goal_id, own_level=1, professional_level=1, wants="end", words="Det gick bra.")]
    held = Held(
        held_on=LATER.date(), how="home", present=["Astrid Lind"], person_took_part=True, goals=said,
        words="Jag klarar mig utan en plan nu.", ends_plan=True,
    )  # fmt: skip
    hold_follow_up(by=nurse, subject_id=world.subject_id, seen_number=0, held=held, at=LATER)
    return made


def test_the_plans_page_tells_that_it_ended_and_who_does_what_all_the_same(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        page = world.get("/min-plan/")
        assert "Din plan avslutades den 1 juni 2026" in page
        assert "Så sa ni då: ”Jag klarar mig utan en plan nu.”" in page
        assert "fortsätter som förut" in page
        assert "Kören hämtar mig" in page
        assert "Kören i Katrineholm" in page
        assert "Börja en ny plan" in page
        assert "Skriv ett mål med dina egna ord" not in page, "the one thing to do now is not to hurry into a new plan"
        assert "Ingen dag är bestämd än" not in page


def test_what_was_agreed_and_how_it_went_is_still_there(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        versions = world.get("/min-plan/overenskommelser/")
        assert "Avslutad den 1 juni 2026" in versions
        assert "Gäller" not in versions
        went = world.get("/min-plan/uppfoljning/")
        assert "Planen avslutades den 1 juni 2026. Här står hur det gick." in went
        assert "Jag vill kunna gå till kören" in went
        assert "Det vi har följt upp" in went
        assert "Kören hämtar mig" in world.get("/min-plan/har-hant/")


def test_a_new_plan_keeps_what_goes_on_from_before(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        world.goal("Jag vill baka igen.")
        page = world.get("/min-plan/")
        assert "avslutades" not in page
        assert "Jag vill baka igen." in page
        assert "Kören hämtar mig" in page
        assert "Planen har inte börjat" not in world.get("/min-plan/komma-overens/")


def test_the_first_version_of_each_plan_is_opened_told_apart_and_compared(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        goal = world.goal("Jag vill baka igen.")
        bread = world.proposal(goal, "Jag bakar bröd", "own", world.cast.own())
        world.yes(bread)
        nurse, agreed = world.cast.staff["nurse"], Agreed(way="meeting")
        agree_plan(by=world.cast.act(nurse), subject_id=world.subject_id, seen_version=0, agreed=agreed, at=now())
        first, second = Agreement.objects.order_by("agreed_at")
        assert (first.number, second.number) == (1, 1)
        pages = [world.get(f"/min-plan/overenskommelser/{row.id}/") for row in (first, second)]
        assert ["Jag bakar bröd" in page for page in pages] == [False, True]
        assert "Plan 1, 2 mars 2026" in pages[0]
        assert "Plan 1, 2 juni 2026" not in pages[0]
        listed = world.get("/min-plan/overenskommelser/")
        for named in ("Plan 1, 2 mars 2026", "Plan 1, 2 juni 2026"):
            assert named in listed
        compared = world.get(f"/min-plan/overenskommelser/jamfor/?fran={first.id}&till={second.id}")
        assert "1 del har kommit till" in compared


def test_a_plan_that_ended_is_not_agreed_but_begun_anew(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        assert "Planen är avslutad. Börja om med ett mål" in world.get("/min-plan/komma-overens/")


def test_the_paper_says_the_same(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        reading = open_reading(
            world.cast.act(world.person), world.subject_id, what="print", kinds=["plan", "decision", "team", "story"]
        )
        told = paper_plan(reading)
        assert told.status == "Planen avslutades den 1\xa0juni 2026."
        assert [one.title for one in told.carried] == ["Kören hämtar mig"]
        assert told.has_ended


def test_an_ended_plan_costs_no_more_than_a_running_one_may(world: World, part: Commitment) -> None:
    with clock_set_to(LATER + timedelta(days=1)):
        world.get("/min-plan/")
        with CaptureQueriesContext(connection) as counted:
            world.get("/min-plan/")
    asked = [row["sql"] for row in counted.captured_queries if not row["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= 12, "\n".join(asked)
