"""A state is always a word and an icon; levels too."""

import pytest
from jinja2 import UndefinedError

from ledstjarna.web.components.gallery import STATES
from ledstjarna.web.components.tests.pages import environment, part

MODULE = environment().get_template("components/state.html").module
STATE = '{% from "components/state.html" import state %}{{ state(code) }}'
LEVEL = '{% from "components/level.html" import level %}{{ level(value) }}'


def test_the_gallery_shows_every_state() -> None:
    assert set(STATES) == set(MODULE.LOOKS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", STATES)
def test_word_and_icon(code: str) -> None:
    html = part(STATE, code=code)
    assert "<svg" in html
    assert str(MODULE.word(code)).strip()  # type: ignore[attr-defined]


def test_words_differ_and_so_do_looks_within_a_word() -> None:
    words = [str(MODULE.word(code)) for code in STATES]  # type: ignore[attr-defined]
    assert len(set(words)) == len(words)


def test_an_unknown_state_fails_loudly() -> None:
    with pytest.raises(UndefinedError):
        part(STATE, code="somehow")


@pytest.mark.parametrize("value", [0, 1, 2, 3, 4, 8, 9])
def test_every_level_has_its_own_words(value: int) -> None:
    html = part(LEVEL, value=value)
    assert "<svg" in html
    assert (f"({value})" in html) == (value < 5)
