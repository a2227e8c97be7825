from collections.abc import Iterator

import pytest

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.tests.made import AT, Area, area, person, staff
from ledstjarna.foundation.clock import clock_set_to


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    with clock_set_to(AT):
        yield


@pytest.fixture
def where(db: None) -> Area:
    return area()


@pytest.fixture
def eva(where: Area) -> Viewer:
    return staff(where)


@pytest.fixture
def karin(eva: Viewer) -> Person:
    return person(by=eva)
