"""From what the plan asks for to what was done, through the room's doors."""

from datetime import date, timedelta
from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, open_reading
from ledstjarna.domain.people.actions import end_absence, tell_absence
from ledstjarna.domain.plans.actions import Said, end_times, mark_occurrence
from ledstjarna.domain.plans.models import ActivityMark
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.domain.visits.actions import (
    answer_help,
    ask_help,
    begin_visit,
    end_help,
    finish_visit,
    follow_plan,
    miss_visit,
    place_visit,
    plan_visits,
    publish_visits,
    regret_visit,
    set_shift,
    take_over_plan,
    write_visit_note,
)
from ledstjarna.domain.visits.models import HelpCall, Visit
from ledstjarna.domain.visits.queries import (
    coming,
    counted_by_provider,
    counted_by_unit,
    my_day,
    needs_of,
    own_continuity,
    seen_version,
)
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home, at_hour
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening


def codes(raised: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [finding.code for finding in raised.value.findings]


def last(kind: str) -> Happening:
    with automatic_run("test"):
        return Happening.objects.filter(kind=kind).latest("id")


def how_many(rows: Any) -> int:
    """What nobody at the board reaches is counted past it."""
    with automatic_run("test"):
        return int(rows.count())


def about(home: Home, row: Visit, **more: Any) -> dict[str, Any]:
    row.refresh_from_db()
    return {"subject_id": home.subject_id, "visit_id": row.pk, "seen_version": row.version, **more}


def test_from_the_plan_to_what_was_done(home: Home) -> None:
    cast, eva, bo = home.cast, *home.carers
    by = cast.act(home.planner)
    assert len(needs_of(by, TODAY)) == 14
    rows = home.published()
    assert [row.state for row in rows] == ["published"] * 14
    assert len({row.carer_id for row in rows}) == 1, "a familiar face all fourteen days"
    assert how_many(Happening.objects.filter(kind="VisitsPublished")) == 1
    assert how_many(AccessLog.objects.filter(what="publish_visits", verb="change")) == 1
    assert plan_visits(by=by, first=TODAY, at=NOW) == 0
    with pytest.raises(ChangedMeanwhile):
        publish_visits(by=by, first=TODAY, seen_version=1, at=NOW)
    first, second, third = rows[:3]
    who = next(each for each in (eva, bo) if each.party_id == first.carer_id)
    other = next(each for each in (eva, bo) if each is not who)
    cast.act(who)
    assert [row.pk for row in my_day(who, TODAY, NOW)] == [first.pk]
    with pytest.raises(RuleBroken) as early:
        begin_visit(by=who, **about(home, second), at=at_hour(11))
    assert codes(early) == ["visit_too_early"]
    begin_visit(by=who, **about(home, first), at=at_hour(10, 50))
    begin_visit(by=who, subject_id=home.subject_id, visit_id=first.pk, seen_version=0, at=at_hour(10, 51))
    regret_visit(by=who, **about(home, first), at=at_hour(10, 52))
    begin_visit(by=who, **about(home, first), at=at_hour(10, 55))
    with pytest.raises(ChangedMeanwhile):
        finish_visit(by=who, subject_id=home.subject_id, visit_id=first.pk, seen_version=1, words="", at=at_hour(12))
    done = finish_visit(by=who, **about(home, first), words="Pigg i dag.", at=at_hour(11, 40))
    assert (done.state, done.begun_at, done.told_by_id) == ("done", at_hour(10, 55), who.party_id)
    assert ActivityMark.objects.get().state == "done"
    with pytest.raises(RuleBroken) as no_reason:
        miss_visit(by=who, **about(home, second), reason="", words="", at=at_hour(11, 0, 1))
    assert codes(no_reason) == ["not_done_reason_missing"]
    miss_visit(by=who, **about(home, second), reason="person_not_home", words="", at=at_hour(11, 0, 1))
    assert ActivityMark.objects.get(day=second.day).reason == "person_not_home"
    cast.act(other)
    stepped_in = finish_visit(by=other, **about(home, third), words="", at=at_hour(11, 30, 2))
    assert stepped_in.carer_id == other.party_id
    person = cast.act(cast.person)
    reading = open_reading(person, home.subject_id, what="test", kinds=["plan"])
    assert len(coming(reading, TODAY)) == 14
    assert own_continuity(reading, TODAY) == 2
    cast.act(cast.staff["nurse"])
    assert not Visit.objects.exists()
    with pytest.raises(NotForYou):
        begin_visit(by=cast.staff["nurse"], subject_id=home.subject_id, visit_id=rows[5].pk, seen_version=3, at=NOW)


def test_what_the_person_has_said_stands_and_hinders_nobody(home: Home) -> None:
    cast, rows = home.cast, home.published()
    first, second = rows[:2]
    who = next(each for each in home.carers if each.party_id == first.carer_id)
    nurse = cast.act(cast.staff["nurse"])
    begin_contact(by=nurse, subject_id=home.subject_id, reason="Astrid ringde", at=NOW)
    about_time = {"subject_id": home.subject_id, "activity_id": home.activity.pk}
    said = {"by": cast.act(cast.person), **about_time, "day": first.day, "said": Said(state="nobody_came")}
    mark_occurrence(**said, at=at_hour(11, 40))
    cast.act(who)
    done = finish_visit(by=who, **about(home, first), words="Jag var sen.", at=at_hour(12))
    assert (done.state, [row.state for row in ActivityMark.objects.filter(day=first.day)]) == ("done", ["nobody_came"])
    manager = cast.act(cast.staff["manager"])
    mark_occurrence(by=manager, **about_time, day=second.day, said=Said(state="done"), at=at_hour(11, 10, 1))
    cast.act(who)
    miss_visit(by=who, **about(home, second), reason="person_not_home", words="", at=at_hour(11, 20, 1))
    said_then = ActivityMark.objects.filter(day=second.day).order_by("number").values_list("state", "number")
    assert list(said_then) == [("done", 1), ("not_done", 2)]


def test_the_board_by_hand_and_when_somebody_is_ill(home: Home) -> None:
    cast, eva, bo = home.cast, *home.carers
    rows = home.published()
    by, first = cast.act(home.planner), rows[1]
    who = next(each for each in (eva, bo) if each.party_id == first.carer_id)
    other = next(each for each in (eva, bo) if each is not who)
    place = {"carer_id": other.party_id, "starts_at": first.starts_at, "lock": True, "at": NOW}
    with pytest.raises(RuleBroken) as past:
        place_visit(by=by, **about(home, first, **{**place, "starts_at": NOW - timedelta(hours=1)}))
    assert "visit_in_past" in codes(past)
    with pytest.raises(RuleBroken) as off:
        place_visit(by=by, **about(home, first, **{**place, "starts_at": at_hour(23, 30, 1)}))
    assert codes(off) == ["not_at_work"]
    with pytest.raises(RuleBroken) as nobodys:
        place_visit(by=by, **about(home, first, **{**place, "carer_id": None}))
    assert codes(nobodys) == ["lock_needs_somebody"]
    moved = place_visit(by=by, **about(home, first, **place))
    assert (moved.carer_id, moved.is_locked) == (other.party_id, True)
    assert last("VisitMoved").body["visit_id"] == str(first.pk)
    with pytest.raises(ChangedMeanwhile):
        place_visit(by=by, subject_id=home.subject_id, visit_id=first.pk, seen_version=2, **place)
    assert set_shift(by=by, carer_id=who.party_id, day=TODAY + timedelta(days=3), hours=None, at=NOW) == 1
    rows[3].refresh_from_db()
    assert rows[3].carer_id is None
    places = {row.pk: (other.party_id, row.starts_at) for row in rows[1:5]}
    with pytest.raises(ChangedMeanwhile):
        take_over_plan(by=by, first=TODAY, places=places, seen_version=0, at=NOW)
    seen = seen_version(by, TODAY, 14)
    assert take_over_plan(by=by, first=TODAY, places=places, seen_version=seen, at=NOW) == 3
    assert Visit.objects.filter(carer_id=other.party_id).count() == 4
    assert counted_by_unit(by, TODAY).persons == 0, "one visit a day is not counted"
    Visit.objects.filter(pk=first.pk).update(state="done")
    assert counted_by_provider(by, TODAY).persons == 0
    assert how_many(AccessLog.objects.filter(what="provider_continuity", verb="run")) == 1
    manager_of_care = cast.staff["nurse"]
    with pytest.raises(RuleBroken) as not_visiting:
        plan_visits(by=cast.act(manager_of_care), first=TODAY, at=NOW)
    assert codes(not_visiting) == ["unit_makes_no_visits"]
    with pytest.raises(RuleBroken) as role:
        plan_visits(by=cast.act(eva), first=TODAY, at=NOW)
    assert codes(role) == ["role_does_not_plan"]


def test_nobody_comes_to_an_empty_home(home: Home) -> None:
    cast, rows = home.cast, home.published()
    person = cast.act(cast.person)
    away = tell_absence(
        by=person, subject_id=home.subject_id, kind="hospital", first=TODAY + timedelta(days=2), back=None, at=NOW
    )
    follow_plan(last("AbsenceTold"))
    follow_plan(last("AbsenceTold"))
    states = [Visit.objects.get(pk=row.pk).state for row in rows]
    assert states == ["published"] * 2 + ["cancelled"] * 12
    assert Visit.objects.filter(cancelled_why="away").count() == 12
    assert Happening.objects.filter(kind="VisitCancelled").count() == 12
    back = TODAY + timedelta(days=12)
    end_absence(by=person, subject_id=home.subject_id, absence_id=away.id, seen_version=1, back=back, at=NOW)
    follow_plan(last("AbsenceEnded"))
    assert Visit.objects.filter(state="planned", carer_id=None).count() == 2
    manager = cast.act(cast.staff["manager"])
    end_times(
        by=manager, subject_id=home.subject_id, activity_id=home.activity.pk, seen_version=1,
        ends_on=TODAY + timedelta(days=1), why="", at=NOW,
    )  # fmt: skip
    follow_plan(last("TimesEnded"))
    assert list(Visit.objects.exclude(state="cancelled").values_list("day", flat=True)) == [TODAY]


def test_help_and_what_to_know_at_the_door(home: Home) -> None:
    cast, eva, bo = home.cast, *home.carers
    [row, *_rest] = home.published()
    cast.act(eva)
    call = ask_help(by=eva, subject_id=home.subject_id, visit_id=row.pk, words="Tungt lyft", at=NOW)
    assert ask_help(by=eva, subject_id=home.subject_id, visit_id=row.pk, words="", at=NOW).pk == call.pk
    one = {"subject_id": home.subject_id, "help_call_id": call.pk, "at": NOW}
    with pytest.raises(RuleBroken):
        answer_help(by=eva, **one)
    cast.act(bo)
    answer_help(by=bo, **one)
    with pytest.raises(RuleBroken):
        end_help(by=bo, **one)
    cast.act(cast.staff["manager"])
    with pytest.raises(ChangedMeanwhile):
        answer_help(by=cast.staff["manager"], **one)
    cast.act(eva)
    assert end_help(by=eva, **one).state == "ended"
    assert HelpCall.objects.get().answered_by_id == bo.party_id
    note = {"subject_id": home.subject_id, "commitment_id": home.part.pk, "getting_in": "Nyckelskåp", "at": NOW}
    write_visit_note(by=eva, **note, seen_version=0, careful="Nötter", carers=2)
    with pytest.raises(ChangedMeanwhile):
        write_visit_note(by=eva, **note, seen_version=0, careful="Hund", carers=1)
    by = cast.act(home.planner)
    assert plan_visits(by=by, first=TODAY, at=NOW) == 14, "the second of two, each day"
    cast.act(eva)
    Visit.objects.filter(pk=row.pk).update(state="cancelled")
    with pytest.raises(RuleBroken) as off:
        ask_help(by=eva, subject_id=home.subject_id, visit_id=row.pk, words="", at=NOW)
    assert codes(off) == ["no_visit_to_help_at"]
    assert date.fromisoformat("2026-03-03") == TODAY
