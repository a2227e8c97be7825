"""What lies close to another principal's visit is told, so that two do not come where one can."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.rules.needs import SOMEWHEN as HOURS
from ledstjarna.domain.visits.rules.needs import Occasion, needs
from ledstjarna.domain.visits.rules.nobody import Binds
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.foundation.clock import moment_of
from ledstjarna.web.team.planning.fortnight import why_none
from ledstjarna.web.team.planning.together import others_at, to_coordinate
from ledstjarna.web.team.planning.why import binds_text

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
    shown = to_coordinate(found, rows, {})
    assert [one.what for one in shown] == ["08.00–08.30 · Nummer 1", "08.45–09.15 · Nummer 2"]
    assert shown[0].who == "En person"
    assert shown[0].others == ["En annan huvudman kommer kl. 08.45 enligt planen"]
    untimed = needs(
        [occasion(1, "social", 0), replace(occasion(2, "health", 45), timed=False)], deceased=(), decided={}, first=DAY
    )
    assert "En annan huvudman kommer samma dag, utan bestämd tid" in to_coordinate(untimed, rows, {})[0].others
    told = replace(occasion(2, "health", 45), timed=False, told=moment_of(DAY, HOURS[0]) + timedelta(minutes=20))
    once_told = needs([occasion(1, "social", 0), told], deceased=(), decided={}, first=DAY)
    assert to_coordinate(once_told, rows, {})[0].others == ["En annan huvudman kommer kl. 08.20"]
    [other] = others_at(once_told[0].together, "08.00", lambda at: f"?tid={at}")
    assert other.href == "?tid=08.20", "what has no time of day has one once it is told"
    assert to_coordinate(found, [*rows, rows[0]], {}) == shown, "two who come are told of once"


def test_why_nobody_comes_on_a_day_that_the_plan_has_times_on() -> None:
    """Away, cancelled, not decided and what is to be laid in are told apart; a day without times is in none."""
    ones = [
        occasion(1, "social", 0), replace(occasion(2, "social", 60), state="paused"),
        *(replace(each, day=each.day + timedelta(days=1), starts=each.starts + timedelta(days=1),
                  ends=each.ends + timedelta(days=1), state=state)
          for number, state in ((3, "paused"), (4, "cancelled")) for each in [occasion(number, "social", 0)]),
        replace(occasion(5, "social", 0), starts=moment_of(DAY + timedelta(days=2), HOURS[0]),
                ends=moment_of(DAY + timedelta(days=2), HOURS[1])),
    ]  # fmt: skip
    found = needs(ones, deceased=(), decided={UUID(int=5): (None, DAY)}, first=DAY)
    before, after = moment_of(DAY, HOURS[0]), moment_of(DAY + timedelta(days=1), HOURS[0])
    assert why_none(found, before) == {
        (PERSON, DAY): "ska in", (PERSON, DAY + timedelta(days=1)): "inställt",
        (PERSON, DAY + timedelta(days=2)): "inget beslut",
    }  # fmt: skip
    assert why_none(found, after)[PERSON, DAY] == "borta", "what has been is not to be laid in"


def test_on_whom_it_hangs_is_said_with_what_keeps_them() -> None:
    starts = moment_of(DAY, HOURS[0])
    row, eva = Visit(starts_at=starts), UUID(int=7)
    at = Stop(UUID(int=8), PERSON, starts, starts + timedelta(minutes=30), starts, starts)
    names = {eva: "Eva Ask"}
    busy = Binds("elsewhere_then", (("elsewhere_then", 1),), only=eva, at=at.id)
    only = "Bara Eva Ask kan komma av dem som arbetar då, och "
    assert binds_text(busy, row, names, stops={at.id: at}) == f"{only}är på ett annat besök 08.00–08.30."
    assert binds_text(busy, row, names) == f"{only}är upptagen."
    way = Binds("two_are_needed", (("two_are_needed", 1), ("no_time_for_the_way", 1)), only=eva)
    assert binds_text(way, row, names) == f"Det behövs två. {only}hinner inte vägen dit."
