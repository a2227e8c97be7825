"""A colleague changes or cancels a meeting that somebody else called to: whoever called is told, and by whom."""

from datetime import timedelta

import pytest

from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import PlanMeetingCall
from ledstjarna.domain.plans.tests.cast import AT, viewer_of
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.calls.tests.test_cannot import BY_PHONE, START, settled
from ledstjarna.web.team.tests.desk import NOW, Desk

LATER = START.replace(day=12)
CHANGED, CANCELLED = "En kollega har ändrat mötet som du kallade till", "Mötet är inställt"


@pytest.fixture
def called(desk: Desk) -> PlanMeetingCall:
    """The meeting that Sara Ek has called to, and a colleague of hers, Mona Lo, who is not called."""
    call = settled(desk)
    unit = desk.cast.units["care_centre"].pk
    hired = employ(given_name="Mona", family_name="Lo", unit_id=unit, role="district_nurse", start=AT)
    desk.cast.staff["colleague"] = viewer_of(hired)
    desk.contact("colleague")
    return call


def change(desk: Desk, call: PlanMeetingCall, who: str) -> None:
    actions.move_meeting(
        by=desk.cast.act(desk.staff(who)), subject_id=desk.subject_id, call_id=call.pk, seen_version=call.version,
        start=LATER, arranged=BY_PHONE, at=desk.at(),
    )  # fmt: skip


def cancel(desk: Desk, call: PlanMeetingCall, who: str) -> None:
    actions.cancel_meeting(
        by=desk.cast.act(desk.staff(who)), subject_id=desk.subject_id, call_id=call.pk, seen_version=call.version,
        why="Sjukdom", at=desk.at(),
    )  # fmt: skip


def test_whoever_called_hears_that_a_colleague_changed_it(desk: Desk, called: PlanMeetingCall) -> None:
    change(desk, called, "colleague")
    desk.sign_in("nurse")
    text = desk.get("/teamet/att-gora/")
    assert CHANGED in text
    assert "Nu är det torsdag 12 mars kl. 13.30" in text
    assert "Ändrat av Mona Lo, Vårdcentralen Linden, 2 mars" in desk.get(desk.path("team_call", call_id=called.pk))
    with clock_set_to(NOW + timedelta(days=8)):
        assert CHANGED not in desk.get("/teamet/att-gora/"), "it is news for a week"
    desk.sign_in("colleague")
    assert CHANGED not in desk.get("/teamet/att-gora/")


def test_whoever_called_hears_that_a_colleague_cancelled_it(desk: Desk, called: PlanMeetingCall) -> None:
    cancel(desk, called, "colleague")
    desk.sign_in("nurse")
    assert CANCELLED in desk.get("/teamet/att-gora/")
    here = desk.get(desk.path("team_call", call_id=called.pk))
    assert "Inställt av Mona Lo, Vårdcentralen Linden, 2 mars" in here
    desk.sign_in("colleague")
    assert CANCELLED not in desk.get("/teamet/att-gora/")


def test_nobody_is_told_what_they_did_themselves(desk: Desk, called: PlanMeetingCall) -> None:
    change(desk, called, "nurse")
    desk.sign_in("nurse")
    assert CHANGED not in desk.get("/teamet/att-gora/")
    cancel(desk, PlanMeetingCall.objects.get(pk=called.pk), "nurse")
    desk.sign_in("nurse")
    assert CANCELLED not in desk.get("/teamet/att-gora/")
    assert "Inställt av" not in desk.get(desk.path("team_call", call_id=called.pk))
