"""The simulated fortnight's shape: no figure is asserted but that everything was checked."""

from collections import defaultdict
from datetime import time, timedelta

from ledstjarna.bench import county_visits, fortnight
from ledstjarna.bench.called_in import Calls
from ledstjarna.domain.visits.rules.resting import DAILY, DAY, WEEK, Span, short_rests
from ledstjarna.engines.routing.fortnight.generating import generated, ill_days, with_sick_leave
from ledstjarna.engines.routing.fortnight.problem import Before, Shift
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.foundation.clock import moment_of


def test_every_figure_is_told(monkeypatch) -> None:
    small = fortnight.generated
    monkeypatch.setattr(fortnight, "generated", lambda *, seed: small(persons=6, carers=10, days=2, seed=seed))
    monkeypatch.setattr(fortnight, "ANEW", 500)
    said: list[str] = []
    told = fortnight.measure(Limits(rounds=2_000), seeds=1, workers=1, say=said.append)
    assert told["simulated"]
    (town,) = told["towns"]
    for each in ("planned", "without_continuity", "with_sick_leave", "with_people_called_in"):
        assert town[each]["violations"] == 0
    assert told["all"]["assigned_percent"] == 100
    assert len(said) == 1


def test_who_is_called_in_rests_and_is_well_and_the_share_is_kept() -> None:
    told = generated(persons=20, carers=12, days=14, seed=3)
    problem, ill = fortnight_of(told), ill_days(told, seed=3)
    sick = fortnight_of(with_sick_leave(told, seed=3))

    def span(one: Shift) -> Span:
        midnight = moment_of(problem.days[one.day], time.min)
        return midnight + timedelta(minutes=one.starts), midnight + timedelta(minutes=one.ends)

    of_day = [[each for each in problem.visits if each.day == day] for day in range(14)]
    plan = {  # everybody has something to do every day
        each.id: Before((problem.carers[number % 12].id,), each.windows[0].opens)
        for its in of_day
        for number, each in enumerate(its)
    }
    for share in (0.0, 0.5, 1.0):
        calls = Calls(problem, ill, share=share, seed=3)
        extra: dict[str, list[Shift]] = defaultdict(list)
        found = []
        for day in range(14):
            carers = fortnight.as_it_is(problem, sick, day, extra)
            for name, shift in list(calls.of(day, carers, plan)):
                found.append((day, name, shift))
                extra[name].append(shift)
                own = next(each for each in carers if each.id == name).shifts
                starts, ends = span(shift)
                for short in short_rests([*map(span, own), (starts, ends)]):
                    until = short.since + (DAY if short.kind == DAILY else WEEK)
                    assert ends <= short.since or until <= starts, (name, day, short)
        gone = sum((each.id, told["days"][one.day]) in ill for each in problem.carers for one in each.shifts)
        assert len(found) + calls.nobody_may == round(share * gone)
        for day, name, _shift in found:
            own = next(each for each in problem.carers if each.id == name).shifts
            assert (name, told["days"][day]) not in ill
            assert all(one.day != day for one in own)
        assert max(map(len, extra.values()), default=0) > 1 or share < 1, "somebody came twice, and the second counts"


def test_growth_is_told_for_every_size(monkeypatch) -> None:
    small = county_visits.generated
    monkeypatch.setattr(county_visits, "generated", lambda *, seed: small(persons=2, carers=4, days=1, seed=seed))
    monkeypatch.setattr(
        county_visits, "in_processes", lambda task, texts, workers: {n: task(t) for n, t in texts.items()}
    )
    told = county_visits.measure((2, 1), rounds=200, seed=1, workers=1, say=lambda text: None)
    assert [each["teams"] for each in told["growth"]] == [1, 2]
    assert told["minutes_for_5000_visits_a_day"] >= 0
