"""Genomförandeplan: written by the provider that holds the assignment, answered by the person, kept in versions."""

from datetime import date, time

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from ledstjarna.domain.plans.actions import (
    Decided,
    Times,
    answer_assignment,
    assign,
    begin_investigation,
    decide,
    set_times,
    write_investigation,
)
from ledstjarna.domain.plans.models import Commitment, ImplementationPlan
from ledstjarna.domain.plans.queries import implementation_is_intact
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.tests.desk import NOW, Desk
from ledstjarna.web.tests.signing_in import TEN_YEARS

HOW = {"how": "Vi ringer på och väntar.", "wishes": "Prata lugnt", "who_comes": "Bo eller Eva"}


def carried_out(desk: Desk) -> Commitment:
    """A granted part that home care has taken, with its times."""
    part = desk.part("Hjälp att duscha", "sol", "home_care")
    assessor = desk.cast.act(desk.staff("assessor"))
    about = {"by": assessor, "subject_id": desk.subject_id, "application_id": part.application.id}
    begin_investigation(**about, seen_version=1, at=desk.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    granted = Decided(outcome="granted", scope="Dusch tre gånger i veckan", starts=date(2026, 3, 2))
    decide(**about, seen_version=3, at=desk.at(), decided=granted)
    given = assign(**about, unit_id=desk.cast.units["home_care"].id, chosen_by_person=False, at=desk.at())
    manager = desk.cast.act(desk.staff("manager"))
    answer_assignment(
        by=manager, subject_id=desk.subject_id, assignment_id=given.id, seen_version=1, yes=True, words="", at=desk.at()
    )
    times = Times(starts_on=NOW.date(), rule=Rule("week", 1, (1, 4)), at=time(10), minutes=45)
    later = Times(starts_on=date(2028, 12, 7), rule=Rule("week", 1, (3,)), at=time(10), minutes=60)
    for each in (times, later):
        set_times(by=manager, subject_id=desk.subject_id, commitment_id=part.id, times=each, at=NOW)
    desk.sign_in("manager")
    return part


def at_home(desk: Desk) -> Desk:
    """The same desk with the person's own browser at it."""
    home = Desk(desk.cast, Client())
    session = home.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.set_expiry(TEN_YEARS)
    session.save()
    return home


def test_from_a_draft_to_an_agreed_version_and_the_next(desk: Desk) -> None:
    part = carried_out(desk)
    page, world = desk.path("team_how", commitment_id=part.id), at_home(desk)
    home = f"/min-plan/del/{part.id}/sa-gor-de/"
    assert "Skriv hur ni gör." in desk.refused(page, {**HOW, "how": " ", "do": "ask"})
    assert "Sparat." in desk.done(page, {**HOW, "do": "save"})
    assert "De har inte skrivit hur de gör än." in world.get(home)
    assert "Personen har fått frågan." in desk.done(page, {**HOW, "do": "ask"})
    shown = world.get(home)
    assert "Är det bra så här?" in shown
    assert "Tisdagar och fredagar kl. 10.00, 45 minuter ·" in shown
    assert "Torsdagar kl. 10.00, 1 timme, från 7 december 2028" in shown
    assert "Skriv vad du vill ändra." in str(world.send(home, {"answer": "change", "words": ""}).content.decode())
    staffs = desk.path("answer_how", commitment_id=part.id)
    assert "Vad vill personen ändra? (frivilligt)" not in desk.get(staffs)
    assert "Skriv vad personen vill ändra." in desk.refused(staffs, {"yes": "no", "words": "", "way": "phone"})
    world.send(home, {"answer": "change", "words": "Kom efter tio"})
    assert "ville ändra: ”Kom efter tio”" in desk.get(page)
    desk.done(page, {**HOW, "how": "Vi kommer efter tio.", "do": "ask"})
    assert "Tack, nu är ni överens" in world.get(world.send(home, {"answer": "yes"})["Location"])
    desk.done(page, {**HOW, "how": "Vi kommer klockan elva.", "do": "ask"})
    answer = desk.path("answer_how", commitment_id=part.id)
    assert "Ni är överens." in desk.done(answer, {"yes": "yes", "words": "", "way": "meeting"})
    shown = world.get(home)
    assert "Så var det förut" in shown
    assert "Antecknat av Per Dal" in shown
    desk.cast.act(desk.person)
    rows = list(ImplementationPlan.objects.order_by("number"))
    assert [(row.number, row.state) for row in rows] == [(1, "replaced"), (2, "agreed")]
    assert all(implementation_is_intact(row) for row in rows)
    assert rows[0].snapshot["how"] == "Vi kommer efter tio."
    with pytest.raises(DatabaseError), transaction.atomic():
        ImplementationPlan.objects.filter(pk=rows[0].pk).update(how="Något annat")


def test_only_the_provider_that_holds_it_writes(desk: Desk) -> None:
    desk.contact()
    part = carried_out(desk)
    desk.sign_in("nurse")
    page = desk.path("team_how", commitment_id=part.id)
    assert "Utföraren har inte skrivit hur det görs än." in desk.get(page)
    assert "Uppdraget har gått till en annan enhet." in desk.refused(page, {**HOW, "do": "ask"})
    desk.get(desk.path("answer_how", commitment_id=part.id), status=404)
    assert not ImplementationPlan.objects.exists()
