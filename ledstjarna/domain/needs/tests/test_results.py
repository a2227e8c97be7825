from decimal import Decimal

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.actions import answer_instrument
from ledstjarna.domain.needs.queries import results
from ledstjarna.domain.people.tests.made import AT, asking, person, reading, themself
from ledstjarna.foundation.findings import RuleBroken

NO = {"iadl_help": 0, "adl_help": 0, "memory_trouble": 0}


def answer(viewer, someone, answers, instrument="isar_pc"):
    with asking(viewer):
        return answer_instrument(by=viewer, subject_id=someone.pk, instrument=instrument, answers=answers, at=AT)


def test_the_age_comes_from_the_birth_date(karin, eva):
    result = answer(eva, karin, NO)
    assert (result.score, result.outcome, result.instrument_version) == (Decimal("1.5"), "no_risk", 1)
    assert results(reading(eva, karin)) == [result]


def test_the_person_answers_themself(karin):
    result = answer(
        themself(karin), karin, dict.fromkeys(["cheerful", "calm", "active", "rested", "interested"], 2), "who5"
    )
    assert (result.score, result.outcome, result.answered_by_label) == (40, "low_wellbeing", "Karin Ek")


@pytest.mark.parametrize(
    ("answers", "instrument", "expected"),
    [
        ({"iadl_help": 1}, "isar_pc", [("answer_missing", "adl_help"), ("answer_missing", "memory_trouble")]),
        (NO | {"adl_help": 3}, "isar_pc", [("answer_outside", "adl_help")]),
        (NO, "eq5d", [("instrument_unknown", "")]),
    ],
)
def test_what_answers_may_lack(karin, eva, answers, instrument, expected):
    with pytest.raises(RuleBroken) as broken:
        answer(eva, karin, answers, instrument)
    assert [(finding.code, finding.field_name) for finding in broken.value.findings] == expected
    assert results(reading(eva, karin)) == []


def test_without_a_birth_date_the_age_is_asked_for(eva):
    someone = person(by=eva)
    with automatic_run("test"):
        type(someone).objects.filter(pk=someone.pk).update(birth_date=None)  # as another system may send them
    with pytest.raises(RuleBroken) as broken:
        answer(eva, someone, NO)
    assert [finding.code for finding in broken.value.findings] == ["age_unknown"]
