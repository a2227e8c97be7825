"""Staff change where the person lives: as said, confirmed by letter, and never what is protected."""

from dataclasses import replace

import pytest

from ledstjarna.domain.people.actions import change_contact_details
from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.domain.people.queries.persons import details_of
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

NEW = {"street": "Storgatan 1", "postcode": "641 30", "place": "Katrineholm", "municipality_id": "0483", "way": "phone"}
PROTECT = {"kind": "sekretessmarkering", "source": "tax_agency", "words": ""}


def held(desk: Desk) -> Person:
    desk.cast.act(desk.person)
    return Person.objects.get(pk=desk.subject_id)


def test_an_address_is_changed_from_the_story_and_confirmed_by_letter(desk: Desk) -> None:
    desk.contact()
    desk.cast.act(desk.person)
    Person.objects.filter(pk=desk.subject_id).update(latitude=58.99, longitude=16.2, language="fi")
    desk.sign_in("nurse")
    page = desk.path("change_address")
    assert "Ändra adressen" in desk.get(desk.path("team_story"))
    assert "Välj hur personen sa det." in desk.refused(page, {**NEW, "way": ""})
    assert "Ett postnummer har fem siffror." in desk.refused(page, {**NEW, "postcode": "12"})
    done = desk.done(page, NEW)
    assert "Adressen är sparad." in done
    assert "Storgatan 1 641 30 Katrineholm" in done
    assert 'name="postcode" value="641 30"' in desk.client.get(page).content.decode()
    row = held(desk)
    assert (row.postcode, row.language, row.latitude, row.longitude) == ("64130", "fi", None, None)
    assert Happening.objects.get(kind="ContactDetailsChanged").body["way"] == "phone", "which the letter confirms"


def test_the_address_that_stood_gets_a_letter_that_does_not_tell_the_new_one(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    page = desk.path("change_address")
    desk.done(page, NEW)
    assert not kept(desk), "nothing stood before"
    desk.done(page, {**NEW, "street": "Lillgatan 2", "place": "Vingåker"})
    desk.done(page, {**NEW, "street": "Lillgatan 2", "place": "Vingåker", "way": "meeting"})
    [row] = kept(desk)
    assert row.unit_id == desk.cast.staff["nurse"].unit_id
    shown = desk.get(desk.path("letter", letter_id=row.pk))
    for said in ("Storgatan 1", "641 30 Katrineholm", "har ändrat den", "Sara Ek", "Ring oss"):
        assert said in shown
    assert "Lillgatan" not in shown
    assert "Vingåker" not in shown
    assert "Din adress är ändrad hos oss" in desk.get("/teamet/brev/")


def test_the_address_that_stood_of_somebody_protected_gets_none(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    page = desk.path("change_address")
    desk.done(page, NEW)
    desk.done(desk.path("protection"), PROTECT)
    desk.done(page, {**NEW, "street": "Lillgatan 2"})
    assert held(desk).street == "Lillgatan 2"
    assert not kept(desk)


def kept(desk: Desk) -> list[Letter]:
    desk.cast.act(desk.person)
    return list(Letter.objects.filter(kind="AddressLeft"))


def test_two_at_once_see_the_difference(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    page = desk.path("change_address")
    mine = hidden_of(desk.client.get(page))
    desk.done(page, NEW)
    shown = text_of(desk.client.post(page, {**mine, **NEW, "street": "Lillgatan 2"}))
    assert "Det har ändrats medan du skrev" in shown
    assert held(desk).street == "Storgatan 1"


def test_a_protected_address_is_never_shown_and_stands_where_nothing_is_written(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    page = desk.path("change_address")
    desk.done(page, NEW)
    desk.done(desk.path("protection"), PROTECT)
    shown = desk.client.get(page).content.decode()
    assert "Den som står här visas inte." in text_of(desk.client.get(page))
    assert "Storgatan" not in shown
    assert "64130" not in shown
    assert 'name="base"' not in shown or not hidden_of(desk.client.get(page)).get("base"), "no digest of it either"
    desk.done(page, {"municipality_id": "0483", "way": "phone"})
    assert held(desk).street == "Storgatan 1"
    desk.done(page, {**NEW, "street": "Hemliga gatan 3"})
    assert held(desk).street == "Hemliga gatan 3"
    assert "Hemliga gatan" not in desk.get(desk.path("team_story"))


def test_where_no_address_is_known_none_can_be_written(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    desk.done(desk.path("protection"), {**PROTECT, "kind": "skyddadFolkbokforing"})
    shown = desk.get(desk.path("change_address"))
    assert "Då får ingen adress finnas här." in shown
    assert "Spara adressen" not in shown
    by = desk.cast.act(desk.staff("nurse"))
    seen = details_of(held(desk))
    desk.cast.act(by)
    with pytest.raises(RuleBroken, match="address_of_protected"):
        change_contact_details(
            by=by, subject_id=desk.subject_id, seen=seen, details=replace(seen, street="Storgatan 1"), way="phone",
            at=desk.at(),
        )  # fmt: skip
