"""The next step: always the single most important one."""

from uuid import UUID

import pytest

from ledstjarna.web.resident.plan.next_step import Now, next_step
from ledstjarna.web.resident.standing import THEMSELF

ONE, TWO = UUID(int=1), UUID(int=2)
LIVED = {"has_story": True, "goals": 1, "parts": 1, "agreed": True}


@pytest.mark.parametrize(
    ("now", "page"),
    [
        (Now(), "story"),
        (Now(has_story=True, consent_asked=True, to_answer=[(ONE, "a")]), "consent"),
        (Now(has_story=True, to_answer=[(ONE, "a")]), "choose"),
        (Now(has_story=True, to_answer=[(ONE, "a"), (TWO, "b")]), "proposals"),
        (Now(has_story=True, to_read=[(ONE, "a")], parts=1), "part"),
        (Now(has_story=True, goals=1, parts=1), "agree"),
        (Now(has_story=True, parts=1, lacks="Vänta på svar."), "set_goal"),
        (Now(has_story=True, goals=1, parts=1, lacks="Vänta på svar."), "agree"),
        (Now(**LIVED, answered_reports=[ONE]), "report_told"),
        (Now(**LIVED, thinking=[(ONE, "a")]), "choose"),
        (Now(has_story=True), "set_goal"),
        (Now(has_story=True, goals=1), ""),
        (Now(**LIVED, follow_up="3 maj"), ""),
    ],
)
def test_in_order(now: Now, page: str) -> None:
    step = next_step(now, THEMSELF)
    assert step
    assert step.page == page


def test_alternatives_are_chosen_between_and_others_answered_one_by_one() -> None:
    two = [(ONE, "a"), (TWO, "b")]
    between = next_step(Now(has_story=True, to_answer=two), THEMSELF)
    each = next_step(Now(has_story=True, to_answer=two, one_goal=False), THEMSELF)
    assert between is not None
    assert each is not None
    assert (between.title, each.title) == ("Välj mellan 2 förslag", "Svara på 2 förslag")


def test_nothing_to_do_is_no_step() -> None:
    assert next_step(Now(**LIVED), THEMSELF) is None
