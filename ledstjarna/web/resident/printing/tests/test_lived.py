"""What the pages tell of the lived plan stands on paper too, in the same words: times, last days, the next meeting."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Arrangement, Decided, Times, move_occurrence, say_until, set_times
from ledstjarna.domain.plans.models import Activity, Commitment
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.printed.discreet import whose_paper
from ledstjarna.web.printed.plan import PaperPart, PaperPlan, paper_plan
from ledstjarna.web.printed.sip.filled import as_support
from ledstjarna.web.resident.tests.world import NOW, World

DAY = NOW.date()  # Tuesday 3 March
MEETS = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


def paper(world: World, by: str = "") -> PaperPlan:
    kinds = ["plan", "decision", "team", "story"]
    reader = world.cast.act(world.cast.staff[by] if by else world.person)
    return paper_plan(open_reading(reader, world.subject_id, what="print", kinds=kinds))


def told(world: World, part: Commitment) -> PaperPart:
    every = [one for goal in paper(world).goals for one in goal.parts]
    return next(one for one in every if one.title == part.title)


def timed(world: World, part: Commitment, rule: Rule, **more: Any) -> Activity:
    by = world.person if part.legal_basis == "own" else world.cast.staff["singer"]
    times = Times(**{"starts_on": DAY, "rule": rule, "at": time(14), "minutes": 45} | more)
    about = {"by": world.cast.act(by), "subject_id": world.subject_id, "commitment_id": part.id}
    return set_times(**about, times=times, at=NOW)


def meeting(world: World, how: Arrangement) -> None:
    nurse = world.nurse_in_team()
    about = {"by": nurse, "subject_id": world.subject_id}
    call = actions.call_meeting(**about, who=[nurse.party_id], arranged=how, at=world.at(), person_agrees=True)
    assert not paper(world).meeting, "what is not decided stands on no paper"
    world.cast.act(nurse)
    actions.set_meeting_time(**about, call_id=call.id, seen_version=1, start=MEETS, at=world.at())


def test_the_times_that_are_set_take_the_place_of_what_was_said_of_when(world: World) -> None:
    walk = world.yes(world.proposal(world.goal(), "Promenad", "own", world.cast.own(), when="När det passar"))
    assert (told(world, walk).when, told(world, walk).times) == ("När det passar", ())
    timed(world, walk, Rule("week", weekdays=(1, 3)))
    timed(world, walk, Rule("day"), at=None, minutes=0, title="Sträcka på benen")
    expected = ("Tisdagar och torsdagar kl. 14.00, 45 minuter", "Sträcka på benen: Varje dag")
    with clock_set_to(NOW):
        shown = told(world, walk)
        assert shown.when == ""
        assert {line.replace("\N{NO-BREAK SPACE}", " ") for line in shown.times} == set(expected)
        week = world.get("/min-plan/min-vecka/").replace("\N{NO-BREAK SPACE}", " ")
        assert all(line in week for line in expected), "the paper has words of its own"
    with override("en"), clock_set_to(NOW):
        said = " ".join(told(world, walk).times).replace("\N{NO-BREAK SPACE}", " ")
        assert "Tuesdays and Thursdays at 14:00, 45 minutes" in said


def test_a_time_that_has_been_is_not_on_paper_and_a_moved_one_is_where_it_was_moved(
    world: World,
) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    once = timed(world, walk, Rule("once"), starts_on=DAY + timedelta(days=2))
    timed(world, walk, Rule("week", weekdays=(0,)), ends_on=DAY + timedelta(days=7), at=None, minutes=0)
    with clock_set_to(NOW):
        assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in told(world, walk).times] == [
            "Torsdag 5 mars kl. 14.00, 45 minuter", "Måndagar",
        ]  # fmt: skip
        about = {"by": world.cast.act(world.person), "subject_id": world.subject_id, "activity_id": once.id, "seen": ""}
        about |= {"day": once.starts_on, "words": "Regn"}
        move_occurrence(**about, to_day=DAY + timedelta(days=3), to_time=time(15), at=NOW)
        assert "Fredag 6\N{NO-BREAK SPACE}mars kl.\N{NO-BREAK SPACE}15.00" in told(world, walk).times[0]
        assert Activity.objects.get(pk=once.pk).starts_on == DAY + timedelta(days=2), "the telling was saved"
    with clock_set_to(NOW + timedelta(days=4)):
        assert told(world, walk).times == ("Måndagar",)
    with clock_set_to(NOW + timedelta(days=7)):
        assert told(world, walk).times == ()


def test_a_part_says_until_when_and_that_its_last_day_has_been(world: World) -> None:
    choir = world.choir()
    by = world.cast.act(world.cast.staff["singer"])
    choir.refresh_from_db()
    about = {"by": by, "subject_id": world.subject_id, "commitment_id": choir.id}
    with clock_set_to(NOW):
        say_until(**about, seen_version=choir.version, ends_on=date(2026, 4, 1), at=NOW)
    for day, words in ((NOW, "Till och med 31 mars 2026."), (NOW + timedelta(days=40), "Gällde till och med 31 mars")):
        with clock_set_to(day):
            until = told(world, choir).until.replace("\N{NO-BREAK SPACE}", " ")
            assert words in until
            assert until in world.get("/min-plan/")


@pytest.mark.parametrize(
    ("ends", "words"),
    [(date(2027, 4, 2), "Beslutet gäller till och med den 1 april 2027."), (None, "Beslutet gäller tills vidare.")],
)
def test_a_decision_says_its_last_day_as_the_page_does(world: World, ends: date | None, words: str) -> None:
    part = world.part("Dusch", "sol", world.cast.unit_owner("assessment"))
    about = {"by": world.cast.act(world.cast.staff["assessor"]), "subject_id": world.subject_id}
    about["application_id"] = part.application.id
    actions.begin_investigation(**about, seen_version=1, at=world.at())
    actions.write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    decided = Decided(outcome="granted", scope="Dusch på måndagar", starts=date(2026, 3, 9), ends=ends)
    actions.decide(**about, seen_version=3, decided=decided, at=world.at())
    with clock_set_to(NOW):
        shown = told(world, part).decision.replace("\N{NO-BREAK SPACE}", " ")
        assert shown == f"Beslut: Dusch på måndagar. {words}"
        assert words in world.get("/min-plan/").replace("\N{NO-BREAK SPACE}", " ")
    with automatic_run("test"):
        row = Commitment.objects.select_related("application__decision").get(pk=part.pk)
    reading = open_reading(world.cast.act(world.person), world.subject_id, what="print", kinds=["plan"])
    support = as_support(row, whose_paper(reading)).replace("\N{NO-BREAK SPACE}", " ")
    assert support == f"Dusch · Beslut: Dusch på måndagar. {words}", "the SIP form too, and not what was wished"


def test_the_next_decided_meeting_says_when_and_where_and_no_address_of_a_home(world: World) -> None:
    world.goal()
    meeting(world, Arrangement("room", 60, "home", "Storgatan 3"))
    with clock_set_to(NOW):
        said = paper(world).meeting.replace("\N{NO-BREAK SPACE}", " ")
        assert said == "Ni ses tisdag 10 mars kl. 13.30–14.30. I hemmet."
    with clock_set_to(MEETS + timedelta(minutes=1)):
        assert paper(world).meeting == ""


def test_of_a_protected_person_the_place_stands_on_their_own_paper_alone(world: World) -> None:
    world.goal()
    meeting(world, Arrangement("room", 60, "care_centre", "Linden, rum 3"))
    with clock_set_to(NOW):
        assert "Vårdcentralen, Linden, rum 3." in paper(world, by="nurse").meeting
        with automatic_run("test"):
            Person.objects.filter(pk=world.subject_id).update(protected_identity="sekretessmarkering")
        assert "Fråga den som kallar var ni ses." in paper(world, by="nurse").meeting
        assert "Vårdcentralen, Linden, rum 3." in paper(world).meeting


def test_an_ended_plan_with_a_meeting_says_it_too(world: World) -> None:
    world.choir()
    meeting(world, Arrangement("phone", 30, phone="08-465 004 12"))
    world.end()
    with clock_set_to(NOW):
        page = world.client.get("/min-plan/skriv-ut/plan.pdf")
        assert page.status_code == 200
        assert paper(world).meeting.endswith("På telefon, 08-465 004 12.")


def test_of_a_protected_person_when_others_do_their_parts_stands_on_their_own_paper_and_theirs_alone(
    world: World,
) -> None:
    goal, choir = world.goal(), world.cast.unit_owner("choir")
    song = world.yes(world.proposal(goal, "Sång i grupp", "association", choir, when="Torsdagar klockan 10"))
    tests = world.yes(
        world.proposal(goal, "Provtagning", "health", world.cast.unit_owner("care_centre"), when="Måndagar klockan 8")
    )
    world.proposal(goal, "Utflykt", "association", choir, when="Den 4 april")
    world.nurse_in_team()

    def whens(by: str = "") -> dict[str, str]:
        goals = paper(world, by).goals
        return {one.title: one.when for goal in goals for one in (*goal.parts, *goal.to_choose)}

    everything = {song.title: "Torsdagar klockan 10", tests.title: "Måndagar klockan 8", "Utflykt": "Den 4 april"}
    with clock_set_to(NOW):
        assert whens() == whens("nurse") == everything
        with automatic_run("test"):
            born = {"birth_date": date(1943, 5, 17)}
            Person.objects.filter(pk=world.subject_id).update(protected_identity="sekretessmarkering", **born)
        assert whens() == everything, "their own paper"
        assert whens("nurse") == {song.title: "", tests.title: "Måndagar klockan 8", "Utflykt": ""}
        who = {one.title: one.who for goal in paper(world, "nurse").goals for one in goal.parts}
        assert who[song.title].startswith("Kören i Katrineholm"), "a plan whose parties are unnamed is no plan"
        reading = open_reading(
            world.cast.act(world.cast.staff["nurse"]), world.subject_id, what="print", kinds=["plan"]
        )
        whose = whose_paper(reading)
        assert as_support(song, whose) == song.title
        assert whose.born == "1943"
