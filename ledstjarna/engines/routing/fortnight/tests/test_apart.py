"""Distances that nobody can keep: found by bounds, and once more by trying every quarter of an hour."""

from itertools import product
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.engines.routing.fortnight.apart import leaves_a_time, unkept
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.tests.own import small, visit
from ledstjarna.engines.routing.fortnight.validation import faults

STEP = 15


def drawn(random: Random) -> dict[str, Any]:
    """Three visits of a morning with one window each, in quarters of an hour, and links between some of them."""
    told = small()
    told["visits"], told["links"] = [], []
    for number in range(3):
        opens = random.randrange(480, 600, STEP)
        window = {"opens": opens, "closes": opens + random.choice([0, 30, 60])}
        told["visits"].append(visit(f"v{number}", "p1", optional=True) | {"windows": [window]})
    for one, other in random.sample([(0, 1), (1, 0), (1, 2), (2, 0), (0, 2)], random.randrange(1, 4)):
        shortest = random.choice([0, 15, 45])
        link = {"first": f"v{one}", "second": f"v{other}", "shortest": shortest}
        told["links"].append(link | ({"longest": shortest + 30} if random.random() < 0.5 else {}))
    return told


def _tried(problem) -> bool:
    """Whether some start for each, of every quarter of an hour, keeps every link."""
    times = [range(int(v.windows[0].opens), int(v.windows[0].latest) + 1, STEP) for v in problem.visits]
    return any(
        _kept(problem, dict(zip([v.id for v in problem.visits], starts, strict=True))) for starts in product(*times)
    )


def _kept(problem, starts) -> bool:
    between = ((link, starts[link.second] - starts[link.first]) for link in problem.links)
    return all(link.shortest <= apart <= (apart if link.longest is None else link.longest) for link, apart in between)


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whether_every_distance_can_be_kept(random: Random) -> None:
    told = drawn(random)
    assert list(faults(fortnight_of(told))) == []  # what is optional may be left out
    optional = fortnight_of(told)
    wanted = [visit_ for visit_ in told["visits"] if visit_.pop("optional")]
    assert wanted
    holds = _tried(optional)
    try:
        problem = fortnight_of(told)
    except ValueError:
        assert not holds
    else:
        assert holds
        assert list(unkept(problem)) == []


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whether_those_made_leave_a_time(random: Random) -> None:
    problem = fortnight_of(drawn(random))
    last, others = problem.visits[2], problem.visits[:2]
    starts = {each.id: random.choice([each.windows[0].opens, each.windows[0].latest]) for each in others}
    mine = [link for link in problem.links if last.id in (link.first, link.second)]
    tried = any(
        all(
            link.shortest
            <= (both := starts | {last.id: at})[link.second] - both[link.first]
            <= (float("inf") if link.longest is None else link.longest)
            for link in mine
        )
        for at in range(int(last.windows[0].opens), int(last.windows[0].latest) + 1, STEP)
    )
    assert leaves_a_time(problem, last, starts) == tried
