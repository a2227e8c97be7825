"""The planner at the desk, for every test of the planner's pages."""

import pytest

from ledstjarna.domain.visits.tests.home import Home, moved_in
from ledstjarna.web.team.tests.desk import Desk


@pytest.fixture
def seated(desk: Desk) -> tuple[Desk, Home]:
    """At ten in the morning; Eva works today and tomorrow."""
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    return desk, home
