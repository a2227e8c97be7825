"""A question about the log is answered in words that tell something."""

import pytest

from ledstjarna.domain.control.rules.outcomes import answer_finding


@pytest.mark.parametrize(
    ("words", "code"),
    [("", "log_answer_missing"), (" \n", "log_answer_missing"), ("x", "log_answer_short"),
     ("1234567890", "log_answer_short"), ("Ok, ok.", "log_answer_short"), ("Hon ringde dig.", None)],
)  # fmt: skip
def test_a_sign_or_a_word_is_no_answer(words: str, code: str | None) -> None:
    found = answer_finding(words)
    assert (found.code if found else None) == code
