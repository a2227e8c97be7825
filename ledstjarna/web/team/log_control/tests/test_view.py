"""The week's check finds, the controller answers, the person asks and is answered; every opening is logged."""

import re
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ledstjarna.domain.consent.actions import log_sign_in, review_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess
from ledstjarna.domain.consent.queries import has_signed_in, log_finding, open_reading
from ledstjarna.domain.consent.rules.emergencies import DAYS_TO_REVIEW
from ledstjarna.domain.control.actions import draw_round, draw_rounds
from ledstjarna.domain.control.models import LogFinding, LogOutcome, LogQuestion, LogRound
from ledstjarna.domain.control.queries.rounds import pairs_of
from ledstjarna.domain.control.rules.checks import found_by
from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.people.actions import tell_of_news
from ledstjarna.domain.people.models import Notice, Person
from ledstjarna.domain.plans.tests.cast import viewer_of
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.printed.tests.papers import faults
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of


def controller_of(desk: Desk, key: str) -> str:
    """A log controller where somebody works; signs them in."""
    there = Assignment.objects.get(pk=desk.staff(key).party_id)
    someone = StaffMember.objects.create(given_name="Lena", family_name="Loggsson")
    made = Assignment.objects.create(
        staff_member=someone, unit=there.unit, role="log_controller", period=there.period, pk=None
    )  # fmt: skip
    desk.cast.staff["controller"] = viewer_of(made)
    desk.sign_in("controller")
    return str(made.pk)


def test_a_round_is_drawn_once_answered_and_told(desk: Desk) -> None:
    desk.contact()
    nurse, at = desk.staff("nurse"), desk.at()
    open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    log_finding(desk.cast.act(desk.staff("assessor")), desk.subject_id, what="find_person")
    assert nurse.organisation_id
    since, until = at - timedelta(days=6), at + timedelta(days=1)
    found = draw_round(
        organisation_id=nurse.organisation_id, county_id="04", since=since, until=until, at=until
    )  # fmt: skip
    assert found
    assert found.looked_at == 1
    again = draw_round(organisation_id=nurse.organisation_id, county_id="04", since=since, until=until, at=until)
    assert again is None
    with automatic_run("test"):
        row = LogFinding.objects.get()
    assert row.rules[-1] == "sample"
    controller_of(desk, "nurse")
    page = desk.get("/teamet/loggkontroll/")
    assert "Stickprov" in page
    assert "Titta på det här först" in page
    one = f"/teamet/loggkontroll/lasning/{row.pk}/"
    text = desk.get(one)
    assert "Astrid" in text
    assert "Läste · planen · arbetar med personen" in text
    offered = re.findall(r'name="verdict" value="([^"]*)"', desk.client.get(one).content.decode())
    assert offered == ["in_order", "ask_reader", "report_on"], "the least serious first"
    assert desk.refused(one, {"verdict": "ask_reader", "reason": " "})
    assert "Läsaren är tillfrågad" in desk.done(one, {"verdict": "ask_reader", "reason": "Ringde i dag."})
    text = desk.done(one, {"verdict": "in_order", "reason": "Hembesök samma dag."})
    again = desk.client.post(one, {"verdict": "in_order", "reason": "Hembesök samma dag.", "key": str(new_id())})
    assert "Det var redan antecknat." in desk.get(again["Location"])
    with automatic_run("test"):
        assert LogOutcome.objects.filter(finding=row).count() == 2
    controller_of(desk, "nurse")
    theirs = desk.client.post(one, {"verdict": "in_order", "reason": "Vikarie den dagen.", "key": str(new_id())})
    text = desk.get(theirs["Location"])
    assert "Hembesök samma dag." in text
    assert "Vikarie den dagen." in text
    desk.client.post(one, {"verdict": "report_on", "reason": "Ångrar mig.", "key": str(new_id())})
    assert "Ångrar mig." not in desk.get(one)
    assert text.count("Lena Loggsson") >= 2
    assert "I sin ordning" in text
    with automatic_run("test"):
        logged = AccessLog.objects.filter(what__in=("log_finding", "note_log_outcome"), subject_id=desk.subject_id)
        assert logged.count() >= 4
    assert draw_rounds(at=until + timedelta(days=7)) > 0
    assert LogRound.objects.filter(organisation_id=nurse.organisation_id).count() == 2
    controller_of(desk, "assessor")
    desk.get(one, status=404)  # another organisation's
    assert "Ingen grund att läsa" in desk.get("/teamet/loggkontroll/")  # looked up, and never met
    desk.sign_in("nurse")
    desk.get("/teamet/loggkontroll/", status=404)


def test_an_emergency_is_reviewed_as_itself_and_stands_out_no_second_time(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    desk.get(desk.path("needs"))
    nurse = desk.staff("nurse")
    assert nurse.organisation_id
    since, until = now() - timedelta(days=1), now() + timedelta(days=1)
    with automatic_run("test"):
        pairs = pairs_of(nurse.organisation_id, "04", since, until)
    (codes,) = [found_by(one.seen) for one in pairs if one.seen.reader_id == nurse.party_id]
    assert codes == ()


def test_an_emergency_is_asked_about_while_it_runs_and_closed_with_a_verdict_after_it(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    desk.get(desk.path("needs"))
    controller_of(desk, "nurse")
    with automatic_run("test"):
        row = EmergencyAccess.objects.get()
    one = f"/teamet/loggkontroll/nodoppning/{row.pk}/"
    assert one in desk.client.get("/teamet/loggkontroll/").content.decode()
    text = desk.get(one)
    assert "vem personen är, berättelsen · fick inte se: bedömningar av behov · nödöppning" in text
    assert "Den går att avsluta först då" in text
    assert "Misstänkt obehörig åtkomst" not in text
    assert "Den går att avsluta först då." in desk.refused(one, {"verdict": "report_on", "reason": "Ingen fara."})
    assert "Läsaren är tillfrågad" in desk.done(one, {"verdict": "ask_reader", "reason": "Ringde vårdcentralen."})
    with pytest.raises(IntegrityError), transaction.atomic(), automatic_run("test"):
        EmergencyAccess.objects.update(reviewed_at=row.ends_at - timedelta(minutes=1), state="cleared")
    with clock_set_to(row.ends_at):
        text = desk.get(one)
        assert "Ringde vårdcentralen." in text
        assert "Ledstjärna skickar inget" in text
        desk.done(one, {"verdict": "report_on", "reason": "Ingen fara fanns."})
        page = desk.get("/teamet/loggkontroll/")
        assert "Redan besvarat" in page
        assert "Anmäld som misstänkt obehörig åtkomst" in page
        text = desk.get(one)
        assert "Ingen fara fanns." in text
        assert "Det här följer av ditt svar" not in text


def test_what_is_late_stands_first_and_the_lot_pushes_nothing_aside(desk: Desk) -> None:
    desk.contact()
    nurse, at = desk.staff("nurse"), desk.at()
    open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    found = {"organisation_id": nurse.organisation_id, "county_id": "04", "until": at + timedelta(days=1)}
    draw_round(**found, since=at - timedelta(days=6), at=at - timedelta(days=40))
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    controller_of(desk, "nurse")
    with clock_set_to(at + timedelta(days=DAYS_TO_REVIEW + 2)):
        page = desk.get("/teamet/loggkontroll/")
    assert "Det här väntar: 1 nödöppning, 1 läsning. 2 är försenade." in page
    top = page[page.index("Titta på det här först") :]
    assert top.index("Nödöppning") < top.index("Stickprov")


def test_nobody_controls_what_they_have_done_themself(desk: Desk) -> None:
    """At whichever of their assignments they did it: a nurse who controls the log, too."""
    desk.contact()
    nurse = desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    at = desk.at()
    read = open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    with automatic_run("test"):
        emergency, line = EmergencyAccess.objects.get(), AccessLog.objects.filter(party_id=nurse.party_id).latest("at")
        question = LogQuestion.objects.create(
            county_id="04", subject_id=desk.subject_id, organisation_id=nurse.organisation_id,
            reader_id=nurse.party_id, reader_label=nurse.label, read_at=line.at, words="Varför?",
            asked_by_id=desk.subject_id, asked_by_label="Astrid Lind", asked_at=at, due_on=at.date(),
        )  # fmt: skip
    assert read.at
    assert nurse.organisation_id
    until = at + timedelta(days=1)
    draw_round(
        organisation_id=nurse.organisation_id, county_id="04", since=at - timedelta(days=6), until=until, at=until
    )  # fmt: skip
    with automatic_run("test"):
        finding = LogFinding.objects.filter(reader_id=nurse.party_id).first()
    assert finding
    controller_of(desk, "nurse")
    with automatic_run("test"):
        controller = Assignment.objects.get(pk=desk.staff("controller").party_id)
    pages = {
        f"/teamet/loggkontroll/nodoppning/{emergency.pk}/": {"verdict": "ask_reader", "reason": "I sin ordning."},
        f"/teamet/loggkontroll/lasning/{finding.pk}/": {"verdict": "in_order", "reason": "I sin ordning."},
        f"/teamet/loggkontroll/fraga/{question.pk}/": {"answer": "Jag tittade på loggen."},
    }
    for page in pages:
        assert "Någon annan svarar på det här" not in desk.get(page)
    controller.staff_member = Assignment.objects.get(pk=nurse.party_id).staff_member
    controller.save()
    for page, fields in pages.items():
        assert "Någon annan svarar på det här" in desk.get(page)
        sent = desk.client.post(page, {**fields, "key": str(new_id())})
        assert "Det här gäller något du själv har gjort." in text_of(sent), page
    with automatic_run("test"):
        assert LogOutcome.objects.count() == 0
        question.refresh_from_db()
        emergency.refresh_from_db()
    assert question.answered_at is None
    assert emergency.state == "opened"


def test_two_controllers_who_come_to_the_same_are_both_kept(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    others = []
    for label in ("Lo Första, loggkontrollant", "Per Andra, loggkontrollant"):
        controller_of(desk, "nurse")
        others.append(replace(desk.staff("controller"), label=label))
    first, second = others
    controller_of(desk, "nurse")
    with automatic_run("test"):
        row = EmergencyAccess.objects.get()
    one, about = f"/teamet/loggkontroll/nodoppning/{row.pk}/", {"emergency_id": row.pk, "at": row.opened_at}
    for verdict in ("ask_reader", "in_order"):
        with clock_set_to(row.ends_at if verdict == "in_order" else row.opened_at + timedelta(minutes=5)):
            about["at"] = now()
            stale = desk.client.get(one)
            review_emergency(by=first, verdict=verdict, reason=f"Först: {verdict}.", **about)
            sent = desk.client.post(
                one, {**hidden_of(stale), "verdict": verdict, "reason": f"Sedan: {verdict}.", "key": str(new_id())}
            )
            assert sent.status_code == 302, text_of(sent)
            assert "Tack. Det är antecknat." in desk.get(sent["Location"])
            assert review_emergency(by=second, verdict=verdict, reason=f"Sist: {verdict}.", **about)
            assert review_emergency(by=second, verdict=verdict, reason=f"Sist: {verdict}.", **about) is None
            with pytest.raises(RuleBroken):
                review_emergency(by=second, verdict=verdict, reason=" ", **about)
    with clock_set_to(row.ends_at):
        text = desk.get(one)
    for who in ("Lo Första", "Per Andra"):
        assert who in text
    said = [f"{when}: {verdict}." for verdict in ("ask_reader", "in_order") for when in ("Först", "Sedan", "Sist")]
    places = [text.index(words) for words in said]
    assert places == sorted(places), "in the order it was said"
    with automatic_run("test"):
        row.refresh_from_db()
    assert (row.outcome, row.reviewed_by_label, row.state) == ("Först: in_order.", first.label, "cleared")
    with pytest.raises(RuleBroken):
        review_emergency(by=second, verdict="report_on", reason="Nej.", **about)


def test_a_protected_name_stands_on_no_page_of_the_controller(desk: Desk) -> None:
    desk.contact()
    nurse, at = desk.staff("nurse"), desk.at()
    open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Astrid låg på golvet"})
    with automatic_run("test"):
        Person.objects.filter(pk=desk.subject_id).update(protected_identity="sekretessmarkering")
        person = Person.objects.get(pk=desk.subject_id)
        asked = LogQuestion.objects.create(
            county_id="04", subject_id=desk.subject_id, organisation_id=nurse.organisation_id, reader_id=nurse.party_id,
            reader_label=nurse.label, read_at=at, words=f"Jag heter {person.given_name}. Varför?", due_on=at.date(),
            asked_by_id=desk.subject_id, asked_by_label=person.name,
        )  # fmt: skip
        opened = EmergencyAccess.objects.get()
    draw_round(
        organisation_id=nurse.organisation_id, county_id="04", since=at - timedelta(days=6),
        until=at + timedelta(days=1), at=at + timedelta(days=1),
    )  # fmt: skip
    with automatic_run("test"):
        found = LogFinding.objects.get()
    controller_of(desk, "nurse")
    places = ["", f"fraga/{asked.pk}/", f"nodoppning/{opened.pk}/", f"lasning/{found.pk}/"]
    for place in places:
        page = desk.client.get(f"/teamet/loggkontroll/{place}").content.decode()
        assert "Skyddade personuppgifter" in page, place
        assert not re.search(rf"\b({person.given_name}|{person.family_name})\b", page), place


def test_every_reading_is_reached_by_rule_reader_unit_and_page(desk: Desk) -> None:
    nurse, at = desk.staff("nurse"), desk.at()
    assert nurse.organisation_id
    desk.contact()
    open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    draw_round(
        organisation_id=nurse.organisation_id, county_id="04", since=at - timedelta(days=6),
        until=at + timedelta(days=1), at=at,
    )  # fmt: skip
    with automatic_run("test"):
        row, drawn = LogFinding.objects.get(), LogRound.objects.get()
        for number in range(60):
            row.pk, row.reader_id, row.reader_label = new_id(), new_id(), f"Läsare {number:02d}, sjuksköterska, Annan"
            row.rules, row.round, row.last_at = ["neighbour"], drawn, at - timedelta(days=number)
            row.save(force_insert=True)
    controller_of(desk, "nurse")
    page = "/teamet/loggkontroll/lasningar/"
    assert page in desk.client.get("/teamet/loggkontroll/").content.decode()
    first = desk.get(page)
    assert "61 läsningar" in first
    found = "".join(desk.get(f"{page}?sida={number}") for number in (1, 2, 3, 9))
    assert all(f"Läsare {number:02d}" in found for number in range(60)), "none is out of reach"
    oldest = desk.get(f"{page}?ordning=aldst").partition("61 läsningar")[2]
    assert "Läsare 59" in oldest
    assert "Läsare 01" not in oldest
    assert "60 läsningar" in desk.get(f"{page}?regel=neighbour")
    assert "1 läsning " in desk.get(f"{page}?lasare={nurse.party_id}")
    assert "1 läsning " in desk.get(f"{page}?enhet={nurse.unit_id}")
    assert "61 läsningar" in desk.get(f"{page}?enhet=nej&lasare=nej&regel=nej&sida=nej")
    assert "0 läsningar" in desk.get(f"{page}?lage=besvarade")
    controller_of(desk, "assessor")
    assert "0 läsningar" in desk.get(page)


def test_who_never_signs_in_gets_a_letter_about_an_emergency_and_others_a_notice(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Astrid låg på golvet"})
    with automatic_run("test"):
        opened = EmergencyAccess.objects.get()
        tell_of_news(Happening.objects.get(kind="EmergencyOpened"))
        assert Notice.objects.get(subject_id=desk.subject_id).reason == "emergency"
    controller_of(desk, "nurse")
    one, letter = f"/teamet/loggkontroll/nodoppning/{opened.pk}/", reverse("emergency_letter", args=[opened.pk])
    assert "Personen behöver ett brev" in desk.get(one)
    with patch("ledstjarna.web.printed.paper.pdf_of", side_effect=lambda page: page.encode()):
        told = desk.client.get(letter).content.decode()
        for words in ("Astrid Lind", "Sara Ek", "Vårdcentralen Linden", "Fara för ditt liv", "den som kontrollerar"):
            assert words in told, words
        assert "golvet" not in told, "the reason is told by whoever is asked: others may open the letter"
        assert "Brevet till personen gjordes av Lena Loggsson" in desk.get(one)
        with automatic_run("test"):
            Person.objects.filter(pk=desk.subject_id).update(protected_identity="sekretessmarkering")
        assert "Astrid" not in desk.client.get(letter).content.decode()
    made = desk.client.get(letter)
    assert made["Content-Type"] == "application/pdf"
    assert not faults(made.content)
    assert not has_signed_in(desk.subject_id)
    log_sign_in(desk.person, what="sign_in", way="bankid")
    assert has_signed_in(desk.subject_id)
    controller_of(desk, "assessor")
    desk.get(letter, status=404)
