"""A plan asked of the planning engine: made beside the board, taken whole, refused when the board is another."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.visits.actions import (
    ask_plan,
    begin_plan,
    begin_visit,
    call_in_sick,
    drafting,
    drop_draft,
    fail_plan,
    finish_plan,
    is_lost,
    place_visit,
    set_shift,
    set_weights,
    take_draft,
    weighing,
)
from ledstjarna.domain.visits.models import PlanDraft, PlanWeights, Visit
from ledstjarna.domain.visits.queries import Counted, drafts, places_in
from ledstjarna.domain.visits.rules.drafting import AT_ONCE
from ledstjarna.domain.visits.rules.instance import PLAN_FORMAT
from ledstjarna.domain.visits.rules.weighing import SLIDERS
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home, at_hour
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

USUAL = {part: 2.0 for each in SLIDERS for part in each.parts}
LAST = TODAY + timedelta(days=13)


def asked(home: Home, kind: str = "fortnight", **more: Any) -> PlanDraft:
    days = {"start": TODAY, "end": LAST} | more
    by = home.cast.act(home.planner)
    return ask_plan(by=by, kind=kind, first=TODAY, seconds=10, at=NOW, **days)


def solved(home: Home, carer: UUID, row: PlanDraft | None = None) -> PlanDraft:
    """A proposal in which somebody makes every visit, as the engine would say it."""
    row = row or asked(home)
    told = begin_plan(draft_id=row.pk, usual=USUAL, at=NOW)
    assert told is not None
    stops: dict[str, list[Any]] = {}
    for one in told.questions[0]["visits"]:
        starts = one["windows"][0]["opens"] + 0.4
        stops.setdefault(one["day"], []).append({"visit": one["id"], "starts": starts, "ends": starts + 45})
    routes = [{"carer": str(carer), "day": day, "stops": each} for day, each in stops.items()]
    finish_plan(draft_id=row.pk, plans=[{"format": PLAN_FORMAT, "routes": routes}], question_at=NOW, at=NOW)
    home.cast.act(home.planner)
    row.refresh_from_db()
    return row


def test_a_proposal_is_made_beside_the_board_and_taken_whole(home: Home) -> None:
    eva, bo = home.carers
    rows = home.published()
    had = {row.pk: row.carer_id for row in rows}
    row = asked(home)
    assert (row.state, len(drafts(home.planner))) == ("asked", 1)
    with pytest.raises(RuleBroken):
        asked(home)
    other = next(one.party_id for one in (eva, bo) if one.party_id != rows[0].carer_id)
    row = solved(home, other, row)
    assert row.state == "solved"
    kept = json.dumps(row.answers)
    assert "Astrid" not in kept
    assert str(home.subject_id) not in kept, "visits and staff alone"
    places = places_in(row.answers[0]["places"])
    assert {who for who, _starts in places.values()} == {other}
    counted = Counted(home.planner, TODAY)
    before, after = counted.of({}), counted.of(places)
    assert (before.faces, after.faces, after.unassigned, after.late) == (1.0, 1.0, 0, 0)
    assert before.travel == after.travel == timedelta(minutes=20 * len(rows))
    assert {one.starts_after - one.starts_before for one in counted.between({}, places)} == {timedelta()}, "at its time"
    assert {row.pk: row.carer_id for row in Visit.objects.all()} == had, "nothing has moved"
    by = home.cast.act(home.planner)
    with pytest.raises(RuleBroken):
        take_draft(by=eva, draft_id=row.pk, seen_version=row.version, number=0, at=NOW)
    with pytest.raises(NotForYou):
        take_draft(by=by, draft_id=UUID(int=1), seen_version=row.version, number=0, at=NOW)
    assert take_draft(by=by, draft_id=row.pk, seen_version=row.version, number=0, at=NOW) == len(places)
    assert {one.carer_id for one in Visit.objects.all()} == {other}
    row.refresh_from_db()
    assert (row.state, row.decided_by_label) == ("taken", by.label)
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="solve_visits", detail__population=1).exists()


@pytest.mark.parametrize("what", ["moved", "shift", "soon", "late", "begun", "locked"])
def test_a_board_that_has_changed_takes_nothing(home: Home, what: str) -> None:
    eva, bo = home.carers
    first = home.published()[0]
    other = next(one for one in (eva, bo) if one.party_id != first.carer_id)
    row, at = solved(home, other.party_id), NOW
    by = home.cast.act(home.planner)
    if what in ("moved", "locked"):
        place_visit(
            by=by, subject_id=home.subject_id, visit_id=first.pk, seen_version=first.version, carer_id=first.carer_id,
            starts_at=first.starts_at, lock=what == "locked", at=NOW,
        )  # fmt: skip
    elif what == "shift":
        set_shift(by=by, carer_id=other.party_id, day=LAST, hours=None, at=NOW)
    elif what in ("soon", "late"):  # at the door already
        at = at_hour(10, 58) if what == "soon" else at_hour(11, 1)
    else:
        at = at_hour(10, 45)
        with clock_set_to(at):
            carer = next(one for one in (eva, bo) if one.party_id == first.carer_id)
            begin_visit(
                by=home.cast.act(carer),
                subject_id=home.subject_id,
                visit_id=first.pk,
                seen_version=first.version,
                at=at,
            )
        by = home.cast.act(home.planner)
    had = list(Visit.objects.order_by("pk").values_list("carer_id", "version"))
    with pytest.raises(ChangedMeanwhile):
        take_draft(by=by, draft_id=row.pk, seen_version=row.version, number=0, at=at)
    assert list(Visit.objects.order_by("pk").values_list("carer_id", "version")) == had


def test_whoever_asks_in_the_same_moment_is_second(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(home)
    by = home.cast.act(home.planner)
    set_weights(by=by, sliders={}, seen_version=0, at=NOW)
    monkeypatch.setattr(drafting, "asking_findings", lambda **_asked: [])  # each saw that nobody had
    monkeypatch.setattr(weighing, "weights_of", lambda _unit_id: None)
    with pytest.raises(RuleBroken, match="plan_being_made"):
        asked(home)
    with pytest.raises(ChangedMeanwhile):
        set_weights(by=by, sliders={}, seen_version=0, at=NOW)
    assert (PlanDraft.objects.count(), PlanWeights.objects.count()) == (1, 1)


def test_what_went_wrong_is_told_and_what_is_thrown_away_is_gone(home: Home) -> None:
    home.published()
    row = asked(home)
    begin_plan(draft_id=row.pk, usual=USUAL, at=NOW)
    anew = NOW + timedelta(minutes=1)  # a worker fell silent, another took it up
    begin_plan(draft_id=row.pk, usual=USUAL, at=anew)
    finish_plan(draft_id=row.pk, plans=[], question_at=NOW, at=anew)  # and the first was alive after all
    fail_plan(draft_id=row.pk, why="not_understood", question_at=NOW, at=anew)
    home.cast.act(home.planner)
    row.refresh_from_db()
    assert row.state == "solving", "an answer of an older board is no answer"
    fail_plan(draft_id=row.pk, why="broke", question_at=anew, at=anew)
    finish_plan(draft_id=row.pk, plans=[], question_at=anew, at=anew)
    by = home.cast.act(home.planner)
    row.refresh_from_db()
    assert (row.state, row.why, row.answers) == ("failed", "broke", [])
    drop_draft(by=by, draft_id=row.pk, seen_version=row.version, at=NOW)
    assert begin_plan(draft_id=row.pk, usual=USUAL, at=NOW) is None
    home.cast.act(home.planner)
    row = asked(home, "curve")
    told = begin_plan(draft_id=row.pk, usual=USUAL, at=NOW)
    assert told is not None
    assert [one["weights"]["faces"] for one in told.questions] == [0.0, 0.5, 2.0, 8.0]
    assert {one["weights"]["changed"] for one in told.questions} == {0.0}
    finish_plan(draft_id=row.pk, plans=[{"format": "another"}], question_at=NOW, at=NOW)
    home.cast.act(home.planner)
    row.refresh_from_db()
    assert (row.state, row.why) == ("failed", "not_understood")
    lost = asked(home, "day", start=LAST)
    assert not is_lost(lost, NOW + timedelta(minutes=29))
    assert is_lost(lost, NOW + timedelta(minutes=31))
    with pytest.raises(RuleBroken):
        asked(home, "day", start=LAST + timedelta(days=1), end=LAST + timedelta(days=1))
    home.cast.act(eva := home.carers[0])
    assert drafts(eva), "the unit's own rows"
    home.cast.act(home.cast.staff["nurse"])
    assert not PlanDraft.objects.exists(), "and nobody else's"


def test_somebody_is_ill_and_a_plan_for_those_days_is_asked_for(home: Home) -> None:
    rows = home.published()
    whose = rows[0].carer_id
    assert whose is not None
    going = asked(home)
    by = home.cast.act(home.planner)
    with pytest.raises(RuleBroken):
        call_in_sick(by=by, carer_id=whose, until=TODAY - timedelta(days=1), at=NOW)
    row = call_in_sick(by=by, carer_id=whose, until=TODAY + timedelta(days=1), at=NOW)
    assert row is not None
    assert (row.kind, row.start, row.end, row.seconds) == ("sick", TODAY, TODAY + timedelta(days=1), AT_ONCE)
    going.refresh_from_db()
    assert going.state == "dropped", "its board is another now"
    assert Visit.objects.filter(carer_id=None).count() == 2
    other = next(one.party_id for one in home.carers if one.party_id != whose)
    row = solved(home, other, row)
    assert len(row.answers[0]["places"]) == 2, "those days alone"
    take_draft(by=by, draft_id=row.pk, seen_version=row.version, number=0, at=NOW)
    assert not Visit.objects.filter(carer_id=None).exists()
    with pytest.raises(RuleBroken, match="already_ill"):
        call_in_sick(by=by, carer_id=whose, until=TODAY, at=NOW)
