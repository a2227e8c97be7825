"""What a sender states, cut to what we hold: names, homes, postcodes."""

import pytest

from ledstjarna.fhir.intake.found import Address, FoundPerson
from ledstjarna.fhir.saving.homes import Home, Homes, home_of
from ledstjarna.fhir.saving.numbers import SOURCE, foreign_numbers, reserves
from ledstjarna.fhir.saving.stated import Stated, stated, swedish_home, swedish_postcode
from ledstjarna.fhir.tables.postcodes import municipality_of
from ledstjarna.fhir.tests.bundles import Resource, person
from ledstjarna.fhir.tests.made import MUNICIPALITIES, read

HERE = Address("registered", ("Kungsgatan 1",), "632 20", "Eskilstuna", "SE")


def told(**more: object) -> Stated:
    return stated(found(person(**more)))


def found(resource: Resource) -> FoundPerson:
    answer = read(resource)
    assert answer.person is not None
    return answer.person


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("632 20", "63220"), ("63220", "63220"), ("SE-632 20", "63220"), ("S-63220", "63220"), ("se 632 20", "63220"),
        ("01550", ""), ("7558", ""), ("", ""), ("6322", ""), ("632201", ""), ("63 220", ""),
    ],
)  # fmt: skip
def test_postcodes(text: str, postcode: str) -> None:
    assert swedish_postcode(text) == postcode


@pytest.mark.parametrize(("postcode", "municipality"), [("63220", "0484"), ("64130", "0483"), ("00000", "")])
def test_a_postcode_lies_in_a_municipality(postcode: str, municipality: str) -> None:
    assert municipality_of(postcode) == municipality


@pytest.mark.parametrize(
    ("addresses", "place"),
    [
        ([Address("abroad", place="Chicago", country="US"), HERE], "Eskilstuna"),
        ([Address("stated", place="Flen"), HERE], "Eskilstuna"),
        ([Address("stated", place="Flen")], "Flen"),
        ([Address("special_postal", place="Göteborg")], None),
        ([Address("", postcode="01550", place="Southbridge", country="US")], None),
        ([Address("", postcode="01550", place="Southbridge")], None),
        ([], None),
    ],
)
def test_the_home_is_the_surest_address_in_sweden(addresses: list[Address], place: str | None) -> None:
    home = swedish_home(addresses)
    assert (home.place if home else None) == place


def test_the_name_somebody_goes_by() -> None:
    given = {"given": ["John", "Bob"], "family": "Goode"}
    called = {"url": "http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier", "valueCode": "CL"}
    assert told(name=[given]).given_name == "John Bob"
    assert told(name=[given | {"_given": [None, {"extension": [called]}]}]).given_name == "Bob"
    whole = told(name=[{"text": "Bob Goode"}])
    assert (whole.given_name, whole.family_name) == ("Bob Goode", "")
    assert len(told(name=[{"family": "x" * 500, "given": ["y" * 70, "z" * 70]}]).given_name) == 120


def test_the_number_says_the_legal_sex() -> None:
    assert told(gender="male").sex == "woman"
    assert told(identifier=[], gender="male").sex == "man"


@pytest.mark.parametrize(
    ("here", "home"),
    [
        (Homes(MUNICIPALITIES), Home("04", "0484")),
        (Homes(MUNICIPALITIES, municipality="0483"), Home("04", "0484")),
        (Homes({"0483": "Katrineholm"}, municipality="0483"), Home("04", "0483")),
        (Homes({"0483": "Katrineholm", "1880": "Örebro"}, county="18"), Home("18", "")),
    ],
)
def test_whoever_answers_for_somebody(here: Homes, home: Home) -> None:
    address = {"line": ["Kungsgatan 1"], "postalCode": "63220", "city": "Eskilstuna"}
    assert home_of(told(address=[address]), here) == home


def test_a_home_that_nobody_can_know_is_asked_for() -> None:
    unknown, elsewhere = told(), told(address=[{"postalCode": "10012", "city": "Stockholm"}])
    assert getattr(home_of(unknown, Homes(MUNICIPALITIES)), "code", "") == "home_unknown"
    assert home_of(unknown, Homes({"0483": "Katrineholm"})) == Home("04", "0483")
    lives = home_of(elsewhere, Homes({"0483": "Katrineholm"}))
    assert getattr(lives, "params", {}) == {"municipality": "0180"}


def test_a_reserve_number_is_the_same_next_time() -> None:
    first, again = reserves(found(person())), reserves(found(person()))
    numbers = [next(first).value12 for _ in range(3)]
    assert numbers == [next(again).value12 for _ in range(3)]
    assert len(set(numbers)) == 3


def test_our_own_key_is_for_who_has_no_number_at_all() -> None:
    assert foreign_numbers(found(person())) == []
    [own] = foreign_numbers(found(person(identifier=[])))
    assert own.system == SOURCE
