import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.models import Way
from ledstjarna.domain.needs.models import Level, LifeArea
from ledstjarna.domain.needs.rules import (
    LEVELS,
    LIFE_AREAS,
    AreaAssessed,
    area_order,
    level_now,
    need_findings,
    sitting_findings,
)
from ledstjarna.domain.needs.rules.areas import LONGEST_TEXT, WAYS


def test_the_rules_know_the_models_words_in_the_same_order():
    assert [area.code for area in LIFE_AREAS] == LifeArea.values
    assert sorted(LEVELS) == sorted(Level.values)
    assert set(WAYS) == set(Way.values)
    assert [area_order(area.code) for area in LIFE_AREAS] == list(range(11))
    assert [area.icf for area in LIFE_AREAS if area.icf] == [f"d{n}" for n in range(1, 10)]


# own, professional, wanted → what is wrong
TABLE = [
    (3, 2, 1, []),
    (3, 2, 2, []),  # to keep what one can is a goal too
    (1, 2, 3, [("wanted_worse_than_now", "d4.wanted_level")]),
    (3, 8, 4, [("wanted_worse_than_now", "d4.wanted_level")]),
    (3, 8, 3, []),
    (8, 9, 4, []),
    (0, 0, 8, []),
    (5, 2, 1, [("level_unknown", "d4.own_level")]),
    (2, -1, 7, [("level_unknown", "d4.professional_level"), ("level_unknown", "d4.wanted_level")]),
]


@pytest.mark.parametrize(("own", "professional", "wanted", "expected"), TABLE)
def test_levels(own, professional, wanted, expected):
    area = AreaAssessed(life_area="d4", own_level=own, professional_level=professional, wanted_level=wanted)
    assert [(finding.code, finding.field_name) for finding in need_findings(area)] == expected


def test_an_unknown_area_and_a_text_without_end():
    assert [finding.code for finding in need_findings(AreaAssessed(life_area="d10"))] == ["life_area_unknown"]
    [finding] = need_findings(AreaAssessed(life_area="safety", need="x" * (LONGEST_TEXT + 1)))
    assert finding.field_name == "safety.need"


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_the_slow_way_says_the_same(own, professional, wanted):
    area = AreaAssessed(life_area="d1", own_level=own, professional_level=professional, wanted_level=wanted)
    scale = [0, 1, 2, 3, 4]
    measured = [level for level in (professional, own) if level in scale]
    worse = bool(measured) and wanted in scale and scale.index(wanted) > scale.index(measured[0])
    assert bool(need_findings(area)) == worse
    assert level_now(own, professional) == (measured[0] if measured else None)


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        ([], [("nothing_assessed", "life_area")]),
        ([AreaAssessed(life_area="d4", need=" ")], [("nothing_assessed", "d4.own_level")]),
        ([AreaAssessed(life_area="d4"), AreaAssessed(life_area="d5", resources="Lagar maten.")], []),
        ([AreaAssessed(life_area="d4", professional_level=9)], []),
        ([AreaAssessed(life_area="d4", own_level=0)] * 2, [("life_area_twice", "life_area")]),
    ],
)
def test_an_assessment_says_something(areas, expected):
    assert [(finding.code, finding.field_name) for finding in sitting_findings(areas)] == expected
