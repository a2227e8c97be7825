"""Mitt, väntar, försenat; and a part that changes owner, from the team's side of the counter."""

import re
from datetime import date, timedelta

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import answer_part, tell, write_about
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, OwnerChange, PlanMeetingCall
from ledstjarna.domain.teams.actions import ask_for_call
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.work import OWNER, WorkItem
from ledstjarna.web.team.how.tests.test_view import HOW, at_home, carried_out
from ledstjarna.web.team.tests.desk import NOW, Desk
from ledstjarna.web.team.worklist.presenter import by_whom, unnamed
from ledstjarna.web.team.worklist.words import KIND_WORDS

PAGE = "/teamet/att-gora/"
WAITING = "/min-plan/vantar/"


def test_what_is_mine_what_waits_and_what_is_late(desk: Desk) -> None:
    assert "Inget väntar på er just nu." in desk.get(PAGE)
    desk.contact()
    goal = desk.goal()
    desk.proposal(goal, "Promenad", "own", desk.cast.own(), by=desk.staff("nurse"))
    desk.part("Kören hämtar mig", "association", "choir", goal=goal)
    person = desk.cast.act(desk.person)
    tell(by=person, subject_id=desk.subject_id, kind="nobody_came", words="", way="digital", at=desk.at())
    text = desk.get(PAGE)
    assert "Mitt (1)" in text
    assert "Väntar på andra (2)" in text
    assert "Försenat (1)" in text, "the answer was promised within four hours, a day ago"
    assert "Ingen kom Astrid Lind" in text
    waiting = desk.get(PAGE + "?visa=vantar")
    assert "Hos Kören i Katrineholm" in waiting
    assert "Väntar på personen" in waiting
    assert "Kören hämtar mig" not in desk.get(PAGE + "?visa=vantar&hos=" + str(desk.staff("nurse").party_id))
    assert "Inget stämmer" in desk.done(PAGE, {"visa": "vantar", "namn": "Bo"})
    for signs in ("%", "_", "-", "%%"):
        assert "Inget stämmer" in desk.done(PAGE, {"visa": "vantar", "namn": signs}), "a sign stands for no letters"
    assert "Kören" in desk.done(PAGE, {"visa": "vantar", "namn": "lind", "hos": "nonsens"})
    with automatic_run("test"):
        assert (
            AccessLog.objects.filter(
                what="team_work", verb="list", subject_id=desk.subject_id, basis="own_work"
            ).count()
            >= 3
        )
    desk.sign_in("assessor")
    assert "Kören" not in desk.get(PAGE + "?visa=vantar"), "nobody sees work about whom they do not reach"
    with clock_set_to(NOW + timedelta(days=10)):
        desk.sign_in("nurse")
        assert "Försenat (2)" in desk.get(PAGE)


def test_the_filter_names_nobody_whom_the_rows_do_not() -> None:
    """The person, a parent and a colleague, each with something to do for somebody whose identity is protected."""
    subject, parent, colleague = new_id(), new_id(), new_id()
    for kind, first, close in (("", "Ann Palm (1)", "Eva Palm (1)"), ("sekretessmarkering", None, None)):
        whom = Person(
            pk=subject, given_name="Ann", family_name="Palm", birth_date=date(1959, 5, 1), protected_identity=kind
        )
        items = [
            WorkItem("follow_up", subject, new_id(), None, "", OWNER, who, label, NOW, None)
            for who, label in ((subject, "Ann Palm"), (parent, "Eva Palm"), (colleague, "Ida Berg, läkare"))
        ]
        named = unnamed(items, {subject: whom}, lambda _ids, kind=kind: {parent} if kind else set())
        assert {text for _value, text in by_whom(named)} == {
            first or "Skyddade personuppgifter, född 1959 (1)", close or "någon närstående (1)", "Ida Berg, läkare (1)",
        }  # fmt: skip


def test_a_unit_manager_sees_the_units_work_and_takes_over_a_part(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Kören hämtar mig", "association", "choir")
    singer = desk.cast.act(desk.staff("singer"))
    answer_part(
        by=singer, subject_id=desk.subject_id, commitment_id=part.pk, seen_version=1, yes=True, words="", at=desk.at()
    )
    page = desk.path("new_owner", commitment_id=part.pk)
    assert "Fråga någon ny om den här delen" in desk.get(desk.path("team_part", commitment_id=part.pk))
    assert "Välj vem ni vill fråga." in desk.refused(page, {"owner": ""})
    home_care = f"open_support:{desk.cast.units['home_care'].pk}"
    assert "Personen väljer först." in desk.done(page, {"owner": home_care})
    desk.cast.act(desk.person)
    change = OwnerChange.objects.get()
    choice = desk.path("owner_choice", owner_change_id=change.pk)
    assert "Frågan är skickad." in desk.done(choice, {"yes": "yes", "name": "Astrid", "phone": "", "meet": ""})
    desk.sign_in("manager")
    text = desk.get(PAGE)
    assert "Enhetens (1)" in text
    assert "Kören hämtar mig" in text
    take = desk.path("take_over", owner_change_id=change.pk)
    assert "Astrid" in desk.get(take)
    assert "Lind" not in desk.get(take)
    assert "Skriv några ord om varför" in desk.refused(take, {"answer": "no", "words": ""})
    assert "Tack. Ert svar är sparat." in desk.done(take, {"answer": "yes", "words": ""})
    assert desk.get(take, 404)
    leave = desk.path("team_leave_part", commitment_id=part.pk)
    assert "Vi vill lämna över delen" in desk.get(desk.path("answer_part", commitment_id=part.pk))
    assert "Välj när ni vill sluta." in desk.refused(leave, {"words": ""})
    assert "Tack för det ni har gjort." in desk.done(leave, {"when": "now", "words": "Vi är för få"})
    desk.sign_in("nurse")
    text = desk.get(PAGE)
    assert "Kören hämtar mig" in text
    assert "Söker någon ny" in text
    assert "Vi är för få" in desk.get(page)


def test_every_kind_has_words() -> None:
    from ledstjarna.domain.worklists.queries import KINDS, LIFT

    assert set(KIND_WORDS) == {*KINDS, LIFT.code}


def test_what_is_asked_between_people_stands_here_and_leads_to_where_it_is_answered(desk: Desk) -> None:
    desk.contact()
    part = carried_out(desk)
    how = desk.path("team_how", commitment_id=part.pk)
    desk.done(how, HOW | {"do": "save"})
    assert "Skriv klart hur det ska gå till" in desk.get(PAGE)
    desk.done(how, HOW | {"do": "ask"})
    desk.sign_in("nurse")
    person = desk.cast.act(desk.person)
    about = {"by": person, "subject_id": desk.subject_id, "at": NOW}
    write_about(**about, title="Vem har nyckeln?", words="Jag hittar den inte.")
    ask_for_call(**about, channel="phone", about="", way="digital")
    called = {"how": "phone", "phone": "0150-123 45", "minutes": "30", "about": "Hösten"}
    desk.done(desk.path("call_meeting"), called | {"called": [str(desk.staff("nurse").party_id)]})
    assert "Fråga om tider för mötet" in desk.get(PAGE)
    assert "Hösten" not in at_home(desk).get(WAITING), "of a draft nobody knows"
    call = PlanMeetingCall.objects.get()
    desk.done(desk.path("ask_times", call_id=call.pk), {"day_1": "2026-03-10", "clock_1": "13:30"})
    text = desk.get(PAGE)
    for words in ("Meddelande att svara på", "Vill att någon hör av sig", "Lovat senast", "Svara på kallelsen"):
        assert words in text, words
    assert "Personen läser hur det ska gå till" in desk.get(PAGE + "?visa=vantar")
    _every_link_opens(desk, PAGE)
    _every_link_opens(desk, PAGE + "?visa=vantar")
    home = at_home(desk)
    text = home.get(WAITING)
    for words in ("Vem har nyckeln?", "Ring mig", "En kallelse till ett möte", "Så gör de"):
        assert words in text, words
    _every_link_opens(home, WAITING)
    desk.cast.act(desk.staff("nurse"))
    called_person, time = MeetingParticipant.objects.get(kind="person"), f"time_{MeetingTime.objects.get().pk}"
    answer = desk.path("team_call_answer", call_id=call.pk, participant_id=called_person.pk)
    desk.done(answer, {time: "yes", "way": "phone"})
    desk.done(reverse("my_meeting", kwargs={"call_id": call.pk}), {time: "yes"})
    assert "Bestäm tid för mötet" in desk.get(PAGE)


def _every_link_opens(desk: Desk, page: str) -> None:
    main = desk.client.get(page).content.decode().split("<main")[1]
    links = {link for link in re.findall(r'href="(/[^"#?]+)"', main) if link != page}
    assert len(links) > 1
    for link in links:
        desk.get(link)
