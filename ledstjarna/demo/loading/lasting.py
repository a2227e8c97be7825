"""Until when parts hold that no authority decides on, as rows: some come to their last day, and somebody says more."""

from datetime import timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import PartTerm
from ledstjarna.domain.plans.rules.lasting import LASTS
from ledstjarna.foundation.clock import day_of

_ONE_IN = 5
_LEFT = timedelta(days=16)  # near enough that somebody is to say whether it goes on


def say_until(case: Case, live: list[Row]) -> None:
    """In one plan of a few, and where everything waits, the first of the free parts comes to its last day soon."""
    if not case.lively and case.person.serial % _ONE_IN:
        return
    free = [part for part in live if part["state"] == "active" and part["legal_basis"] in LASTS]
    part = next(iter(sorted(free, key=lambda row: row["owner_id"] == case.person.id)), None)
    if part is None:
        return
    at, ends_on = case.moments.at, case.moments.today + _LEFT
    person = case.speaking.first(at)
    row = case.add(
        PartTerm, commitment_id=part["id"], number=1, from_day=day_of(part["recorded_at"]), ends_on=ends_on,
        ends_then=False, said_by_id=person.id, said_by_label=person.label, said_at=at, recorded_at=at,
    )  # fmt: skip
    part |= {"ends_on": ends_on, "version": part["version"] + 1}
    case.happened(
        "PartTermSaid",
        at,
        person.id,
        commitment_id=part["id"],
        term_id=row["id"],
        ends_on=str(ends_on),
        ends_then=False,
    )
