from datetime import date

import pytest

from ledstjarna.domain.consent.models import Way
from ledstjarna.domain.people.models import Reach
from ledstjarna.domain.people.rules import (
    ContactDetails,
    StoryWords,
    close_one_findings,
    contact_findings,
    identity_findings,
    person_findings,
    story_findings,
    way_finding,
    written_findings,
)
from ledstjarna.domain.people.rules.entries import LONGEST_TEXT, REACH, WAYS
from ledstjarna.foundation.identity import parse


def codes(findings):
    return [(finding.code, finding.field_name) for finding in findings]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (StoryWords(what_matters="Katten"), []),
        (StoryWords(reach=("letter",)), []),
        (StoryWords(), [("story_says_nothing", "what_matters")]),
        (StoryWords(what_i_can="x" * (LONGEST_TEXT + 1)), [("text_too_long", "what_i_can")]),
        (StoryWords(what_matters="Katten", reach=("pigeon",)), [("reach_unknown", "reach")]),
        (StoryWords(what_matters="Katten", language="svenska!"), [("language_unknown", "language")]),
        (StoryWords(what_matters="Katten", language="sr-Latn"), []),
    ],
)
def test_a_story(told, expected):
    assert codes(story_findings(told)) == expected


def test_the_rules_know_the_models_words():
    assert set(REACH) == set(Reach.values)
    assert set(WAYS) == set(Way.values)


@pytest.mark.parametrize(
    ("kind", "way", "fits"),
    [
        ("person", "digital", True),
        ("person", "meeting", True),
        ("staff", "phone", True),
        ("staff", "digital", False),
        ("person", "smoke", False),
    ],
)
def test_the_way_somebody_told(kind, way, fits):
    assert (way_finding(kind, way) is None) == fits


@pytest.mark.parametrize(("postcode", "fits"), [("", True), ("63220", True), ("632 20", False), ("6322", False)])
def test_a_postcode(postcode, fits):
    assert (codes(contact_findings(ContactDetails(postcode=postcode))) == []) == fits


def test_somebody_close_has_a_name_and_is_something_to_the_person():
    assert codes(close_one_findings(" ", "")) == [("name_missing", "name"), ("relation_missing", "relation")]
    assert close_one_findings("Anna Ek", "dotter") == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", None),
        (None, None),
        ("19121212-1212", None),
        ("19121212-1213", "identity_checksum"),
        ("19121312-1212", "identity_date"),
        ("1212", "identity_length"),
        ("hello", "identity_characters"),
    ],
)
def test_a_typed_identity_number(typed, code):
    number, findings = identity_findings(typed)
    assert [finding.code for finding in findings] == ([code] if code else [])
    assert all(finding.field_name == "identity" for finding in findings)
    assert (number is not None) == (typed == "19121212-1212")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"birth_date": date(1912, 12, 12)}, []),
        ({"birth_date": date(1912, 12, 13)}, [("birth_date_contradicts_number", "birth_date")]),
        ({"number": None, "birth_date": date(2026, 3, 3)}, [("birth_date_in_future", "birth_date")]),
        ({"given_name": " ", "family_name": ""}, [("name_missing", "given_name")]),
        ({"given_name": ""}, []),
    ],
)
def test_a_person_to_register(facts, expected):
    usual = {
        "given_name": "Karin", "family_name": "Ek", "number": parse("191212121212"), "birth_date": None,
        "today": date(2026, 3, 2),
    }  # fmt: skip
    assert codes(person_findings(**(usual | facts))) == expected


@pytest.mark.parametrize(
    ("number", "born", "postcode", "expected"),
    [
        ("191212121212", None, "", []),
        (None, date(1940, 5, 6), "63220", []),
        (None, None, "", [("number_or_birth_date_missing", "birth_date")]),
        ("191212121212", None, "xx", [("postcode_wrong", "postcode")]),
        ("189002029800", date(1890, 2, 2), "", []),
        (None, date(1900, 3, 2), "", [("birth_date_too_long_ago", "birth_date")]),
        (None, date(1900, 3, 3), "", []),
    ],
)
def test_what_staff_must_have_written(number, born, postcode, expected):
    assert codes(written_findings(parse(number) if number else None, born, postcode, date(2026, 3, 2))) == expected
