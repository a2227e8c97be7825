"""Months: what the form says becomes a rule, and the rule is told in both languages."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from ledstjarna.domain.plans.rules.activities import Rule, rule_of
from ledstjarna.web.lived.forms import rule_from
from ledstjarna.web.lived.words import often_text

FIRST = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("fields", "rule", "swedish", "english"),
    [
        (
            {"every": "month"},
            Rule("month", 1, monthday=31),
            "den 31 (eller månadens sista dag) varje månad",
            "day 31 (or the last day) of every month",
        ),
        (
            {"every": "month", "monthday": 15, "interval": 2},
            Rule("month", 2, monthday=15),
            "den 15 varannan månad",
            "day 15 of every second month",
        ),
        (
            {"every": "nth", "weekdays": ["1"], "nth": "2"},
            Rule("nth", 1, (1,), nth=2),
            "den andra tisdagen varje månad",
            "the second Tuesday of every month",
        ),
        (
            {"every": "nth", "weekdays": ["4"], "nth": "-1", "interval": 3},
            Rule("nth", 3, (4,), nth=-1),
            "den sista fredagen var 3:e månad",
            "the last Friday, every 3 months",
        ),
    ],
)
def test_what_is_chosen_is_told(fields: dict[str, Any], rule: Rule, swedish: str, english: str) -> None:
    empty = {"weekdays": [], "interval": 1, "monthday": None, "nth": "", "starts_on": FIRST}
    made = rule_from({**empty, **fields})
    assert made == rule == rule_of(made.text)
    with override("sv"):
        assert often_text(made, FIRST) == swedish
    with override("en"):
        assert often_text(made, FIRST) == english
