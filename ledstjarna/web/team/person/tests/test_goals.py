"""Every state that a plan's lines can be in has a look."""

import pytest

from ledstjarna.domain.plans.queries.plan_view import WAITS_FOR_PERSON, WAITS_FOR_TEAM
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.web.team.person.goals import _LOOKS


@pytest.mark.parametrize("state", [*COMMITMENT.states, *WAITS_FOR_PERSON, *WAITS_FOR_TEAM, "declined", "withdrawn"])
def test_every_state_has_a_look(state: str) -> None:
    assert _LOOKS[state]
