"""Half a year with one plan, the clock moved by the test, at the real pages of everybody in it.

January to June 2027: the plan is agreed and lived; a stay in hospital; a daughter who has no strength left; a
question nobody answers; a meeting; a follow-up that steps down, and a decision that soon ends.
"""

from datetime import datetime

import pytest

from ledstjarna.domain.plans.models import Commitment, OwnerChange
from ledstjarna.foundation.clock import STOCKHOLM
from tests.journeys.half_year_spring import april, march, may
from tests.journeys.half_year_summer import everything_is_told, june
from tests.journeys.half_year_winter import february, january
from tests.journeys.january import begin

TEN_YEARS = 10 * 365 * 24 * 3600  # seconds


@pytest.mark.slow
def test_half_a_year(own_database: str, settings: pytest.FixtureRequest) -> None:
    settings.SESSION_COOKIE_AGE = TEN_YEARS  # Django counts it from the machine's own time, not the moved clock
    people, parts = begin(datetime(2027, 1, 4, 9, tzinfo=STOCKHOLM), never_ownerless)
    for month in (january, february, march, april, may, june):
        month(people, parts)
    everything_is_told(people)


def never_ownerless() -> None:
    """After every step somebody answers for each part: its owner, or whoever is named meanwhile."""
    change = {row.commitment_id: row for row in OwnerChange.objects.filter(ended_at=None)}
    for part in Commitment.objects.all():
        assert part.owner_label, part.title
        sought = change.get(part.pk)
        if sought and sought.left:
            assert (part.owner_id, part.owner_label) == (sought.meanwhile_id, sought.meanwhile_label), part.title
        elif sought:
            assert part.owner_id == sought.old_owner_id, part.title
