"""From the engine's answer to what changes on the board: what may move, each visit at its own time where it can, and
where nobody's break goes for it.

To the engine a quarter of an hour is nobody's loss; to whoever was told half past seven it is another time. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.instance import Asked, Moves, may_move, together
from ledstjarna.domain.visits.rules.placing import Place, Shift, breaks_among, way
from ledstjarna.domain.visits.rules.promised import outside
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of

TIMES = 4  # a visit that goes back to its time makes room for the one before, or after: the last first, then the first
Spot = tuple[datetime, datetime, UUID, Place]  # from, until, which visit, where


def settled(
    moves: Moves, visits: Sequence[Asked], *, at: datetime, days: Iterable[date], homes: Mapping[UUID, Place],
    shifts: Sequence[Shift],
) -> Moves:  # fmt: skip
    """What differs from the board, of these days."""
    asked = set(days)
    mine = {
        one.id: moves[one.id] for one in visits
        if one.id in moves and may_move(one, at) and day_of(one.starts) in asked
    }  # fmt: skip
    mine = _apart(mine, visits)
    for number in range(TIMES):
        _at_own_time(mine, visits, homes, shifts, last_first=number % 2 == 0)
    return {
        one.id: (who, starts if who else one.starts)
        for one in visits if one.id in mine
        for who, starts in [mine[one.id]] if who != one.carer_id or (who and starts != one.starts)
    }  # fmt: skip


def without_anybody(visits: Iterable[Asked], moves: Moves) -> int:
    """How many visits nobody has when these are moved."""
    return sum(moves.get(one.id, (one.carer_id, one.starts))[0] is None for one in visits)


def _apart(mine: Moves, visits: Sequence[Asked]) -> Moves:
    """What does not fit beside what stays is nobody's: nobody is in two places, whatever was answered."""
    lengths = {one.id: one.ends - one.starts for one in visits}
    taken: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    for one in visits:
        if one.id not in mine and one.carer_id is not None and one.state in AHEAD:
            taken[one.carer_id].append((one.starts, one.ends))
    found: Moves = {}
    for key, (who, starts) in sorted(mine.items(), key=lambda pair: (pair[1][1], pair[0])):
        ends = starts + lengths[key]
        if who is not None and any(begins < ends and starts < stops for begins, stops in taken[who]):
            found[key] = None, starts
            continue
        found[key] = who, starts
        if who is not None:
            taken[who].append((starts, ends))
    return found


def _at_own_time(mine: Moves, visits: Sequence[Asked], homes: Mapping[UUID, Place], shifts: Sequence[Shift], *,
    last_first: bool,
) -> None:  # fmt: skip
    """Each visit back to the time it had, where whoever comes now is free then and has time for the way."""
    by_carer: dict[UUID, list[Spot]] = defaultdict(list)
    for one in visits:
        who, starts = mine.get(one.id, (one.carer_id, one.starts))
        if who is not None:
            by_carer[who].append((starts, starts + (one.ends - one.starts), one.id, homes.get(one.subject_id)))
    hours: dict[UUID, list[Shift]] = defaultdict(list)
    for row in shifts:
        hours[row.carer_id].append(row)
    for ones in sorted(together(visits), key=lambda ones: (ones[0].starts, ones[0].id), reverse=last_first):
        whose = [(one, mine[one.id][0]) for one in ones if one.id in mine]
        if len(whose) < len(ones) or all(mine[one.id][1] == one.starts for one, _who in whose):
            continue
        if any(_further(one, one.starts) > _further(one, mine[one.id][1]) for one, _who in whose):
            continue  # it stood outside what was promised, and would again
        if all(who and _fits(one, homes.get(one.subject_id), by_carer[who], hours[who]) for one, who in whose):
            for one, who in whose:
                assert who is not None
                mine[one.id] = who, one.starts
                by_carer[who] = [each for each in by_carer[who] if each[2] != one.id]
                by_carer[who].append((one.starts, one.ends, one.id, homes.get(one.subject_id)))


def _further(one: Asked, starts: datetime) -> timedelta:
    return abs(outside(starts, one.earliest, one.latest))


def _fits(one: Asked, home: Place, spots: Iterable[Spot], hours: Iterable[Shift]) -> bool:
    shift = next((row for row in hours if row.starts <= one.starts and one.ends <= row.ends), None)
    if shift is None:
        return False
    now = list(spots)
    others = [each for each in now if each[2] != one.id]
    return all(
        ends + _between(home, place) <= one.starts or one.ends + _between(home, place) <= starts
        for starts, ends, _key, place in others
    ) and _rests(shift, [*others, (one.starts, one.ends, one.id, home)]) >= _rests(shift, now)


def _rests(shift: Shift, spots: Iterable[Spot]) -> int:
    """How many of a shift's breaks there is time for."""
    found = breaks_among(shift, ((starts, ends, home) for starts, ends, _key, home in spots), _between)
    return sum(one.at is not None for one in found)


def _between(a: Place, b: Place) -> timedelta:
    return timedelta() if a is not None and a == b else way(a, b)
