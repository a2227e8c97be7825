"""A world for the tests of this door: the cast, the clock a day after they began, a signed-in person."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World


@pytest.fixture
def world(db: Any) -> Iterator[World]:
    """Astrid has signed in."""
    with clock_set_to(NOW):
        made = World(gather(), Client())
        made.sign_in(made.subject_id)
        yield made
