"""Why nobody makes a visit, minute by minute; and what nobody has given out within what was promised."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from hypothesis import given as drawn
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.giving import given
from ledstjarna.domain.visits.rules.nobody import GONE, SEVERAL, Late, why_late, why_nobody
from ledstjarna.domain.visits.rules.placing import Shift, Stop, cost, proposed
from ledstjarna.domain.visits.tests import slow
from ledstjarna.foundation.clock import moment_of

DAY = date(2026, 3, 3)
CARERS = [UUID(int=number) for number in range(1, 5)]
SEVEN = moment_of(DAY, time(7))
WORK = [Shift(each, SEVEN, SEVEN + timedelta(hours=4)) for each in CARERS[:3]]  # the fourth is at home


def stop(number: int, minute: int, length: int, carer: UUID | None = None, slack: int = 15) -> Stop:
    starts, home = SEVEN + timedelta(minutes=minute), UUID(int=100 + number)
    room = timedelta(minutes=slack)
    ends = starts + timedelta(minutes=length)
    return Stop(UUID(int=50 + number), home, starts, ends, starts - room, starts + room, None, carer)


busy = st.lists(
    st.tuples(st.integers(0, 50).map(lambda each: each * 5), st.integers(2, 12).map(lambda each: each * 5),
              st.sampled_from(CARERS[:3])), max_size=9,
)  # fmt: skip


@drawn(busy, st.integers(0, 50), st.integers(1, 12), st.sets(st.sampled_from(CARERS), max_size=2))
def test_what_binds_against_every_minute(
    told: list[tuple[int, int, UUID]], quarter: int, length: int, barred: set[UUID]
) -> None:
    others: list[Stop] = []
    for number, (minute, minutes, carer) in enumerate(told, 1):
        one = stop(number, minute, minutes, carer)
        if not any(each.carer_id == carer and each.starts < one.ends and one.starts < each.ends for each in others):
            others.append(one)
    asked = replace(stop(0, quarter * 5, length * 5), barred=dict.fromkeys(barred, "refused"))
    found = why_nobody(asked, CARERS, others, WORK)
    by_minute = {each: slow.can_come(asked, each, others, WORK) for each in CARERS}
    can = {each: [at for at, why in its.items() if not why] for each, its in by_minute.items() if each not in barred}
    moments = [at for its in can.values() for at in its]
    assert (found.code == "") == bool(moments)
    if moments:
        assert found.carer_id is not None
        assert found.starts in can[found.carer_id]
        nearest = min(abs(at - asked.starts) for at in moments)
        assert abs((found.starts or SEVEN) - asked.starts) == nearest
        return
    works = [each for each in CARERS if set(by_minute[each].values()) != {"not_at_work"}]
    if not works:
        assert found.code == "not_at_work"
        return
    assert sum(many for _code, many in found.counts) == len(works), "everybody who works then is told of once"
    codes = {code for code, _many in found.counts}
    assert found.code == (codes.pop() if len(codes) == 1 else SEVERAL)
    told_codes = dict(found.counts)
    may = [each for each in works if each not in barred]
    assert found.only == (may[0] if len(may) == 1 else None), "on whom it hangs, where it is one"
    assert found.at in (None, *(one.id for one in others if one.carer_id == found.only))
    assert told_codes.get("refused", 0) == len(barred & set(works))
    for code in ("elsewhere_then", "no_time_for_the_way"):
        at_most = [each for each in works if each not in barred and code in by_minute[each].values()]
        assert told_codes.get(code, 0) <= len(at_most), "true of each that it is told of"


def test_one_reason_is_told_only_where_it_is_true_of_all() -> None:
    others = [stop(1, 0, 60, CARERS[0]), stop(2, 0, 60, CARERS[1]), stop(3, 0, 28, CARERS[2], slack=0),
              stop(4, 62, 30, CARERS[2], slack=0)]  # fmt: skip
    asked = stop(0, 30, 30, slack=2)
    found = why_nobody(asked, CARERS, others, WORK)
    assert (found.code, found.counts) == (SEVERAL, (("elsewhere_then", 2), ("no_time_for_the_way", 1)))
    later = why_nobody(replace(asked, latest=asked.latest + timedelta(hours=1)), CARERS, others, WORK)
    assert (later.code, later.carer_id, later.starts) == ("", CARERS[0], SEVEN + timedelta(minutes=65))
    assert why_nobody(asked, CARERS, others, WORK, since=SEVEN + timedelta(hours=1)).code == "gone"
    assert why_nobody(asked, CARERS[:2], others, WORK).code == "elsewhere_then"


@drawn(busy, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=9))
def test_what_is_given_out_is_promised_possible_and_moves_nothing_that_stands(
    told: list[tuple[int, int, UUID]], free: list[tuple[int, int]]
) -> None:
    stops: list[Stop] = []
    for number, (minute, minutes, carer) in enumerate(told, 1):
        one = stop(number, minute, minutes, carer)
        if not cost(one, carer, stops, WORK, met=set()).hinders:
            stops.append(one)
    loose = [stop(20 + number, quarter * 5, length * 5) for number, (quarter, length) in enumerate(free)]
    found = given([*stops, *loose], CARERS, WORK, met={}, since=SEVEN)
    assert set(found) == {one.id for one in loose}
    plain = proposed([*stops, *loose], CARERS, WORK, met={})
    assert sum(who is not None for who, _at in found.values()) >= sum(who is not None for who in plain.values())
    made = [*stops, *(_as_given(one, *found[one.id]) for one in loose)]
    for one in made:
        if one.carer_id is not None:
            assert one.earliest <= one.starts <= one.latest
            assert not cost(replace(one, carer_id=None), one.carer_id, made, WORK, met=set()).hinders
        else:
            assert why_nobody(one, CARERS, [each for each in made if each.id != one.id], WORK).code


def _as_given(one: Stop, who: UUID | None, at: datetime) -> Stop:
    return replace(one, carer_id=who, starts=at, ends=at + (one.ends - one.starts))


@drawn(busy, st.integers(0, 40), st.integers(1, 10), st.integers(-9, 18), st.sets(st.sampled_from(CARERS), max_size=2))
def test_why_it_is_late_against_every_minute_of_the_promised_time(
    told: list[tuple[int, int, UUID]], quarter: int, length: int, off: int, barred: set[UUID]
) -> None:
    others: list[Stop] = []
    for number, (minute, minutes, carer) in enumerate(told, 1):
        one = stop(number, minute, minutes, carer)
        if not any(each.carer_id == carer and each.starts < one.ends and one.starts < each.ends for each in others):
            others.append(one)
    shift = timedelta(minutes=off * 5)
    promised = replace(stop(0, quarter * 5, length * 5), barred=dict.fromkeys(barred, "refused"))
    stands = replace(promised, starts=promised.starts + shift, ends=promised.ends + shift, carer_id=CARERS[0])
    found = why_late(stands, CARERS, others, WORK)
    can = {
        each: [at for at, why in slow.can_come(stands, each, others, WORK).items() if not why]
        for each in CARERS if each not in barred
    }  # fmt: skip
    mine = can.get(CARERS[0], [])
    moments = [(at, each) for each, its in can.items() for at in its if each == CARERS[0] or not mine]
    assert (found.own == "") == bool(mine)
    assert (found.binds.code == "") == bool(moments)
    if moments:
        assert (found.binds.starts, found.binds.carer_id) in moments
        assert abs((found.binds.starts or SEVEN) - stands.starts) == min(
            abs(at - stands.starts) for at, _who in moments
        )


def test_what_would_have_to_give_for_a_late_visit() -> None:
    """From its own carer's other visit to the one who alone may come; nothing where the time is over."""
    late = replace(stop(0, 60, 30, CARERS[0], slack=0), earliest=SEVEN + timedelta(minutes=30),
                   latest=SEVEN + timedelta(minutes=45))  # fmt: skip
    at_theirs = stop(1, 20, 35, CARERS[0])
    assert why_late(late, CARERS, [at_theirs], WORK).binds.carer_id == CARERS[1]
    alone = replace(late, barred={CARERS[1]: "refused", CARERS[2]: "not_able"})
    found = why_late(alone, CARERS, [at_theirs], WORK)
    assert (found.own, found.binds.code) == ("elsewhere_then", SEVERAL)
    assert (found.binds.only, found.binds.at) == (CARERS[0], at_theirs.id)
    assert why_late(late, CARERS[:1], [], WORK) == Late("", why_nobody(
        replace(late, carer_id=None, starts=late.latest, ends=late.latest + timedelta(minutes=30)), CARERS[:1], [], WORK
    ))  # fmt: skip
    assert why_late(late, CARERS, [at_theirs], WORK, since=SEVEN + timedelta(hours=1)).binds.code == GONE
