"""Every page of staff and association, the second half: two files, so that two workers share the walk."""

import pytest

from tests.journeys.staff_pages import walk_of_staff
from tests.support.browser import Visit

pytestmark = pytest.mark.journey


def test_every_page_of_staff_and_association(visit: Visit) -> None:
    count, faults = walk_of_staff(visit, 1)
    assert not faults, "\n".join(faults)
    assert count >= 60
