"""My persons and what waits for me."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.organisations.queries import MEETS_NO_PERSONS
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import answer_part, tell
from ledstjarna.domain.plans.models import Plan, Proposal
from ledstjarna.domain.plans.tests.cast import AT, viewer_of
from ledstjarna.web.team.home.presenter import PER_PAGE, PersonWaits, person_row
from ledstjarna.web.team.tests.desk import Desk
from ledstjarna.web.wording import date_text

HOME = reverse("team_home")


def others(desk: Desk, *names: tuple[str, str], **more: str) -> None:
    nurse = desk.cast.act(desk.staff("nurse"))
    for given, family in names:
        register_person(
            by=nurse, county_id="04", given_name=given, family_name=family, at=desk.at(), municipality_id="0483",
            birth_date=date(1940, 5, 6), **more,
        )  # fmt: skip


def test_nobody_yet_helps_to_find_somebody(desk: Desk) -> None:
    assert "Hitta en person" in desk.get(HOME)


def test_names_stand_in_swedish_order(desk: Desk) -> None:
    others(desk, ("Åsa", "Öberg"), ("Bo", "Zetterlund"), ("Bo", "Åberg"), ("Eva", "Alm"))
    text = desk.get(HOME)
    places = [text.index(name) for name in ("Eva Alm", "Bo Zetterlund", "Bo Åberg", "Åsa Öberg")]
    assert places == sorted(places)


def test_a_follow_up_whose_day_is_over_is_not_the_next_one(desk: Desk) -> None:
    day = desk.at().date()
    person = Person(pk=desk.subject_id, given_name="Eva", family_name="Alm", county_id="04")
    for days, told in ((1, "Nästa avstämning"), (-1, "Avstämningen skulle ha varit")):
        then = day + timedelta(days=days)
        plan = Plan(state="agreed", next_follow_up=then)
        row = person_row(person, PersonWaits(plan, [], 0, 0, 0), "", desk.at())
        assert f"{told} {date_text(then)}" in row.detail
        assert (row.state == "late") == (days < 0)


def test_a_late_answer_stands_first(desk: Desk) -> None:
    others(desk, ("Eva", "Alm"))
    desk.contact()
    desk.goal()
    by = desk.cast.act(desk.person)
    tell(by=by, subject_id=desk.subject_id, kind="nobody_came", words="", way="digital", at=desk.at())
    text = desk.get(HOME)
    assert text.index("Astrid Lind") < text.index("Eva Alm")
    assert "Försenat svar" in text


def test_the_filter_finds_by_the_beginning_of_names(desk: Desk) -> None:
    others(desk, ("Eva", "Alm"), ("Bo", "Åberg"))
    led = desk.send(HOME, {"namn": "åb"})["Location"]
    assert led == HOME + "?sok=1", "a name stands in no address"
    text = desk.get(led)
    assert "Bo Åberg" in text
    assert "Eva Alm" not in text
    for nobody in ("xyz", "%", "_", "-"):
        assert "Ingen av dina personer heter så" in desk.done(HOME, {"namn": nobody})
    assert "Eva Alm" not in desk.get(led), "who goes back finds what was searched for then"
    assert "Eva Alm" in desk.done(HOME, {"namn": " "})
    assert "Eva Alm" in desk.get(HOME + "?namn=åb"), "no name is taken from an address"


def test_a_search_is_paged_without_its_name_in_the_address(desk: Desk) -> None:
    others(desk, *(("Bo", f"Åberg{chr(97 + n)}") for n in range(PER_PAGE + 1)))
    led = desk.send(HOME, {"namn": "åb"})["Location"]
    page = desk.client.get(led).content.decode()
    assert f'href="{led.removeprefix(HOME)}&amp;sida=2"' in page
    assert "Åberg" in desk.get(f"{led}&sida=2")
    assert not re.search(r'(href|action)="[^"]*(namn|%C3%A5b|åb)', page)


def test_a_protected_identity_is_not_written_out(desk: Desk) -> None:
    others(desk, ("Eva", "Alm"), protected_identity="sekretessmarkering")
    text = desk.get(HOME)
    assert "Eva Alm" not in text
    assert "Skyddade personuppgifter" in text
    for named in ("Eva", "alm"):
        text = desk.done(HOME, {"namn": named})
        assert "Skyddade personuppgifter" not in text, "an answer to the name would be the name"
        assert "Ingen av dina personer heter så" in text


def test_what_waits_for_my_unit_leads_to_the_answer(desk: Desk) -> None:
    part = desk.part("Träning", "health", "care_centre")
    page = desk.client.get(HOME).content.decode()
    assert desk.path("assess_health", commitment_id=part.pk) in page
    desk.sign_in("assessor")
    desk.part("Dusch", "sol", "assessment")
    text = desk.get(HOME)
    assert "Dusch" in text
    assert "Ansökan väntar på beslut" in text
    assert "Dusch" in desk.get("/teamet/att-gora/"), "the same stands in Att göra"


def test_the_number_of_queries_stays_the_same(desk: Desk) -> None:
    others(desk, ("Eva", "Alm"))
    desk.get(HOME)
    with CaptureQueriesContext(connection) as few:
        desk.get(HOME)
    others(desk, *((f"Person{number}", "Berg") for number in range(30)))
    with CaptureQueriesContext(connection) as many:
        desk.get(HOME)
    assert len(many) <= len(few) + 1  # the second bulk insert of the log


def test_the_list_is_logged_once_with_those_it_shows(desk: Desk) -> None:
    others(desk, *((f"Person{number}", "Berg") for number in range(30)))
    desk.get(HOME)
    with automatic_run("test"):
        rows = AccessLog.objects.filter(what="team_home")
        assert rows.count() == 25
        assert len(set(rows.values_list("correlation", flat=True))) == 1
    assert "Sida 2" in desk.get(HOME + "?sida=2")
    assert Person.objects.count() > 25


@pytest.mark.parametrize("role", sorted(MEETS_NO_PERSONS))
def test_whoever_meets_no_persons_gets_an_honest_page(desk: Desk, role: str) -> None:
    hired = employ(
        given_name="Bo", family_name="Ek", unit_id=desk.cast.units["assessment"].id, role=role, start=AT - timedelta(1)
    )
    desk.cast.staff[role] = viewer_of(hired)
    desk.sign_in(role)
    own, says = (
        ("log_control", "Ingen läsning att titta på just nu") if role == "log_controller"
        else ("leading", "Ni håller inte ihop någon plan än.")
    )  # fmt: skip
    assert desk.client.get(HOME)["Location"] == reverse(own)
    text = desk.get(reverse(own))
    assert says in text
    assert "Hitta en person" not in text
    for closed in ("find_person", "register_person", "letters"):
        desk.get(reverse(closed), status=404)


def test_how_long_it_has_waited_and_what_to_do(desk: Desk) -> None:
    desk.part("Dusch", "sol", "assessment")
    desk.sign_in("assessor")
    text = desk.get(HOME)
    assert "Har väntat sedan i går" in text
    assert "Öppna ansökan" in text


def test_a_provider_reaches_what_it_does_without_the_plan(desk: Desk) -> None:
    part = desk.part("Dagträff", "open_support", "home_care")
    manager = desk.cast.act(desk.staff("manager"))
    answer_part(
        by=manager, subject_id=desk.subject_id, commitment_id=part.pk, seen_version=part.version, yes=True, words="",
        at=desk.at(),
    )  # fmt: skip
    desk.sign_in("manager")
    page = desk.client.get(HOME).content.decode()
    assert "Det ni gör" in page
    href = desk.path("answer_part", commitment_id=part.pk)
    assert href in page
    assert "Dagträff" in desk.get(href)


def test_a_wish_waits_for_whoever_coordinates_and_for_nobody_else(desk: Desk) -> None:
    desk.contact()
    offered = desk.proposal(desk.goal(), "Träning på tisdagar", "health", desk.cast.unit_owner("care_centre"))
    desk.answered(offered, "change", words="Hellre torsdagar", new_when="torsdagar")
    desk.sign_in("nurse")
    page = desk.client.get(HOME).content.decode()
    wish = Proposal.objects.get(state="asked")
    assert "Svara på önskemålet" in page
    assert page.index(desk.path("counter", proposal_id=wish.pk)) < page.index("Alla mina personer")
    desk.sign_in("assessor")
    assert "Svara på önskemålet" not in desk.get(HOME)
