"""Every page of staff and association: a file of its own, begun first, for it is the longest walk there is."""

import pytest

from tests.journeys.staff_pages import walk_of_staff
from tests.support.browser import Visit

pytestmark = pytest.mark.journey


def test_every_page_of_staff_and_association(visit: Visit) -> None:
    count, faults = walk_of_staff(visit)
    assert not faults, "\n".join(faults)
    assert count >= 60
