"""The tables of codes hold together, and every code that is shown has words."""

import re
import string

import pytest
from django.utils.functional import Promise

from ledstjarna.fhir import wording
from ledstjarna.fhir.intake.codes import SYSTEMS, Coding, system_name
from ledstjarna.fhir.tables import ACTIVITIES, FINDINGS, MEDICINES, OBSERVATIONS, OTHER_VERSIONS_TYPES, R4_TYPES, Table
from ledstjarna.fhir.tables.rows import LIFE_AREAS, NOTHING, PRIVATE

TABLES = (FINDINGS, OBSERVATIONS, MEDICINES, ACTIVITIES)
RULE = re.compile(r"|is( \d+)+|true|[<>]=? -?\d+(\.\d+)?")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows(table: Table) -> None:
    for row in table.rows:
        assert row.system in set(SYSTEMS.values())
        assert RULE.fullmatch(row.rule)
        if row.area in LIFE_AREAS:
            assert row.weight in (1, 2, 3)
            assert row.label in wording.LABELS
        else:
            assert row.area in (NOTHING, PRIVATE)
            assert (row.weight, row.label) == (0, "")
    assert len({(row.system, row.code, row.rule, row.area, row.label) for row in table.rows}) == len(table.rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_code_means_something_or_nothing_never_both(table: Table) -> None:
    kinds: dict[tuple[str, str], set[bool]] = {}
    for row in table.rows:
        kinds.setdefault((row.system, row.code), set()).add(row.area in LIFE_AREAS)
    assert [code for code, both in kinds.items() if len(both) > 1] == []


def test_snomed_codes_are_well_formed() -> None:
    """Length, no leading nought, the partition identifier and Verhoeff's check digit."""
    for code in {row.code for table in TABLES for row in table.rows if row.system == "sct"}:
        assert re.fullmatch(r"[1-9]\d{5,17}", code)
        assert code[-3:-1] in ("00", "10"), code
        assert verhoeff_holds(code), code


def test_loinc_codes_are_well_formed() -> None:
    for code in {row.code for table in TABLES for row in table.rows if row.system == "loinc"}:
        number, check = code.split("-")
        doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(reversed(number)))
        assert (10 - sum(map(int, doubled)) % 10) % 10 == int(check), code


def test_a_medicine_alone_never_suggests_a_need() -> None:
    assert {row.weight for row in MEDICINES.rows} == {1}


def test_the_longest_prefix_wins() -> None:
    found = FINDINGS.find([Coding("icd10", "F06.7")])[1]
    assert {row.code for row in found} == {"F067*"}
    assert FINDINGS.find([Coding("icd10", "F06.1")]) == (None, ())
    assert FINDINGS.find([Coding("sct", "F06.7")]) == (None, ())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("http://snomed.info/sct|20230531", "sct"),
        ("http://snomed.info/sct/45991000052106", "sct"),
        ("2.16.840.1.113883.6.96", "sct"),
        ("urn:oid:1.2.752.116.1.1.1.1.3", "icd10"),
        ("http://loinc.org/", "loinc"),
        ("https://own.example", "https://own.example"),
        (None, ""),
        ({}, ""),
    ],
)
def test_systems_by_their_many_names(name: object, short: str) -> None:
    assert system_name(name) == short


def test_types() -> None:
    assert len(R4_TYPES) > 145
    assert {"Patient", "Bundle", "Claim", "MedicationRequest"} <= R4_TYPES
    assert not R4_TYPES & set(OTHER_VERSIONS_TYPES)


def test_every_label_is_used() -> None:
    used = {row.label for table in TABLES for row in table.rows} | {"weight_loss"}
    assert set(wording.LABELS) == used - {""}


def texts() -> dict[str, Promise]:
    return wording.REASONS | wording.MARKS | wording.LABELS | wording.IDENTITY_ERRORS | wording.PERSON_WHY


def test_words_ask_only_for_parameters_that_are_there() -> None:
    given = {
        "bundle_type": {"type"}, "file_encoding": {"position"}, "file_not_json": {"line", "column"},
        "file_truncated": {"line", "column"}, "file_too_large": {"megabytes"}, "file_too_many_entries": {"most"},
        "file_too_many_parts": {"most"}, "file_unreadable": {"why"}, "several_persons": {"count"},
        "wrong_version": {"version"}, "birth_date_contradicts": {"birth_date", "number"},
        "birth_date_in_future": {"birth_date"}, "birth_date_unreadable": {"stated"}, "identity_wrong": {"kind", "why"},
        "person_refused": {"why"}, "id_used_twice": {"entry"}, "newer_exists": {"entry"}, "no_difficulty": {"code"},
        "not_about_daily_life": {"code"}, "not_active": {"status"}, "not_confirmed": {"status"},
        "other_version": {"version"}, "same_as_earlier": {"entry"}, "type_not_used": {"type"},
        "unknown_code": {"code"}, "unknown_type": {"type"}, "withdrawn": {"status"},
    }  # fmt: skip
    for code, words in texts().items():
        wanted = {name for _, name, _, _ in string.Formatter().parse(str(words)) if name}
        assert wanted <= given.get(code, set()), code


def verhoeff_holds(number: str) -> bool:
    """Verhoeff's check over the dihedral group D5, written out the slow way."""
    permute = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
    while len(permute) < 8:
        permute.append([permute[-1][digit] for digit in permute[1]])
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = times(check, permute[place % 8][int(digit)])
    return check == 0


def times(first: int, second: int) -> int:
    """Two symmetries of a pentagon, one after the other."""
    if first < 5:
        return (first + second) % 5 if second < 5 else 5 + (first + second - 5) % 5
    return 5 + (first - 5 - second) % 5 if second < 5 else (first - second) % 5
