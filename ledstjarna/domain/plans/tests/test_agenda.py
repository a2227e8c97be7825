"""What there is to talk about, put in order a second time, slowly: each thing with its place, then sorted."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.agenda import AgendaFacts, AgendaItem, GoalFacts, Running, agenda

ON = date(2026, 5, 4)
PLACES = (
    "own_point", "nobody_came", "not_satisfied", "choose", "wish", "less", "ends", "goal_alone", "waits", "deviation",
    "point", "follow_up",
)  # fmt: skip
NAMES = {
    "own_point": "own_points", "nobody_came": "nobody_came", "not_satisfied": "not_satisfied", "choose": "to_choose",
    "wish": "wishes", "less": "less", "waits": "waits", "deviation": "deviations", "point": "others_points",
}  # fmt: skip

words = st.sampled_from(["Dusch", "Kören", "Matlåda"])
pairs = st.lists(st.tuples(words, words), max_size=2)
days = st.none() | st.integers(-90, 120).map(lambda number: ON + timedelta(days=number))
facts = st.builds(
    AgendaFacts, **dict.fromkeys(NAMES.values(), pairs), follow_up=days,
    running=st.lists(st.builds(Running, words, words, days, st.booleans(), st.booleans()), max_size=4),
    goals=st.lists(st.builds(GoalFacts, words, st.integers(0, 2), st.integers(0, 2)), max_size=3),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(facts)
def test_the_agenda_is_what_each_thing_says_of_itself_sorted_by_its_place(found: AgendaFacts) -> None:
    said: list[tuple[int, str, str, AgendaItem]] = []
    for code, name in NAMES.items():
        said += [(PLACES.index(code), "", "", AgendaItem(code, *pair)) for pair in getattr(found, name)]
    for row in found.running:
        talked = row.last_day is not None and (row.last_day - ON).days <= 60
        if talked and not row.ends_then:
            item = AgendaItem("runs_out" if row.decided else "part_ends", row.title, row.who, row.last_day)
            said.append((PLACES.index("ends"), str(row.last_day), row.title, item))
    for goal in found.goals:
        if goal.parts + goal.proposals == 0:
            said.append((PLACES.index("goal_alone"), "", "", AgendaItem("goal_alone", goal.words)))
    if found.follow_up is None or (found.follow_up - ON).days <= 60:
        said.append((PLACES.index("follow_up"), "", "", AgendaItem("follow_up", "", day=found.follow_up)))
    assert agenda(found, ON) == [item for _place, _day, _title, item in sorted(said, key=lambda one: one[:3])]
