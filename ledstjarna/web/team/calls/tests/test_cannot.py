"""That somebody cannot come to a meeting waits for whoever called, at once: the person's own no before all others'."""

from datetime import UTC, datetime, timedelta

import pytest

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Arrangement, Reply
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.rules.replying import CalendarReply
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk

START = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)
BY_PHONE = Arrangement("phone", 30, phone="0150-123 45")
CANNOT, SOMEBODY = "Personen kan inte komma till mötet: hitta en ny tid", "Någon kan inte komma till mötet"


def settled(desk: Desk) -> PlanMeetingCall:
    """A meeting with a set time, that the nurse has called Astrid and herself to."""
    nurse = desk.contact()
    told = {"by": nurse, "subject_id": desk.subject_id}
    call = actions.call_meeting(**told, who=[nurse.party_id], arranged=BY_PHONE, at=desk.at())
    told |= {"call_id": call.pk, "seen_version": call.version}
    return actions.set_meeting_time(**told, start=START, at=desk.at())


def says_no(desk: Desk, kind: str = "person") -> None:
    row = MeetingParticipant.objects.get(kind=kind)
    by = desk.cast.act(desk.person if kind == "person" else desk.staff("nurse"))
    actions.answer_call(
        by=by, subject_id=desk.subject_id, call_id=row.call_id, participant_id=row.pk, seen_version=row.version,
        reply=Reply(coming="no"), at=desk.at(),
    )  # fmt: skip


@pytest.mark.parametrize("way", ["door", "calendar"])
def test_the_persons_no_waits_for_whoever_called_at_once(desk: Desk, way: str) -> None:
    call = settled(desk)
    assert CANNOT not in desk.get("/teamet/att-gora/")
    assert "Tiden är bestämd" in desk.get(desk.path("team_meetings"))
    if way == "door":
        says_no(desk)
    else:
        address = f"svar-{MeetingParticipant.objects.get(kind='person').pk}@ledstjarna.example"
        actions.answer_from_calendar(reply=CalendarReply(call.pk, address, "no", 0, desk.at()), at=desk.at())
    desk.sign_in("nurse")
    for page in ("/teamet/att-gora/", "/teamet/", desk.path("team_person")):
        assert CANNOT in desk.get(page), page
    listed = desk.get(desk.path("team_meetings"))
    assert "Personen kan inte komma" in listed
    assert "Tiden är bestämd" not in listed
    here = desk.get(desk.path("team_call", call_id=call.pk))
    assert "Astrid Lind kan inte komma då" in here
    with clock_set_to(NOW + timedelta(days=2)):
        assert "Försenat" in desk.get("/teamet/att-gora/")
    # With another time everybody answers anew, and nothing waits for the caller.
    moved = {"day": "2026-03-12", "clock": "10.15", "how": "phone", "phone": "0150-123 45", "minutes": "30"}
    desk.done(desk.path("move_meeting", call_id=call.pk), moved)
    assert CANNOT not in desk.get("/teamet/att-gora/")
    assert "Tiden är bestämd" in desk.get(desk.path("team_meetings"))


def test_somebody_elses_no_is_told_less_loud(desk: Desk) -> None:
    call = settled(desk)
    says_no(desk, "staff")
    desk.sign_in("nurse")
    assert SOMEBODY in desk.get("/teamet/att-gora/")
    assert "Tiden är bestämd · 1 kan inte komma" in desk.get(desk.path("team_meetings"))
    assert "kan inte komma då" not in desk.get(desk.path("team_call", call_id=call.pk))
    with clock_set_to(START - timedelta(hours=1)):
        assert "Försenat (0)" in desk.get("/teamet/att-gora/")
    says_no(desk)
    desk.sign_in("nurse")
    text = desk.get("/teamet/att-gora/")
    assert CANNOT in text
    assert SOMEBODY not in text
