"""The plan of one person: what it shows, to whom, and what it costs."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import end_plan, judge_sip, tell
from ledstjarna.domain.teams.actions import ask_for_call
from ledstjarna.web.team.tests.desk import Desk

TO_DO = "/teamet/att-gora/"


def test_without_ground_the_answer_is_as_for_nobody(desk: Desk) -> None:
    unknown = desk.path("team_person").replace(str(desk.subject_id), str(uuid.uuid4()))
    theirs = desk.client.get(desk.path("team_person"))
    nobodys = desk.client.get(unknown)
    assert theirs.status_code == nobodys.status_code == 404
    assert "Astrid" not in theirs.content.decode()
    assert len(theirs.content) == len(nobodys.content)


def test_an_empty_plan_says_what_comes_first(desk: Desk) -> None:
    desk.contact()
    text = desk.get(desk.path("team_person"))
    assert "Fråga vad som är viktigt" in text
    assert "Astrid Lind" in text


def test_the_words_come_first_and_what_is_mine_is_next(desk: Desk) -> None:
    desk.contact()
    desk.story()
    part = desk.part("Träning", "health", "care_centre")
    text = desk.get(desk.path("team_person"))
    assert text.index("Kören är mitt liv.") < text.index("Jag vill kunna gå till kören")
    assert "Prata lugnt." in text
    assert "Bedöm om det passar" in text
    assert (
        desk.path("assess_health", commitment_id=part.pk) in desk.client.get(desk.path("team_person")).content.decode()
    )


def test_a_proposal_waits_for_the_person(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.proposal(desk.goal(), "Kören hämtar", "association", desk.cast.unit_owner("choir"))
    text = desk.get(desk.path("team_person"))
    assert "Astrid Lind väljer" in text
    assert "Väntar på val" in text


def test_a_report_that_reaches_me_is_first(desk: Desk) -> None:
    nurse = desk.contact()
    desk.story()
    desk.part("Jag går", "own")
    by = desk.cast.act(desk.person)
    tell(by=by, subject_id=desk.subject_id, kind="nobody_came", words="Jag väntade.", way="digital", at=desk.at())
    assert nurse.party_id
    text = desk.get(desk.path("team_person"))
    assert text.index("Ingen kom") < text.index("Samordnad individuell plan")
    assert "Försenat" in text


def test_the_sip_says_what_is_missing(desk: Desk) -> None:
    nurse = desk.contact()
    desk.story()
    desk.part("Träning", "health", "care_centre")
    judge_sip(by=desk.cast.act(nurse), subject_id=desk.subject_id, why="Hänger ihop", at=desk.at())
    text = desk.get(desk.path("team_person"))
    assert "personens samtycke till en SIP" in text
    assert "vem som har det övergripande ansvaret" in text


def full_plan(desk: Desk) -> None:
    nurse = desk.contact()
    desk.story()
    desk.share(desk.cast.region, desk.cast.municipality)
    goal = desk.goal()
    desk.part("Jag går", "own", goal=goal)
    desk.part("Träning", "health", "care_centre", goal=goal)
    desk.part("Dusch", "sol", "assessment", goal=goal)
    desk.part("Kören hämtar", "association", "choir", goal=goal, about="Kören")
    desk.proposal(goal, "Trygghetslarm", "open_support", desk.cast.unit_owner("home_care"))
    judge_sip(by=desk.cast.act(nurse), subject_id=desk.subject_id, why="Hänger ihop", at=desk.at())
    by = desk.cast.act(desk.person)
    tell(by=by, subject_id=desk.subject_id, kind="not_satisfied", words="Sent.", way="digital", at=desk.at())
    offered = desk.proposal(goal, "Träning på tisdagar", "health", desk.cast.unit_owner("care_centre"))
    desk.answered(offered, "change", words="Hellre torsdagar", new_when="torsdagar")
    desk.cast.act(nurse)


def test_opening_a_plan_costs_at_most_twelve_queries(desk: Desk) -> None:
    full_plan(desk)
    path = desk.path("team_person")
    desk.client.get(path)
    with CaptureQueriesContext(connection) as counted:
        assert desk.client.get(path).status_code == 200
    queries = [row["sql"] for row in counted.captured_queries if not row["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(queries) <= 12, "\n".join(queries)


def test_the_page_the_first_page_and_the_list_tell_the_same(desk: Desk) -> None:
    full_plan(desk)
    person = desk.cast.act(desk.person)
    ask_for_call(by=person, subject_id=desk.subject_id, channel="phone", about="", way="digital", at=desk.at())
    desk.sign_in("nurse")
    page, home, todo = (desk.get(path) for path in (desk.path("team_person"), reverse("team_home"), TO_DO))
    assert "Vill att någon hör av sig" in home.split("Också för dig")[0], "the most urgent has the star"
    for words in ("Jag är inte nöjd", "Vill att någon hör av sig", "Svara på önskemålet", "Bedöm om det passar"):
        assert words in todo, words
        assert words in home, words
        assert words in page or words == "Svara på önskemålet", words
    assert "Hellre torsdagar" in page
    waiting = page.split("Bestäm avstämning")[-1]
    assert "Hos Kören i Katrineholm Ska svara ja eller nej: Kören hämtar" in waiting, (
        "what is waited for, not a request"
    )
    assert "Dusch" in page.split("Bestäm avstämning")[0], "what the assessors have is theirs, and told at the part"
    assert "Dusch" not in waiting
    assert "Dusch" not in home.split("Det ni gör")[0].split("Alla mina personer")[0]


def test_it_leaves_one_row_in_the_log(desk: Desk) -> None:
    desk.contact()
    desk.client.get(desk.path("team_person"))
    with automatic_run("test"):
        [row] = AccessLog.objects.filter(what="team_person")
    assert (row.verb, row.basis) == ("read", "own_work")


@pytest.mark.parametrize("key", ["singer", "manager"])
def test_an_association_and_a_stranger_get_no_page(desk: Desk, key: str) -> None:
    desk.sign_in(key)
    desk.get(desk.path("team_person"), status=404)


def test_a_plan_that_has_ended_says_so_and_shows_what_goes_on(desk: Desk) -> None:
    nurse = desk.contact()
    desk.story()
    desk.part("Hjälp att duscha", "sol", "assessment")
    end_plan(by=desk.cast.act(desk.person), subject_id=desk.subject_id, at=desk.at())
    desk.cast.act(nurse)
    text = desk.get(desk.path("team_person"))
    assert "Planen avslutades den 2 mars 2026" in text
    assert "Det som går vidare" in text
    assert "Hjälp att duscha" in text
    assert "Planen har inget mål än." not in text
    assert "Sätt ett första mål" not in text, "nobody is hurried into a new plan"
    assert "Jag vill kunna gå till kören" in desk.get(desk.path("team_follow_ups"))
