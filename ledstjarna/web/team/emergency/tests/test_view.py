"""Nödöppning: for care givers alone, with a reason, for a time; flagged, and told to the person."""

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse

from ledstjarna.domain.consent.actions import review_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess
from ledstjarna.domain.consent.queries import NotForYou, emergencies_to_review
from ledstjarna.domain.consent.rules import EMERGENCY_HOURS
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.plans.models import Goal
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.identity import official_test_numbers
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.log_control.tests.test_view import controller_of
from ledstjarna.web.team.reading.tests.test_view import as_the_person, assessed_by, consent, in_contact
from ledstjarna.web.team.tests.desk import NOW, Desk

NUMBER = min(number for number in official_test_numbers() if number.startswith("1979"))
FIELDS = {"danger": "life", "reason": "Hittad medvetslös"}


def test_a_nurse_opens_reads_is_seen_and_it_ends_by_itself(desk: Desk) -> None:
    person = desk.path("team_person")
    desk.get(person, status=404)
    page = desk.path("emergency")
    assert "Bara när liv eller hälsa är i fara" in desk.get(page)
    assert "Skriv varför." in desk.refused(page, {"danger": "life"})
    assert "Skriv skälet med några ord" in desk.refused(page, {"danger": "life", "reason": "x"})
    for number in (NUMBER, f"{NUMBER[:8]}-{NUMBER[8:]}", f"{NUMBER[2:8]}-{NUMBER[8:]}"):
        refused = desk.refused(page, {**FIELDS, "reason": f"{number} hittad medvetslös hemma"})
        assert "Skriv inget personnummer här" in refused
    opened = desk.done(page, FIELDS)
    assert "Nödöppningen är gjord." in opened
    assert "Du kan läsa till kl. 18.00." in opened
    with clock_set_to(NOW + timedelta(minutes=1)):
        again = desk.done(page, {**FIELDS, "reason": "En gång till"})
    assert "Din nödöppning gäller redan." in again
    assert "Du kan läsa till kl. 18.00." in again, "until when the first one goes on"
    assert "Hittad medvetslös" in desk.get(desk.path("team_reading"))
    assert "Det gäller Astrid Lind" in desk.get(page), "whoever reaches them sees whom it is about"
    with automatic_run("test"):
        row = EmergencyAccess.objects.get()
        assert (row.danger, row.reviewed_at, row.ends_at - row.opened_at) == (
            "life", None, timedelta(hours=EMERGENCY_HOURS),
        )  # fmt: skip
        assert set(AccessLog.objects.filter(verb="read").values_list("basis", flat=True)) == {"emergency"}
    _the_person_sees_it(desk)
    desk.sign_in("nurse")
    with clock_set_to(NOW + timedelta(hours=EMERGENCY_HOURS, minutes=1)):
        desk.get(person, status=404)


def test_what_only_the_emergency_reached_stands_as_that(desk: Desk) -> None:
    """Beside the own work and the person's yes to reading: the log names for each kind the ground that reached it."""
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    consent(desk, "given")
    desk.sign_in("nurse")
    desk.done(desk.path("begin_reading"), {"relevance": "Ny medicin", "route": "consent"})
    desk.done(desk.path("emergency"), FIELDS)
    shown = desk.get(desk.path("team_reading"))
    assert "Den gemensamma planen når du inte än" not in shown, "it is open beside"
    assert "Läs vad andra har skrivit" not in shown, "they do"
    for page in ("team_reading", "team_block"):
        assert "Du läser också genom en nödöppning till" in desk.get(desk.path(page))
    assert "bara det som din egen organisation har skrivit." in desk.get(desk.path("stop_reading"))
    for page in ("needs", "team_person"):
        desk.get(desk.path(page))
    with automatic_run("test"):
        rows = AccessLog.objects.filter(what="needs").order_by("basis")
        assert {row.basis: row.kinds for row in rows} == {
            "own_records": ["basic"], "coherent": ["needs"], "emergency": ["story"],
        }  # fmt: skip
        assert len({(row.correlation, row.at) for row in rows}) == 1
        plan = AccessLog.objects.filter(what="team_person", kinds__contains=["plan"])
        assert set(plan.values_list("basis", flat=True)) == {"emergency"}
        assert AccessLog.objects.get(what="open_emergency").basis == "emergency", "what began it, too"
        emergency = EmergencyAccess.objects.get()
    as_the_person(desk)
    read = desk.get("/min-plan/vem-har-last/")
    assert "Nödöppning: fara för liv eller hälsa." in read
    assert "Du har sagt ja till att de läser vad andra har skrivit." in read
    controller_of(desk, "nurse")
    with clock_set_to(NOW + timedelta(minutes=5)):
        told = desk.get(reverse("log_emergency", kwargs={"emergency_access_id": emergency.pk}))
    assert re.search(r"Läste · [^·]*planen[^·]* · nödöppning", told)
    assert "Läste · bedömningar av behov · personen har sagt ja till läsning hos andra" in told


@pytest.mark.parametrize("own_work", [False, True])
def test_what_only_the_emergency_reached_is_no_work_and_offers_nothing_that_is_not_there(
    desk: Desk, own_work: bool
) -> None:
    desk.proposal(desk.goal(), "Jag går", "own", desk.cast.own())
    if own_work:
        assessed_by(desk, "assessor")
        in_contact(desk, "nurse")
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), FIELDS)
    for view in ("vantar", "forsenat", "allt"):
        assert "Jag går" not in desk.get(f"{reverse('team_work')}?visa={view}")
    assert "Skriv ner vad personen säger" not in desk.get(desk.path("team_wrong"))
    desk.get(desk.path("tell_wrong"), status=404)


def test_an_emergency_over_midnight_says_which_day_it_ends(desk: Desk) -> None:
    with clock_set_to(NOW + timedelta(hours=10)):
        assert "Du kan läsa till 4 mars kl. 04.00." in desk.done(desk.path("emergency"), FIELDS)
    with clock_set_to(NOW + timedelta(hours=19)):
        assert "Du kan läsa till" not in desk.get(f"{reverse('team_home')}?tack=emergency"), "nothing goes on"


def _the_person_sees_it(desk: Desk) -> None:
    session = desk.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.save()
    read = desk.get("/min-plan/vem-har-last/")
    assert "Nödöppning: fara för liv eller hälsa." in read
    assert "Skälet, med deras ord Hittad medvetslös" in read
    assert "Fara för ditt liv" in read
    assert "Pågår" in read
    assert re.search(r"Sara Ek \([^)]+\) gjorde en nödöppning", desk.get("/min-plan/har-hant/"))
    assert "Fara för ditt liv. Skälet: Hittad medvetslös Sara Ek" in desk.get("/min-plan/vem-far-veta/")


def test_the_page_names_whom_it_opens_in_every_tab_or_says_that_it_does_not(desk: Desk) -> None:
    numbers = sorted(value for value in official_test_numbers() if value.startswith("194005") and value[6:8] < "32")
    with automatic_run("test"):
        two = [
            register_person(by=None, county_id="04", given_name=name, family_name="Alm", identity=number, at=desk.at())
            for name, number in zip(("Eva", "Ida"), numbers, strict=False)
        ]
    for number in numbers[:2]:
        desk.client.post(reverse("find_person"), {"identity": number})
    for one in two:  # the first in the first tab, after the second was looked up in another
        text = desk.get(reverse("emergency", kwargs={"subject_id": one.pk}))
        assert f"Det gäller {one.name}, född 1940." in text
        assert f"Öppna för {one.name}, född 1940" in text
    for nobody in (desk.subject_id, new_id()):
        text = desk.get(reverse("emergency", kwargs={"subject_id": nobody}))
        assert "Här syns inte vem det gäller" in text


def test_it_is_ended_before_its_time_and_reviewed_all_the_same(desk: Desk) -> None:
    desk.done(desk.path("emergency"), FIELDS)
    assert "Nödöppningen är avslutad." in desk.done(desk.path("close_emergency"), {})
    over = desk.get(desk.path("close_emergency"))
    assert "Nödöppningen är avslutad" in over
    assert "Astrid" not in over
    with automatic_run("test"):
        assert not AccessLog.objects.filter(verb="refused", what__startswith="close_emergency"), "nobody was refused"
    desk.get(desk.path("team_person"), status=404)
    nurse = desk.cast.act(desk.staff("nurse"))
    with pytest.raises(NotForYou):
        emergencies_to_review(nurse)
    controller = replace(nurse, party_id=new_id(), role="log_controller")
    (row,) = emergencies_to_review(controller)
    assert row.ends_at == now()
    review_emergency(by=controller, emergency_id=row.pk, verdict="in_order", reason="Befogad", at=now())
    assert emergencies_to_review(controller) == []


def test_the_social_side_does_not_open_emergencies(desk: Desk) -> None:
    desk.sign_in("assessor")
    desk.get(desk.path("emergency"), status=404)
    with automatic_run("test"):
        assert not EmergencyAccess.objects.exists()


def test_who_reads_in_an_emergency_changes_nothing(desk: Desk) -> None:
    """Every page that writes is a page that is not there, sent or looked at; what is read shows no way to one."""
    goal = desk.goal()
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), FIELDS)
    area = {"words": "Baka bröd", "life_area": "d6", "current_level": "1", "wanted_level": "3"}
    for name, form, more in (
        ("team_set_goal", area, {}), ("let_go_of_goal", {}, {"goal_id": goal.pk}), ("tell_story", {}, {}),
        ("team_agree", {}, {}), ("meeting", {}, {}), ("judge_sip", {"reason": "Behövs"}, {}),
        ("team_block", {}, {}), ("begin_reading", {}, {}), ("team_write", {}, {}),
    ):  # fmt: skip
        path = desk.path(name, **more)
        desk.get(path, status=404)
        sent = desk.client.post(path, {**form, "key": str(new_id()), "version": str(goal.version)})
        assert sent.status_code == 404, name
    with automatic_run("test"):
        assert list(Goal.objects.values_list("pk", "state")) == [(goal.pk, goal.state)]
    for name in ("team_person", "team_story", "needs", "team_times", "team_follow_ups", "team_members",
                 "person_messages", "team_contacts", "team_reports", "team_documents", "team_reading"):  # fmt: skip
        page = desk.get(desk.path(name))
        assert "Du läser genom en nödöppning till " in page, name
        around = desk.client.get(desk.path(name)).content.decode()
        around = around[around.index("<main") : around.index("</main")]
        ways = {resolve(urlsplit(href).path) for href in re.findall(r'href="(/[^"]*)"', around)}
        assert {way.view_name for way in ways if way.func.writes and not way.func.readers} == set(), name
        assert 'method="post"' not in around, name
