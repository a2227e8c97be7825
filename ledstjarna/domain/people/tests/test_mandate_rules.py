"""What each mandate reaches, as a table to read; every row from memory of the law, see rules/mandates.py."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.people.models import MandateKind, MandateScope
from ledstjarna.domain.people.rules import (
    MATTERS,
    REPRESENTATION,
    Held,
    mandate_allows,
    mandate_findings,
    may_choose_for,
    others_block_hindrance,
    own_hindrance,
    stand_together,
)
from ledstjarna.domain.people.rules.mandates import KINDS, SCOPES

ALL = {"personal", "property", "rights"}
# who, scopes, age → what stands in the way in: social, health, economic, plan, sharing ("-" for nothing)
TABLE = """
guardian     all       7    -  -  -  -  -
guardian     all       14   -  -  -  -  -
guardian     all       15   own_standing  own_standing  -  own_standing  own_standing
guardian     all       17   own_standing  own_standing  -  own_standing  own_standing
guardian     all       18   of_age  of_age  of_age  of_age  of_age
guardian     all       ?    age_unknown  age_unknown  age_unknown  age_unknown  age_unknown
god_man      all       82   -  -  -  -  -
god_man      personal  82   -  -  scope  -  -
god_man      property  82   scope  scope  -  scope  scope
god_man      rights    82   scope  scope  scope  scope  scope
forvaltare   all       40   not_personal  not_personal  -  not_personal  not_personal
forvaltare   rights    40   not_personal  not_personal  scope  not_personal  not_personal
future_power all       82   -  future_power_not_health  -  -  -
future_power property  ?    scope  future_power_not_health  -  scope  scope
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
SHORT = {"not_personal": "forvaltare_not_personal_matters", "scope": "mandate_scope_missing"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:3]))
def test_what_a_mandate_reaches(row):
    kind, scopes, age, *expected = row
    for matter, code in zip(("social", "health", "economic", "plan", "sharing"), expected, strict=True):
        finding = mandate_allows(kind, ALL if scopes == "all" else {scopes}, matter, None if age == "?" else int(age))
        assert (finding.code if finding else "-") == SHORT.get(code, code), matter
        assert finding is None or finding.section


def test_every_kind_has_a_rule_in_every_matter_and_each_names_its_section():
    assert {(rule.kind, rule.matter) for rule in REPRESENTATION} == {(k, m) for k in KINDS for m in MATTERS}
    assert all(rule.section for rule in REPRESENTATION)
    assert set(KINDS) == set(MandateKind.values)
    assert set(SCOPES) == set(MandateScope.values)


def test_an_unknown_mandate_or_matter_reaches_nothing():
    assert mandate_allows("neighbour", ALL, "plan", 40).code == "mandate_unknown"
    assert mandate_allows("god_man", ALL, "weather", 40).code == "mandate_unknown"


DAY = date(2026, 3, 2)


def says(kind, matter, person_says="", left=0, born=date(1943, 5, 17), scopes=ALL):
    held = Held(kind, frozenset(scopes), date(2026, 1, 1))
    finding = may_choose_for(
        [held], matter=matter, birth_date=born, on=DAY, person_says=person_says, guardians_left=left
    )
    return finding.code if finding else "-"


@pytest.mark.parametrize(
    ("kind", "matter", "person_says", "code"),
    [
        ("god_man", "social", "agrees", "-"),
        ("god_man", "social", "", "-"),
        ("god_man", "social", "cannot", "-"),
        ("god_man", "social", "against", "persons_own_consent_needed"),
        ("god_man", "health", "agrees", "-"),
        ("god_man", "health", "cannot", "persons_own_consent_needed"),
        ("forvaltare", "economic", "against", "-"),
        ("future_power", "plan", "cannot", "-"),
        ("future_power", "plan", "against", "persons_own_consent_needed"),
        ("future_power", "sharing", "against", "persons_own_consent_needed"),
        ("future_power", "economic", "against", "-"),
    ],
)
def test_a_god_man_acts_with_the_persons_consent(kind, matter, person_says, code):
    assert says(kind, matter, person_says) == code


def test_two_guardians_decide_together():
    child = date(2016, 3, 2)
    assert says("guardian", "plan", left=1, born=child) == "other_guardian_must_agree"
    assert says("guardian", "plan", left=0, born=child) == "-"


def test_one_mandate_that_reaches_is_enough():
    held = [Held("forvaltare", frozenset(ALL), DAY), Held("god_man", frozenset(ALL), DAY)]
    assert may_choose_for(held, matter="plan", birth_date=None, on=DAY) is None


scopes = st.frozensets(st.sampled_from(sorted(ALL)))
days = st.dates(date(2025, 1, 1), date(2027, 1, 1))
mandates = st.builds(Held, st.sampled_from(KINDS), scopes, days, st.none() | days)


said = st.sampled_from(["", "agrees", "against", "cannot"])


@given(
    st.lists(mandates, max_size=4), st.sampled_from(MATTERS), st.none() | st.dates(date(1940, 1, 1), DAY), days, said,
    st.booleans(),
)  # fmt: skip
def test_the_slow_way_says_the_same(held, matter, born, on, says, own_no):
    """The second implementation: what the words of the facts say, in prose, without the table."""
    quick = may_choose_for(held, matter=matter, birth_date=born, on=on, person_says=says, own_no=own_no)
    assert (quick is None) == any(
        slowly(mandate, matter, born, on) and not slowly_against(mandate, matter, says, own_no) for mandate in held
    )


@given(
    st.lists(mandates, max_size=3), st.lists(st.sampled_from(["care", "social", ""]), max_size=3), days, said,
    st.booleans(),
)  # fmt: skip
def test_the_slow_way_says_the_same_of_blocks(held, sectors, on, says, own):
    quick = others_block_hindrance(
        held, sectors=sectors, birth_date=None, on=on, person_says=says, persons_own=own
    )  # fmt: skip
    hides_care = "care" in sectors
    hides_social = "social" in sectors or not hides_care
    lets = not own
    for hidden, matter in ((hides_care, "health"), (hides_social, "social")):
        if hidden and not any(
            slowly(one, matter, None, on) and not slowly_against(one, matter, says, False) for one in held
        ):
            lets = False
    assert (quick is None) == lets


@given(st.sampled_from(MATTERS), st.none() | st.integers(0, 100))
def test_either_the_child_or_a_guardian_decides(matter, age):
    """Told a second way: whoever no guardian can decide for decides alone; in health care also who is mature."""
    guardian = mandate_allows("guardian", ALL, matter, age) is None
    assert (own_hindrance(matter, age) is None) == (age is None or not guardian or matter == "health")


def slowly(mandate: Held, matter: str, born: date | None, on: date) -> bool:
    if on < mandate.start or (mandate.end is not None and on >= mandate.end):
        return False
    if mandate.kind == "guardian":
        if born is None:
            return False
        years = 18 if matter == "economic" else 15
        return (on.year - years, on.month, on.day) < (born.year, born.month, born.day)
    if mandate.kind in ("forvaltare", "future_power", "god_man") and matter == "economic":
        return "property" in mandate.scopes
    if mandate.kind == "forvaltare" or (mandate.kind == "future_power" and matter == "health"):
        return False
    return "personal" in mandate.scopes


def slowly_against(mandate: Held, matter: str, says: str, own_no: bool) -> bool:
    """Whether what is known of the person's own will stands in the way of a mandate that reaches."""
    if mandate.kind not in ("god_man", "future_power") or (mandate.kind == "future_power" and matter == "economic"):
        return False
    if own_no and says != "agrees":
        return True
    if matter == "health" and says == "cannot":
        return True
    return says == "against"


@pytest.mark.parametrize(
    ("one", "other", "same_holder", "together"),
    [
        (("god_man", "rights"), ("forvaltare", "rights"), False, False),
        (("god_man", "rights"), ("forvaltare", "rights"), True, False),
        (("god_man", "personal rights"), ("forvaltare", "property"), False, True),
        (("god_man", "property"), ("future_power", "property"), False, False),
        (("god_man", "personal"), ("god_man", "property"), False, True),
        (("god_man", "personal"), ("god_man", "property"), True, False),
        (("guardian", "personal"), ("guardian", "personal"), False, True),
        (("guardian", "personal"), ("guardian", "personal"), True, False),
        (("guardian", "personal"), ("god_man", "personal"), False, True),
    ],
)
def test_what_can_stand_beside_what(one, other, same_holder, together):
    def held(mandate, start, end):
        return Held(mandate[0], frozenset(mandate[1].split()), start, end)

    first, later = held(one, DAY, date(2027, 1, 1)), held(other, date(2026, 12, 31), None)
    assert stand_together(first, later, same_holder=same_holder) is together
    assert stand_together(later, first, same_holder=same_holder) is together
    assert stand_together(first, held(other, date(2027, 1, 1), None), same_holder=same_holder)


@pytest.mark.parametrize(
    ("given_", "codes"),
    [
        ({}, []),
        ({"kind": "neighbour"}, [("mandate_kind_unknown", "kind")]),
        ({"scopes": []}, [("mandate_covers_nothing", "scopes")]),
        ({"scopes": ["everything"]}, [("mandate_scope_unknown", "scopes")]),
        ({"end": DAY}, [("ends_before_start", "end")]),
        ({"kind": "guardian", "scopes": [], "birth_date": date(2008, 3, 2)}, [("guardian_only_until_18", "kind")]),
        ({"kind": "guardian", "scopes": [], "birth_date": date(2008, 3, 3)}, []),
    ],
)
def test_a_mandate_to_register(given_, codes):
    usual = {"kind": "god_man", "scopes": ["personal"], "start": DAY, "end": None, "birth_date": date(1943, 5, 17)}
    assert [(f.code, f.field_name) for f in mandate_findings(**(usual | given_))] == codes
