"""What lies close to another principal's visit is told, so that two do not come where one can."""

from datetime import date, timedelta
from uuid import UUID

from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.rules.needs import SOMEWHEN as HOURS
from ledstjarna.domain.visits.rules.needs import Occasion, needs
from ledstjarna.foundation.clock import moment_of
from ledstjarna.web.team.planning.presenter import to_coordinate

DAY = date(2026, 3, 3)
PERSON = UUID(int=9)


def occasion(number: int, principal: str, minutes: int) -> Occasion:
    starts = moment_of(DAY, HOURS[0]) + timedelta(minutes=minutes)
    own = UUID(int=number)
    return Occasion(own, own, PERSON, principal, DAY, starts, starts + timedelta(minutes=30))


def test_another_principals_visit_within_the_hour_is_told() -> None:
    found = needs(
        [occasion(1, "social", 0), occasion(2, "health", 45), occasion(3, "social", 240)], deceased=(), decided={},
        first=DAY,
    )  # fmt: skip
    rows = [
        Visit(
            activity=Activity(id=one.occasion.activity_id, title=f"Nummer {one.occasion.activity_id.int}"),
            day=DAY, subject_id=PERSON, starts_at=one.starts, ends_at=one.ends,
        )
        for one in found
    ]  # fmt: skip
    assert [one.what for one in to_coordinate(found, rows, {})] == ["Nummer 1", "Nummer 2"]
    assert to_coordinate(found, rows, {})[0].who == "En person"
