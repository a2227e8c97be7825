"""The weekdays and the clock in a sentence."""

import pytest

from ledstjarna.web.lived.saying import told_in


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("Måndag, onsdag och lördag", {"every": "week", "weekdays": ["0", "2", "5"]}),
        ("Tisdagar och torsdagskvällar kl 9.30", {"every": "week", "weekdays": ["1", "3"], "at": "09:30"}),
        ("Varje dag klockan 14", {"every": "day", "at": "14:00"}),
        ("Varje morgon", {"every": "day"}),
        ("När jag orkar, 2 gånger", {}),
        ("", {}),
    ],
)
def test_what_a_sentence_names(when: str, told: dict[str, object]) -> None:
    assert told_in(when) == told
