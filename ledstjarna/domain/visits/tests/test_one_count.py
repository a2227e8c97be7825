"""How many different staff somebody meets in fourteen days: the same number wherever whoever plans reads it."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.organisations.models import Organisation
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import (
    board,
    cost_of,
    counted_by_provider,
    counted_by_unit,
    met_elsewhere,
    mets_of,
    seen_for,
)
from ledstjarna.domain.visits.queries.comparing import Counted
from ledstjarna.domain.visits.rules.continuity import Met, met_in, too_many, unnamed
from ledstjarna.domain.visits.tests import slow
from ledstjarna.domain.visits.tests.home import TODAY, Home, at_hour


def test_whom_they_met_the_fortnight_before_is_known_and_is_not_counted(home: Home) -> None:
    rows = home.published()
    eva, bo = (one.party_id for one in home.carers)
    first = rows[0].carer_id
    other = bo if first == eva else eva
    assert {row.carer_id for row in rows} == {first}
    # A fortnight on, what was is before, and somebody else comes one day.
    later = TODAY + timedelta(days=13)
    Visit.objects.filter(pk=rows[-1].pk).update(carer_id=other)
    shown = board(home.planner, later)
    seen = seen_for(home.part.owner_id, shown, later)
    asked = next(row for row in shown if row.pk == rows[-1].pk)
    made = cost_of(seen, asked, first)
    assert (made.new_face, made.faces, made.one_more) == (False, 1, True), "known from before, and the first of these"
    assert len(met_in(mets_of(shown), later)[home.subject_id]) == 1
    Visit.objects.filter(pk=rows[-1].pk).update(state="not_done", reason="ill")
    assert not mets_of(board(home.planner, later)), "where it did not come about nobody was met"


def also_by_another(
    home: Home, rows: Sequence[Visit], carers: Sequence[UUID], kind: str = "home_care", *, position: int = 2
) -> UUID:
    """Another unit of the county comes to the person too, an hour before, these in turn."""
    owner = home.cast.units["home_care"].organisation if kind == "home_care" else home.cast.region
    unit: UUID = set_up_unit(organisation_id=Organisation.objects.get(pk=owner.pk).pk, kind=kind, name="Omsorg Syd").pk
    with automatic_run("test"):
        for number, row in enumerate(rows):
            row.pk, row.unit_id, row.position = None, unit, position  # type: ignore[assignment]
            row._state.adding = True
            row.starts_at, row.ends_at = row.starts_at - timedelta(hours=2), row.ends_at - timedelta(hours=2)
            row.carer_id, row.carer_label = carers[number % len(carers)], "Lo Sten, Omsorg Syd"
            row.save()
    return unit


def test_the_seventh_is_the_persons_whoever_employs_them(home: Home) -> None:
    ours = home.published()
    with automatic_run("test"):
        Person.objects.filter(pk=home.subject_id).update(birth_date=date(1943, 5, 2))
    crowd = [UUID(int=900 + number) for number in range(6)]
    also_by_another(home, home_rows(ours), crowd)
    home.cast.act(home.planner)
    shown = board(home.planner, TODAY)
    assert {row.unit_id for row in shown} == {home.part.owner_id}, "the others' visits are not theirs to see"
    elsewhere = met_elsewhere(home.planner, shown, TODAY)
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="staff_elsewhere", verb="run").count() == 1
    home.cast.act(home.planner)
    assert not {one.carer_id for one in elsewhere} & {*crowd}, "how many, never who"
    told = [*mets_of(shown), *elsewhere]
    assert len(met_in(told, TODAY)[home.subject_id]) == 7
    assert too_many(told, TODAY) == {home.subject_id}
    assert not too_many(mets_of(shown), TODAY), "which each of the two alone would not be told"
    seen = seen_for(home.part.owner_id, shown, TODAY, elsewhere=elsewhere)
    first = shown[0].carer_id
    other = next(one.party_id for one in home.carers if one.party_id != first)
    assert first is not None
    made, more = cost_of(seen, shown[1], first), cost_of(seen, shown[1], other)
    assert (made.faces, made.one_more, made.elsewhere) == (7, False, 6)
    assert (more.faces, more.too_many) == (8, True)
    found = Counted(home.planner, TODAY).of({})
    assert (found.faces, found.seventh) == (7.0, 1)
    counted = counted_by_unit(home.planner, TODAY, ahead=True)
    assert dict(counted.faces) == {home.subject_id: 7}, "two visits a day, of both: the person is counted"
    assert dict(counted_by_unit(home.planner, TODAY, elsewhere=elsewhere).faces) == dict(counted.faces)
    assert dict(counted_by_provider(home.planner, TODAY).faces) == dict(counted.faces)


def home_rows(rows: Sequence[Visit]) -> list[Visit]:
    return list(Visit.objects.filter(pk__in=[row.pk for row in rows]).order_by("starts_at"))


def test_home_nursing_what_is_not_told_and_other_days_do_not_count(home: Home) -> None:
    ours = home.published()
    carers = [UUID(int=900), UUID(int=901)]
    also_by_another(home, home_rows(ours), carers, "home_nursing")
    shown = board(home.cast.act(home.planner) and home.planner, TODAY)
    assert not met_elsewhere(home.planner, shown, TODAY)
    unit = also_by_another(home, home_rows(ours)[3:4], [UUID(int=902)], position=3)
    with automatic_run("test"):
        Visit.objects.filter(unit_id=unit).update(state="planned")
    home.cast.act(home.planner)
    assert not met_elsewhere(home.planner, shown, TODAY), "what nobody is told is not the person's yet"
    with automatic_run("test"):
        Visit.objects.filter(unit_id=unit).update(state="published")
    home.cast.act(home.planner)
    assert len(met_elsewhere(home.planner, shown, TODAY)) == 1
    assert not met_elsewhere(home.planner, shown, TODAY + timedelta(days=4))
    assert not met_elsewhere(home.planner, [], TODAY)


IDS = [UUID(int=number) for number in range(1, 13)]
meetings = st.lists(
    st.builds(
        Met, st.sampled_from(IDS[:3]), st.sampled_from(IDS[3:]),
        st.tuples(st.integers(1, 24), st.integers(-1, 14)).map(lambda each: at_hour(1, day=each[1])
                                                               + timedelta(hours=each[0] - 1)),
    ), max_size=40,
)  # fmt: skip


@given(meetings, meetings)
def test_ours_and_others_against_a_count_person_by_person(ours: list[Met], others: list[Met]) -> None:
    nobody = unnamed(others)
    found = met_in([*shifted(ours), *nobody], TODAY)
    for whose in IDS[:3]:
        expected = len(slow.staff_met(ours, whose, TODAY)) + len(slow.staff_met(others, whose, TODAY))
        assert len(found.get(whose, ())) == expected
        assert (whose in too_many([*shifted(ours), *nobody], TODAY)) == (expected > 6)


def shifted(mets: list[Met]) -> list[Met]:
    """The same, with ids of the house, which are never as low as a list's numbers."""
    return [Met(one.subject_id, UUID(int=one.carer_id.int + 10_000), one.begins) for one in mets]
