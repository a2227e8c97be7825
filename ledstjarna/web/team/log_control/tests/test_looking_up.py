"""Who has read, looked up for whoever asks: by number and by reader, of the own organisation alone, and logged."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run, set_viewer_as
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, open_reading, organisation_log
from ledstjarna.domain.control.queries import read_about, read_by_one, readers_named
from ledstjarna.domain.control.rules.looking_up import LookUp, look_up_findings, too_many_finding
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.identity import official_test_numbers, parse
from ledstjarna.web.printed.tests.papers import Paper, faults
from ledstjarna.web.team.log_control.tests.test_view import controller_of
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

PAGE, BY_READER = reverse("look_up_log"), reverse("look_up_reader")


def number_of(desk: Desk) -> str:
    """Astrid's number: an official test number, written down once."""
    value = min(one for one in official_test_numbers() if one.startswith("194005") and one[6:8] < "32")
    with automatic_run("test"):
        PersonIdentifier.objects.get_or_create(
            subject_id=desk.subject_id,
            county_id="04",
            system=parse(value).system,
            value=value,
            defaults={"official": True},
        )
    return value


def read_by_both(desk: Desk) -> None:
    """The nurse reads at the region, and the assessor at the municipality has searched for the person."""
    desk.contact()
    open_reading(desk.cast.act(desk.staff("nurse")), desk.subject_id, what="person", kinds=["plan"])


def asked(desk: Desk, page: str = PAGE, **more: Any) -> HttpResponse:
    day = day_of(desk.at())
    fields = {
        "why": "asked", "words": "Dottern ringde.", "first": day - timedelta(days=30), "last": day + timedelta(days=1),
    }  # fmt: skip
    return desk.client.post(page, {**hidden_of(desk.client.get(page)), **fields, **more})


def test_whoever_asks_is_answered_and_the_person_sees_it(desk: Desk) -> None:
    read_by_both(desk)
    controller_of(desk, "nurse")
    answer = asked(desk, identity=number_of(desk))
    text = text_of(answer)
    assert "Läste din plan" in text
    assert "Arbetar med ditt stöd eller din vård." in text
    assert desk.staff("nurse").label.partition(",")[0] in text
    assert "Kontrollera numret" not in text
    with automatic_run("test"):
        rows = list(AccessLog.objects.filter(party_id=desk.staff("controller").party_id).exclude(verb="list"))
        assert {(row.verb, row.what, row.subject_id, row.detail["words"]) for row in rows} == {
            ("find", "log_look_up", desk.subject_id, "Dottern ringde."),
            ("read", "log_asked", desk.subject_id, "Dottern ringde."),
        }
        assert all(row.county_id == "04" for row in rows)
    again = text_of(asked(desk, identity=number_of(desk)))
    assert "Tog reda på vem som har läst" in again, "a look-up is a reading too"


def test_a_paper_tells_when_and_where_and_the_name_only_where_it_is_asked_for(desk: Desk) -> None:
    read_by_both(desk)
    controller_of(desk, "nurse")
    name = desk.staff("nurse").label.partition(",")[0]
    made = asked(desk, identity=number_of(desk), papper="large")
    assert made["Content-Type"] == "application/pdf"
    assert number_of(desk)[-4:] not in made["Content-Disposition"]
    assert not faults(made.content)
    assert Paper(made.content).scopes()[:3] == ["Column"] * 3
    with_names, without = (written(desk, names=names) for names in ("on", ""))
    assert name in with_names
    assert name not in without
    assert "Läste din plan" in without
    assert desk.staff("nurse").label.partition(", ")[2] in without
    with automatic_run("test"):
        Person.objects.filter(pk=desk.subject_id).update(protected_identity="sekretessmarkering")
        person = Person.objects.get(pk=desk.subject_id)
    assert person.name not in written(desk, names="")
    page = text_of(asked(desk, identity=number_of(desk)))
    assert not re.search(rf"\b({person.given_name}|{person.family_name})\b", page)
    assert "Namnet står inte på papperet." in page


def written(desk: Desk, **more: str) -> str:
    """The paper's own text, before it is set."""
    with patch("ledstjarna.web.printed.paper.pdf_of", side_effect=lambda page: page.encode()):
        return asked(desk, identity=number_of(desk), papper="normal", **more).content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"why": ""}, "Välj varför du tar reda på det."),
        ({"words": " "}, "Skriv vem som frågar, eller vad du misstänker."),
        ({"first": "2030-01-02", "last": "2030-01-01"}, "Sista dagen är före den första."),
        ({"identity": "19121212-1213"}, "sista siffran"),
        ({"identity": "19400504-2364"}, "ingen med det finns här"),
    ],
)
def test_nothing_is_told_without_a_reason_or_for_a_number_that_nobody_has(
    desk: Desk, fields: dict[str, str], said: str
) -> None:
    read_by_both(desk)
    controller_of(desk, "nurse")
    text = text_of(asked(desk, **{"identity": number_of(desk), **fields}))
    assert said in text or "Kontrollera numret" in text
    assert "Läste din plan" not in text


def test_another_organisation_sees_its_own_rows_alone_with_the_doors_bypassed_too(desk: Desk) -> None:
    read_by_both(desk)
    day = day_of(desk.at())
    look_up = LookUp("asked", "Dottern ringde.", day - timedelta(days=30), day + timedelta(days=1))
    number, _wrong = identity_findings(number_of(desk))
    assert number
    nurse = desk.staff("nurse")
    controller_of(desk, "assessor")
    theirs = desk.cast.act(desk.staff("controller"))
    found = read_about(theirs, number, look_up)
    assert found
    assert all(row.organisation_id == theirs.organisation_id for row in found.read.rows)
    assert not any(row.party_id == nurse.party_id for row in found.read.rows)
    assert readers_named(theirs, nurse.label.partition(",")[0]) == {}
    set_viewer_as(theirs)  # the row policies alone: no door, no rule
    assert not AccessLog.objects.filter(subject_id=desk.subject_id).exists()
    assert organisation_log(nurse.organisation_id, look_up.period, 10, about=desk.subject_id).rows == []  # type: ignore[arg-type]
    for somebody in (nurse, replace(theirs, organisation_id=None), desk.person):
        with pytest.raises(NotForYou):
            read_about(desk.cast.act(somebody), number, look_up)
        with pytest.raises(NotForYou):
            readers_named(desk.cast.act(somebody), "Ek")


def test_one_of_the_own_staff_is_looked_up_and_nobody_looks_up_themself(desk: Desk) -> None:
    read_by_both(desk)
    nurse = desk.staff("nurse")
    controller_of(desk, "nurse")
    name = nurse.label.partition(",")[0]
    text = text_of(asked(desk, BY_READER, name=name.split()[-1], why="suspected", words="Grannen undrar."))
    assert "Astrid" in text
    assert "Läste · planen · arbetar med personen" in text
    with automatic_run("test"):
        rows = AccessLog.objects.filter(what="log_by_reader", party_id=desk.staff("controller").party_id)
        assert {row.subject_id for row in rows} == {None, desk.subject_id}
        assert rows.get(subject_id=None).detail["words"] == "Grannen undrar."
    assert "Ingen med det namnet" in text_of(asked(desk, BY_READER, name="Zzz"))
    twin = Assignment.objects.get(pk=nurse.party_id).staff_member
    both = Assignment.objects.get(pk=desk.staff("controller").party_id).staff_member
    both.given_name, both.family_name = twin.given_name, twin.family_name
    both.save()
    several = text_of(asked(desk, BY_READER, name=name))
    assert "Flera heter så. Välj vem du menar." in several
    assert "Läste · planen" not in several
    assert "Läste · planen" in text_of(asked(desk, BY_READER, name=name, reader=str(twin.pk)))
    assert "Det här gäller något du själv har gjort." in text_of(asked(desk, BY_READER, name=name, reader=str(both.pk)))
    controller = desk.cast.act(desk.staff("controller"))
    own, look_up = [Assignment.objects.get(pk=controller.party_id)], LookUp("asked", "Egen.", day_of(AT), day_of(AT))
    with pytest.raises(RuleBroken):
        read_by_one(controller, own, look_up)


def test_the_rule_of_a_look_up() -> None:
    day = day_of(AT)
    assert not look_up_findings(LookUp("asked", "Hon ringde.", day, day))
    wrong = look_up_findings(LookUp("curious", " ", day, day - timedelta(days=1)))
    assert {one.code for one in wrong} == {"look_up_why_missing", "look_up_words_missing", "look_up_days_turned"}
    assert too_many_finding(3_000) is None
    assert too_many_finding(3_001)
