"""Another time, wished for from a calendar: told to whoever called, where they decide; nothing moves by itself."""

from datetime import timedelta

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.rules.replying import CalendarReply
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.calls.tests.test_cannot import START, settled
from ledstjarna.web.team.tests.desk import Desk

WORK = "Någon vill ha en annan tid för mötet"
WHEN = "torsdag 12 mars kl. 10.15–11.00"


def wish(desk: Desk, call: PlanMeetingCall) -> MeetingParticipant:
    row = MeetingParticipant.objects.get(kind="person")
    start = START.replace(day=12, hour=9, minute=15)
    reply = CalendarReply(
        call.pk, f"svar-{row.pk}@ledstjarna.example", "", call.sequence, desk.at(),
        wished=(start, start + timedelta(minutes=45)),
    )  # fmt: skip
    return actions.answer_from_calendar(reply=reply, at=desk.at()).participant


def test_a_wished_time_waits_for_whoever_called_and_is_filled_in_where_it_is_decided(desk: Desk) -> None:
    call = settled(desk)
    desk.sign_in("nurse")
    assert WORK not in desk.get("/teamet/att-gora/")
    row = wish(desk, call)
    desk.sign_in("nurse")
    assert WORK in desk.get("/teamet/att-gora/")
    here = desk.get(desk.path("team_call", call_id=call.pk))
    assert "Astrid Lind vill ha en annan tid" in here
    assert WHEN in here
    assert "Föreslaget 2 mars" in here
    move = desk.path("move_meeting", call_id=call.pk)
    assert WHEN in desk.get(move)
    before, filled = (desk.client.get(path).content.decode() for path in (move, f"{move}?wish={row.pk}"))
    for told in ('value="2026-03-12"', 'value="10:15"', 'value="45"'):
        assert told in filled, told
        assert told not in before, told
    assert PlanMeetingCall.objects.get(pk=call.pk).starts_at == START, "nothing moves by itself"
    desk.done(move, {"day": "2026-03-12", "clock": "10.15", "how": "phone", "phone": "0150-123 45", "minutes": "45"})
    assert WORK not in desk.get("/teamet/att-gora/")
    assert "Önskade tider" not in desk.get(desk.path("team_call", call_id=call.pk))


def test_a_wished_time_that_has_been_is_no_wish_any_more(desk: Desk) -> None:
    call = settled(desk)
    row = wish(desk, call)
    assert row.wished_starts_at is not None
    PlanMeetingCall.objects.filter(pk=call.pk).update(
        starts_at=START + timedelta(days=9), ends_at=START + timedelta(days=9, hours=1)
    )
    desk.sign_in("nurse")
    with clock_set_to(row.wished_starts_at - timedelta(minutes=1)):
        assert WORK in desk.get("/teamet/att-gora/")
    with clock_set_to(row.wished_starts_at + timedelta(minutes=1)):
        assert WORK not in desk.get("/teamet/att-gora/")
        assert WHEN not in desk.get(desk.path("team_call", call_id=call.pk))
