"""One arbetslag is told at a time: the other stands as it was, and nothing is told that was not seen."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.actions import plan_visits, publish_visits, set_crews, set_shift
from ledstjarna.domain.visits.models import PublishedPlan, Visit
from ledstjarna.domain.visits.queries import version_of
from ledstjarna.domain.visits.rules.crews import Crews
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

NORTH, SOUTH = "Norr", "Söder"


def board() -> list[Visit]:
    return list(Visit.objects.order_by("starts_at", "position"))


def seen(home: Home, crew: str | None) -> int:
    eva, bo = home.carers
    return version_of(Crews({eva.party_id: NORTH, bo.party_id: SOUTH}).told_with(crew, board()))


def tell(home: Home, crew: str | None, version: int) -> int:
    by = home.cast.act(home.planner)
    return publish_visits(by=by, first=TODAY, seen_version=version, at=NOW, crew=crew)


def told() -> list[int]:
    return [number for number, row in enumerate(board()) if row.state == "published"]


def give(rows: Sequence[Visit], who: UUID | None) -> None:
    for row in rows:
        Visit.objects.filter(pk=row.pk).update(carer_id=who, carer_label="x", version=row.version + 1)


@pytest.fixture
def crews(home: Home) -> Home:
    """Eva is in Norr and makes every other visit, Bo in Söder the rest; nothing is told."""
    eva, bo = home.carers
    by = home.cast.act(home.planner)
    for one in home.carers:
        set_shift(by=by, carer_id=one.party_id, day=TODAY, hours=WORK, at=NOW)
    plan_visits(by=by, first=TODAY, at=NOW)
    set_crews(by=by, crews={eva.party_id: NORTH, bo.party_id: SOUTH}, seen_version=0, at=NOW)
    rows = board()
    give(rows[::2], eva.party_id)
    give(rows[1::2], bo.party_id)
    return home


def test_two_who_tell_a_crew_each_do_not_hinder_each_other(crews: Home) -> None:
    north, south = seen(crews, NORTH), seen(crews, SOUTH)
    assert tell(crews, NORTH, north) == 7
    assert told() == list(range(0, 14, 2)), "the other crew's stand as they were"
    assert tell(crews, SOUTH, south) == 7, "nothing of theirs has changed"
    assert len(told()) == 14
    first, last = PublishedPlan.objects.order_by("published_at", "id")
    assert (len(first.places), len(last.places)) == (7, 14), "kept as it is told then, the whole unit's"
    with pytest.raises(RuleBroken) as nothing:
        tell(crews, NORTH, seen(crews, NORTH))
    assert [one.code for one in nothing.value.findings] == ["nothing_to_publish"]


def test_what_has_come_to_or_left_a_crew_is_not_told_unseen(crews: Home) -> None:
    eva, bo = crews.carers
    before = seen(crews, NORTH)
    rows = board()
    give(rows[1:2], eva.party_id)
    with pytest.raises(ChangedMeanwhile) as came:
        tell(crews, NORTH, before)
    assert came.value.version == seen(crews, NORTH)
    give(board()[1:2], bo.party_id)
    # One leaves and another is changed as much as that one counted: a sum would not have told.
    stays, leaves = board()[2], board()[0]
    give([leaves], bo.party_id)
    Visit.objects.filter(pk=stays.pk).update(version=stays.version + leaves.version)
    assert sum(row.version for row in board()[2::2]) == sum(row.version for row in rows[::2])
    with pytest.raises(ChangedMeanwhile):
        tell(crews, NORTH, before)
    assert told() == []


def test_a_crew_that_changed_meanwhile_is_looked_at_again(crews: Home) -> None:
    eva, bo = crews.carers
    before = seen(crews, NORTH)
    by = crews.cast.act(crews.planner)
    set_crews(by=by, crews={eva.party_id: NORTH, bo.party_id: NORTH}, seen_version=1, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        tell(crews, NORTH, before)
    gone = version_of([])
    with pytest.raises(RuleBroken):
        tell(crews, "Nowhere", gone)


def test_where_two_come_both_are_told(crews: Home) -> None:
    first = board()[0]
    second = Visit.objects.get(pk=first.pk)
    second.pk, second.position, second.carer_id = UUID(int=1), 2, crews.carers[1].party_id
    second.save(force_insert=True)
    south = seen(crews, SOUTH)
    assert tell(crews, NORTH, seen(crews, NORTH)) == 7, "a visit of two is one"
    assert {row.state for row in board() if row.day == first.day} == {"published"}
    with pytest.raises(ChangedMeanwhile):
        tell(crews, SOUTH, south)
    assert tell(crews, SOUTH, seen(crews, SOUTH)) == 7


ids = st.integers(1, 4).map(lambda number: UUID(int=number))
parts = st.lists(st.tuples(ids, st.none() | ids), max_size=8)


@given(parts, st.dictionaries(ids, st.sampled_from([NORTH, SOUTH])), st.sampled_from([None, "", NORTH, SOUTH]))
def test_all_that_somebody_is_to_make_is_told_with_some_crew(
    drawn: list[tuple[UUID, UUID | None]], of: dict[UUID, str], name: str | None
) -> None:
    rows = [
        Visit(activity_id=activity, day=TODAY + timedelta(days=1), carer_id=carer, version=1)
        for activity, carer in drawn
    ]  # fmt: skip
    crews = Crews(of)
    its = crews.told_with(name, rows)
    for row in rows:
        beside = [one for one in rows if one.activity_id == row.activity_id]
        wanted = name is None or any(one.carer_id and of.get(one.carer_id, "") == name for one in beside)
        assert (row in its) == wanted
    told = [row for each in ("", NORTH, SOUTH) for row in crews.told_with(each, rows)]
    assert all(row in told for row in rows if row.carer_id)
