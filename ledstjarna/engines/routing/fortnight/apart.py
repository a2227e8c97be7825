"""Visits that must be apart in time: whether there are times at all that keep every distance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ledstjarna.engines.routing.fortnight.problem import Fortnight, Link, Standing, Visit

TINY = 1e-6  # minutes
_MIDNIGHT = ""  # what every visit's own times are counted from
_Bounds = dict[tuple[str, str], float]  # how much later than the first the second may start, at most


def unkept(problem: Fortnight) -> Iterator[tuple[str, ...]]:
    """Visits whose distances nobody can keep, whoever comes: two of them, or several in a circle.

    What is optional may be left out, and what is done is as it is: neither counts.
    """
    visits = {
        each.id: each
        for each in problem.visits
        if each.windows and not each.optional and each.standing is not Standing.DONE
    }
    links = [link for link in problem.links if link.first in visits and link.second in visits]
    for together in _joined(links):
        ids = sorted({each for link in together for each in (link.first, link.second)})
        for link in together:
            if not _holds([visits[link.first], visits[link.second]], [link]):
                yield link.first, link.second
                break
        else:
            if not _holds([visits[each] for each in ids], together):
                yield tuple(ids)


def leaves_a_time(problem: Fortnight, visit: Visit, starts: Mapping[str, float]) -> bool:
    """Whether the visit has a start that is far enough from, and near enough to, those that have one already."""
    least, most = float("-inf"), float("inf")
    for link in problem.links:
        if link.second == visit.id and link.first in starts:
            least = max(least, starts[link.first] + link.shortest)
            most = min(most, starts[link.first] + _longest(link))
        elif link.first == visit.id and link.second in starts:
            least = max(least, starts[link.second] - _longest(link))
            most = min(most, starts[link.second] - link.shortest)
    return any(max(least, each.opens) <= min(most, each.latest) + TINY for each in visit.windows)


def _longest(link: Link) -> float:
    return float("inf") if link.longest is None else link.longest


def _joined(links: list[Link]) -> list[list[Link]]:
    """Links that hang together."""
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for link in links:
        group[root(link.first)] = root(link.second)
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[root(link.first)].append(link)
    return list(found.values())


def _holds(visits: list[Visit], links: list[Link]) -> bool:
    """Whether there are starts between each visit's first and last time that keep every link.

    Differences with a most each: they can all be kept unless somebody must start before themselves (Bellman and Ford).
    """
    most: _Bounds = {}
    for visit in visits:
        _bound(most, _MIDNIGHT, visit.id, max(each.latest for each in visit.windows))
        _bound(most, visit.id, _MIDNIGHT, -min(each.opens for each in visit.windows))
    for link in links:
        _bound(most, link.second, link.first, -link.shortest)
        _bound(most, link.first, link.second, _longest(link))
    latest = dict.fromkeys([_MIDNIGHT, *(visit.id for visit in visits)], 0.0)
    for _ in latest:
        for (one, other), much in most.items():
            latest[other] = min(latest[other], latest[one] + much)
    return all(latest[one] + much >= latest[other] - TINY for (one, other), much in most.items())


def _bound(most: _Bounds, one: str, other: str, much: float) -> None:
    most[one, other] = min(much, most.get((one, other), float("inf")))
