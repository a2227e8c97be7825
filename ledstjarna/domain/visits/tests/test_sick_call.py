"""Somebody is called in ill, shows as ill, and is well again: the shifts, and the visits that nobody has touched."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.visits.actions import call_in_sick, place_visit, set_shift, undo_sick_call
from ledstjarna.domain.visits.models import PlanDraft, SickCall, Visit, WorkShift
from ledstjarna.domain.visits.queries import off_duty, shifts_of
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home
from ledstjarna.foundation.findings import RuleBroken

TOMORROW = TODAY + timedelta(days=1)


def test_a_sick_call_shows_and_can_be_undone(home: Home) -> None:
    rows = home.published()
    whose = rows[0].carer_id
    assert whose is not None
    other = next(one for one in home.carers if one.party_id != whose)
    by = home.cast.act(home.planner)
    had = set(WorkShift.objects.values_list("assignment_id", "period"))
    assert not [one for one in off_duty(by, shifts_of(by.unit_id, TODAY), TODAY) if one.carer_id == whose]
    call_in_sick(by=by, carer_id=whose, until=TOMORROW, at=NOW)
    off = off_duty(by, shifts_of(by.unit_id, TODAY), TODAY)
    assert [(one.carer_id, one.until) for one in off if one.sick_call_id] == [(whose, TOMORROW)]
    assert by.party_id not in {one.carer_id for one in off}, "whoever plans makes no visits"
    after = off_duty(by, shifts_of(by.unit_id, TODAY), TOMORROW + timedelta(days=1))
    assert whose not in {one.carer_id for one in after}, "at work again"
    # One of the two is somebody else's by now.
    taken = Visit.objects.get(pk=rows[0].pk)
    place_visit(
        by=by, subject_id=home.subject_id, visit_id=taken.pk, seen_version=taken.version, carer_id=other.party_id,
        starts_at=taken.starts_at, lock=False, at=NOW,
    )  # fmt: skip
    call = SickCall.objects.get()
    assert undo_sick_call(by=by, sick_call_id=call.pk, at=NOW) == 1
    assert set(WorkShift.objects.values_list("assignment_id", "period")) == had
    assert [row.carer_id for row in Visit.objects.order_by("starts_at")[:2]] == [other.party_id, whose]
    assert not PlanDraft.objects.filter(state__in=("asked", "solving")).exists(), "its board is another now"
    with pytest.raises(RuleBroken, match="sick_call_undone"):
        undo_sick_call(by=by, sick_call_id=call.pk, at=NOW)
    home.cast.act(home.cast.staff["nurse"])
    assert not SickCall.objects.exists(), "the unit's own rows"
    with pytest.raises((NotForYou, RuleBroken)):
        undo_sick_call(by=home.cast.staff["nurse"], sick_call_id=call.pk, at=NOW)


def test_who_works_other_hours_by_then_keeps_them(home: Home) -> None:
    home.published()
    whose = home.carers[0].party_id
    by = home.cast.act(home.planner)
    call_in_sick(by=by, carer_id=whose, until=TOMORROW, at=NOW)
    set_shift(by=by, carer_id=whose, day=TOMORROW, hours=(WORK[0].replace(hour=9), WORK[1]), at=NOW)
    undo_sick_call(by=by, sick_call_id=SickCall.objects.get().pk, at=NOW)
    spans = [row.period for row in WorkShift.objects.filter(assignment_id=whose).order_by("period")[:2]]
    assert [(span.lower - span.upper) for span in spans] == [-timedelta(hours=13), -timedelta(hours=11)]
