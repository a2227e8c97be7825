"""A person with home care, at ten in the morning."""

from collections.abc import Iterator
from typing import Any

import pytest

from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.domain.visits.tests.home import NOW, Home, moved_in
from ledstjarna.foundation.clock import clock_set_to


@pytest.fixture
def home(db: Any) -> Iterator[Home]:
    """Nothing is planned yet."""
    with clock_set_to(NOW):
        yield moved_in(gather())
