"""What a log controller looks at first, beside a second way of saying it, in sentences."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.control.rules.urgency import KINDS, urgency

TODAY = date(2026, 3, 2)
matters = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS), "due": st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days)),
        "rules": st.sampled_from(((), ("sample",), ("emergency", "sample"), ("neighbour",))),
        "can_answer": st.booleans(),
    }
)  # fmt: skip


def before(one: dict, other: dict) -> bool | None:
    """Whether one comes before the other, by the first sentence that tells them apart; None where none does."""
    for sentence in (
        lambda it: tuple(it["rules"]) != ("sample",),  # what the lot alone points at waits
        lambda it: it["due"] < TODAY,
        lambda it: it["can_answer"],
        lambda it: it["kind"] == "emergency",
        lambda it: it["kind"] == "question",
    ):
        if sentence(one) != sentence(other):
            return sentence(one)
    return None if one["due"] == other["due"] else one["due"] < other["due"]


@given(matters, matters)
def test_the_order_is_what_the_sentences_say(one: dict, other: dict) -> None:
    first, second = urgency(today=TODAY, **one), urgency(today=TODAY, **other)
    assert (first < second) is bool(before(one, other))
    assert first.is_late == (one["due"] < TODAY)
