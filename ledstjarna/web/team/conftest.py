"""A desk for the tests of this door: the clock a day after the cast gathered, the district nurse signed in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk


@pytest.fixture
def desk(db: Any) -> Iterator[Desk]:
    """Nobody has any contact with the person yet."""
    with clock_set_to(NOW):
        made = Desk(gather(), Client())
        made.sign_in("nurse")
        yield made
