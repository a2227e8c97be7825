"""Two plans beside each other, what an answer changes, and when it is too old: rules alone, against slow ones."""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.comparing import moved, placed, travel
from ledstjarna.domain.visits.rules.drafting import Standing, is_stale
from ledstjarna.domain.visits.rules.instance import SOON, Asked, may_move
from ledstjarna.domain.visits.rules.placing import FROM_BASE, UNKNOWN_WAY, Shift, Stop
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.domain.visits.rules.weighing import SLIDERS, factor, slider_findings, weights
from ledstjarna.domain.visits.tests.home import NOW, TODAY

LENGTH = timedelta(minutes=30)
CARERS = [UUID(int=100 + number) for number in range(3)]
SHIFTS = [Shift(who, NOW - timedelta(hours=3), NOW + timedelta(hours=10)) for who in CARERS]


def asked(number: int, starts: datetime, carer: UUID | None, *, locked: bool = False, state: str = "planned") -> Asked:
    own = UUID(int=number)
    return Asked(
        own, own, TODAY, 1, own, starts, starts + LENGTH, starts - timedelta(minutes=15),
        starts + timedelta(minutes=15), state, carer, locked,
    )  # fmt: skip


visits = st.lists(
    st.tuples(
        st.integers(-4, 30), st.sampled_from([*CARERS, None]), st.booleans(), st.sampled_from(["planned", "done"])
    ),
    max_size=7,
)
answers = st.lists(st.tuples(st.integers(0, 34), st.sampled_from([*CARERS, None])), min_size=7, max_size=7)


@given(visits, answers)
def test_an_answer_leaves_nobody_in_two_places_and_what_stays_where_it_was(
    drawn: list[tuple[int, UUID | None, bool, str]], told: list[tuple[int, UUID | None]]
) -> None:
    rows: list[Asked] = []
    for number, (quarter, who, locked, state) in enumerate(drawn, 1):
        starts = NOW + timedelta(minutes=15 * quarter)
        # As the database has it: nobody is in two places to begin with.
        there = any(one.carer_id == who and abs(one.starts - starts) < LENGTH for one in rows)
        rows.append(asked(number, starts, None if there else who, locked=locked, state=state))
    moves = {
        one.id: (who, NOW + timedelta(minutes=15 * quarter)) for one, (quarter, who) in zip(rows, told, strict=False)
    }
    found = settled(moves, rows, at=NOW, days=[TODAY], homes={}, shifts=SHIFTS)
    final = {one.id: found.get(one.id, (one.carer_id, one.starts)) for one in rows}
    for one in rows:
        if not may_move(one, NOW):
            assert one.id not in found
        elif one.id in found:
            assert found[one.id] != (one.carer_id, one.starts)
            assert found[one.id][0] in (moves[one.id][0], None)
    ahead = [(*final[one.id], one.id) for one in rows if one.state == "planned"]
    for who, starts, key in ahead:
        for other, begins, another in ahead:
            assert key == another or who is None or who != other or abs(starts - begins) >= LENGTH


def test_a_visit_keeps_its_time_when_it_can_and_begins_at_once_stays() -> None:
    eva, bo, _ = CARERS
    first, second = asked(1, NOW + timedelta(hours=1), eva), asked(2, NOW + timedelta(hours=2), bo)
    quarter = timedelta(minutes=15)
    moves = {first.id: (bo, first.starts - quarter), second.id: (bo, second.starts + quarter)}
    found = settled(moves, [first, second], at=NOW, days=[TODAY], homes={}, shifts=SHIFTS)
    assert found == {first.id: (bo, first.starts)}
    tight = asked(3, second.ends, bo)
    found = settled(moves | {tight.id: (bo, tight.starts + quarter)}, [second, tight], at=NOW, days=[TODAY], homes={},
                    shifts=SHIFTS)  # fmt: skip
    assert found[tight.id] == (bo, tight.starts + quarter), "no time for the way otherwise"
    at_once = asked(4, NOW + SOON - timedelta(minutes=1), eva)
    assert not may_move(at_once, NOW)
    assert may_move(asked(4, NOW, None), NOW)


def test_the_way_is_counted_between_homes_and_to_and_from_the_base() -> None:
    rows = [
        Stop(one.id, one.subject_id, one.starts, one.ends, one.earliest, one.latest, None, one.carer_id)
        for one in (asked(1, NOW, CARERS[0]), asked(2, NOW + timedelta(hours=1), CARERS[0]),
                    asked(3, NOW + timedelta(hours=9), CARERS[0]), asked(4, NOW, None))
    ]  # fmt: skip
    assert travel(rows) == 4 * FROM_BASE + UNKNOWN_WAY
    after = placed(rows, {UUID(int=4): (CARERS[1], NOW)})
    assert [(one.before, one.after) for one in moved(rows, after)] == [(None, CARERS[1])]


def test_what_has_begun_makes_nothing_stale_that_is_not_moved() -> None:
    one, two = UUID(int=1), UUID(int=2)
    seen = {one: 1, two: 1}
    eva = CARERS[0]
    begun = [Standing(one, 2, "begun", NOW, eva), Standing(two, 1, "published", NOW + SOON, eva)]
    told = {"shifts_same": True, "at": NOW}
    assert not is_stale(seen, begun, {two: NOW}, **told)
    assert is_stale(seen, begun, {one: NOW}, **told)
    assert is_stale(seen, [*begun, Standing(UUID(int=3), 1, "planned", NOW, None)], {two: NOW}, **told)
    later = NOW + timedelta(minutes=1)  # taken a minute later: whoever has it is on the way by now
    assert is_stale(seen, begun, {two: later + SOON}, shifts_same=True, at=later)
    nobodys = [Standing(two, 1, "published", NOW + SOON, None)]
    assert not is_stale(seen, nobodys, {two: later + SOON}, shifts_same=True, at=later)


def test_five_is_usual_ten_is_four_times_and_none_is_nothing() -> None:
    assert [round(factor(each), 3) for each in (0, 1, 5, 6, 10)] == [0.0, 0.33, 1.0, 1.32, 4.0]
    usual = {part: 3.0 for each in SLIDERS for part in each.parts}
    assert weights({}, usual) == usual
    assert weights({"familiar": 10, "short_way": 0}, usual)["faces"] == 12.0
    assert weights({"short_way": 0}, usual)["travel"] == 0.0
    assert not slider_findings({"familiar": 10})
    assert slider_findings({"familiar": 11})
