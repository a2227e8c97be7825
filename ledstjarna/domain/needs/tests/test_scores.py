"""Scores: tables to read, and for each instrument a slow second implementation from its paper's words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.needs.rules import INSTRUMENTS, answer_findings, score
from ledstjarna.foundation.findings import RuleBroken

ISAR_PC, ISAR, WHO5, DOWNTON, NORTON = (INSTRUMENTS[c] for c in ("isar_pc", "isar", "who5", "downton", "norton"))

# iadl, adl, memory, age → score, outcome
ISAR_PC_TABLE = [
    (0, 0, 0, 74, "0", "no_risk"),
    (0, 0, 0, 75, "1.5", "no_risk"),
    (0, 0, 0, 84, "1.5", "no_risk"),
    (0, 0, 0, 85, "3.0", "risk"),
    (1, 0, 0, 70, "2.5", "risk"),
    (0, 1, 0, 70, "2.0", "risk"),
    (0, 0, 1, 70, "2.0", "risk"),
    (1, 1, 1, 90, "9.5", "risk"),
]


@pytest.mark.parametrize(("iadl", "adl", "memory", "age", "points", "outcome"), ISAR_PC_TABLE)
def test_isar_pc(iadl, adl, memory, age, points, outcome):
    found = score(ISAR_PC, {"iadl_help": iadl, "adl_help": adl, "memory_trouble": memory}, age)
    assert (found.score, found.outcome, found.missing) == (Decimal(points), outcome, ())


@pytest.mark.parametrize(
    ("instrument", "lowest", "highest"),
    [(ISAR_PC, "0", "9.5"), (ISAR, "0", "6"), (WHO5, "0", "100"), (DOWNTON, "0", "11"), (NORTON, "7", "28")],
    ids=lambda value: getattr(value, "code", value),
)
def test_the_ends_of_each_scale(instrument, lowest, highest):
    assert (instrument.lowest, instrument.highest) == (Decimal(lowest), Decimal(highest))
    assert instrument.source


@pytest.mark.parametrize(
    ("instrument", "values", "points", "outcome"),
    [
        (ISAR, [1, 0, 0, 0, 0, 0], 1, "no_risk"),
        (ISAR, [1, 0, 0, 1, 0, 0], 2, "risk"),
        (WHO5, [3, 3, 3, 2, 2], 52, "wellbeing"),
        (WHO5, [3, 3, 2, 2, 2], 48, "low_wellbeing"),
        (DOWNTON, [1, 1] + [0] * 9, 2, "lower_risk"),
        (DOWNTON, [1, 1, 1] + [0] * 8, 3, "high_risk"),
        (NORTON, [3] * 7, 21, "no_risk"),
        (NORTON, [3] * 6 + [2], 20, "risk"),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_around_the_limit(instrument, values, points, outcome):
    answers = dict(zip((item.code for item in instrument.items), values, strict=True))
    assert (score(instrument, answers).score, score(instrument, answers).outcome) == (points, outcome)


def test_an_unanswered_item_leaves_it_open_only_while_it_matters():
    open_ = score(ISAR, {"needed_help_before": 1})
    assert (open_.outcome, len(open_.missing)) == ("incomplete", 5)
    assert score(ISAR, {"needed_help_before": 1, "sight_trouble": 1}).outcome == "risk"
    assert score(ISAR_PC, {"iadl_help": 1}, 70).outcome == "risk"
    assert score(WHO5, dict.fromkeys(["cheerful", "calm", "active"], 5)).outcome == "wellbeing"


@pytest.mark.parametrize(
    ("answers", "age", "expected"),
    [
        ({"iadl_help": 2}, 80, [("answer_outside", "iadl_help")]),
        ({"iadl_help": "1"}, 80, [("answer_outside", "iadl_help")]),
        ({"iadl_help": True}, 80, []),
        ({"shoe_size": 1}, 80, [("item_unknown", "shoe_size")]),
        ({}, None, [("age_unknown", "age")]),
        ({}, -1, [("age_unknown", "age")]),
    ],
)
def test_answers_that_are_none(answers, age, expected):
    assert [(f.code, f.field_name) for f in answer_findings(ISAR_PC, answers, age)] == expected
    if expected:
        with pytest.raises(RuleBroken):
            score(ISAR_PC, answers, age)


def answers_to(instrument):
    return st.fixed_dictionaries(
        {item.code: st.integers(item.lowest, item.highest) for item in instrument.items},
    )


@given(answers_to(ISAR_PC), st.integers(0, 110))
def test_isar_pc_the_slow_way(answers, age):
    halves = 5 * answers["iadl_help"] + 4 * answers["adl_help"] + 4 * answers["memory_trouble"]
    if 75 <= age <= 84:
        halves += 3
    if age >= 85:
        halves += 6
    found = score(ISAR_PC, answers, age)
    assert (found.score * 2, found.outcome) == (halves, "risk" if halves >= 4 else "no_risk")


@given(answers_to(ISAR))
def test_isar_the_slow_way(answers):
    yes = [code for code, value in answers.items() if value == 1]
    assert (score(ISAR, answers).score, score(ISAR, answers).outcome == "risk") == (len(yes), len(yes) >= 2)


@given(answers_to(WHO5))
def test_who5_the_slow_way(answers):
    found = score(WHO5, answers)
    total = 0
    for value in answers.values():
        total += value
    assert (found.score, found.outcome == "low_wellbeing") == (total * 4, total * 4 <= 50)


@given(answers_to(DOWNTON))
def test_downton_the_slow_way(answers):
    points = [1 for value in answers.values() if value]
    assert (score(DOWNTON, answers).score, score(DOWNTON, answers).outcome == "high_risk") == (
        len(points),
        len(points) > 2,
    )


@given(answers_to(NORTON))
def test_norton_the_slow_way(answers):
    lost = sum(4 - value for value in answers.values())
    assert (score(NORTON, answers).score, score(NORTON, answers).outcome == "risk") == (28 - lost, lost >= 8)


@given(st.sampled_from(list(INSTRUMENTS.values())), st.data())
def test_an_outcome_that_is_said_early_stays(instrument, data):
    """Whatever the rest is answered: what is not `incomplete` does not change."""
    whole = data.draw(answers_to(instrument))
    left_out = data.draw(st.sets(st.sampled_from(sorted(whole))))
    part = {code: value for code, value in whole.items() if code not in left_out}
    early, late = score(instrument, part, 80), score(instrument, whole, 80)
    assert early.outcome in ("incomplete", late.outcome)
    assert set(early.missing) == left_out
    assert late.outcome != "incomplete"
