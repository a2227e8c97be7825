"""A call from the team's door: made, times asked for, answers written down, set, moved, held, summed up, cancelled."""

from datetime import date

import vobject

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingPoint, PlanMeeting, PlanMeetingCall
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.tests.desk import Desk, hidden_of

TIMES = {"day_1": "2026-03-10", "clock_1": "13:30", "day_2": "2026-03-30", "clock_2": "9"}
WHERE = {"how": "room", "place_kind": "care_centre", "place": "Linden, rum 3", "minutes": "60"}


def _called(desk: Desk, *more: str) -> PlanMeetingCall:
    me = str(desk.staff("nurse").party_id)
    fields = {**WHERE, "called": [me, *more], "about": "Hösten"}
    assert "Vilka tider kan passa?" in desk.done(desk.path("call_meeting"), fields)
    return PlanMeetingCall.objects.get(state="draft")


def test_a_whole_call(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    assert "Inget möte är på väg" in desk.get(desk.path("team_meetings"))
    page = desk.path("call_meeting")
    assert "Välj minst en till" in desk.refused(page, WHERE)
    assert "Skriv adress eller rum" in desk.refused(
        page, {**WHERE, "place": "", "called": [str(desk.staff("nurse").party_id)]}
    )
    call = _called(desk)
    here = {"call_id": call.pk}
    assert "Fråga vilka tider" in desk.get(desk.path("team_call", **here))
    # Half a time, a time that has been, an hour that summer time skips: each says what is wrong.
    ask = desk.path("ask_times", **here)
    for wrong, said in (
        ({"day_1": "2026-03-10"}, "Skriv både dag och klockslag."),
        ({}, "Skriv minst en tid"),
        ({"day_1": "2026-03-01", "clock_1": "10:00"}, "Tiden har redan varit."),
        ({"day_1": "2026-03-29", "clock_1": "02:30"}, "sommartiden börjar"),
    ):
        assert said in desk.refused(ask, wrong)
    assert "mitt i natten" in desk.refused(ask, {"day_1": "2026-03-10", "clock_1": "03:00"})
    text = desk.done(ask, TIMES)
    assert "Första tiden tisdag 10 mars" in text
    assert "Alla som är kallade är frågade." in text
    assert "Väntar på svar om tider" in text
    assert "0 av 2 har svarat" in text
    assert "tisdag 10 mars kl. 13.30" in text
    # Astrid says on the phone that only the second suits: it is the one that is suggested.
    person = MeetingParticipant.objects.get(kind="person")
    answer = desk.path("team_call_answer", participant_id=person.pk, **here)
    first, second = (f"time_{row.pk}" for row in call_times(call))
    said = {first: "no", second: "yes", "needs": ["hearing", "interpreter"]}
    assert "Välj hur personen sa det" in desk.refused(answer, said)
    text = desk.done(answer, {**said, "way": "phone"})
    assert "Bästa tiden måndag 30 mars kl. 09.00–10.00" in text
    assert "Den passar personen." in text
    assert "Hörselslinga" in text
    set_page = desk.path("set_meeting_time", **here)
    chosen = str(call_times(call)[1].pk)
    assert "Tiden är bestämd." in desk.done(set_page, {"time": chosen})
    moved = desk.done(
        desk.path("move_meeting", **here),
        {"day": "2026-03-31", "clock": "10.15", "how": "phone", "phone": "0150-123 45", "minutes": "30"},
    )
    assert "tisdag 31 mars kl. 10.15–10.45" in moved
    assert "På telefon, 0150-123 45" in moved
    _my_own(desk, call)
    desk.done(desk.path("team_point", **here), {"words": "Trappan", "for_person": "on"})
    with clock_set_to(PlanMeetingCall.objects.get().starts_at):  # type: ignore[arg-type]
        assert "Mötet är i dag" in desk.get(desk.path("team_call", **here))
        text = desk.done(desk.path("hold_meeting", **here), {"present": [str(person.pk)], "others": "Tolken Ali"})
        assert "Astrid leder mötet" in text
        # What Astrid wanted to talk about stands first in the room, and is ticked there.
        assert "Det här ska vi prata om Trappan" in text
        point = MeetingPoint.objects.get()
        tick = desk.path("tick_meeting_point", point_id=point.pk)
        assert desk.client.post(tick, hidden_of(desk.client.get(desk.path("meeting")))).status_code == 302
        assert "Trappan – ni pratade om det" in desk.get(desk.path("meeting_paper"))
        assert PlanMeeting.objects.get().present == ["Astrid Lind", "Tolken Ali"]
        text = desk.done(desk.path("sum_up", **here), {"agreed": "Vi provar kören."})
        assert "Vi provar kören." in text
        assert "Var med" in text


def call_times(call: PlanMeetingCall) -> list[object]:
    from ledstjarna.domain.plans.models import MeetingTime

    return list(MeetingTime.objects.filter(call=call, withdrawn_at=None).order_by("starts_at"))


def _my_own(desk: Desk, call: PlanMeetingCall) -> None:
    assert "Väntar på ditt svar" in desk.get("/teamet/moten/")
    page = f"/teamet/moten/{call.pk}/"
    assert "Svara om du kommer." in desk.refused(page, {})
    assert "Skriv en hel e-postadress" in desk.refused(page, {"coming": "yes", "calendar_address": "sara"})
    assert "Tack. Ditt svar är sparat." in desk.done(page, {"coming": "yes", "calendar_address": "Sara@example.se"})
    answer = desk.client.get(f"{page}mote.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    event = vobject.readOne(answer.content.decode()).vevent
    assert (event.summary.value, event.uid.value, event.sequence.value) == ("Möte", str(call.pk), "1")
    assert event.attendee.value == "mailto:sara@example.se"
    assert event.attendee.params["PARTSTAT"] == ["ACCEPTED"]
    assert "Astrid" not in answer.content.decode()
    assert "Lind," not in answer.content.decode()


def test_a_point_and_a_cancelled_meeting(desk: Desk) -> None:
    desk.contact()
    call = _called(desk)
    here = {"call_id": call.pk}
    assert "Skriv några ord." in desk.refused(desk.path("team_point", **here), {"words": " "})
    text = desk.done(desk.path("team_point", **here), {"words": "Kören i höst", "for_person": "on"})
    assert "Kören i höst" in text
    desk.cast.act(desk.person)
    tell_absence(
        by=desk.person, subject_id=desk.subject_id, kind="hospital", first=date(2026, 3, 9), back=date(2026, 3, 12),
        words="", way="digital", at=desk.at(),
    )  # fmt: skip
    page, night = desk.path("set_meeting_time", **here), {"day": "2026-03-10", "clock": "03:00"}
    refused = desk.refused(page, night)
    assert "Klockan 03.00 är mitt i natten." in refused
    assert "Personen är borta den 10 mars." in refused
    assert "Tiden är bestämd." in desk.done(page, {"day": "2026-03-10", "clock": "13:30", "anyway": "on"})
    text = desk.done(desk.path("cancel_meeting", **here), {"why": "Sjukdom"})
    assert "Sjukdom" in text
    gone = desk.client.get(f"/teamet/moten/{call.pk}/mote.ics").content.decode()
    assert vobject.readOne(gone).method.value == "CANCEL"
    assert vobject.readOne(gone).vevent.sequence.value == "1"


def test_the_municipality_is_called_when_the_person_shares_and_sees_the_meeting_alone(desk: Desk) -> None:
    desk.contact()
    desk.part("Dusch", "sol", "assessment")
    desk.sign_in("nurse")
    page = desk.path("call_meeting")
    text = desk.get(page)
    assert "De här går inte att kalla (1)" in text
    assert "Fråga först: personens samtycke till att dela är inte registrerat." in text
    desk.share(desk.cast.municipality)
    unit = str(desk.cast.units["assessment"].pk)
    assert f'value="{unit}" id="id_called' in desk.client.get(page).content.decode()
    call = _called(desk, unit)
    desk.done(desk.path("ask_times", call_id=call.pk), TIMES)
    desk.sign_in("assessor")
    mine = desk.get("/teamet/moten/")
    assert "Möte om planen för Astrid Lind" in mine
    text = desk.get(f"/teamet/moten/{call.pk}/")
    assert "Mötet och planen" not in text
    desk.get(desk.path("team_call", call_id=call.pk), status=404)
    row = MeetingParticipant.objects.get(party_id=unit)
    answer = {f"time_{one.pk}": "yes" for one in call_times(call)}  # type: ignore[attr-defined]
    assert "Tack. Ditt svar är sparat." in desk.done(f"/teamet/moten/{call.pk}/", answer)
    desk.sign_in("nurse")
    assert "Har svarat" in desk.get(desk.path("team_call", call_id=call.pk))
    assert "De är inte kallade längre." in desk.done(desk.path("leave_out", call_id=call.pk, participant_id=row.pk), {})
    desk.sign_in("assessor")
    desk.get(f"/teamet/moten/{call.pk}/", status=404)


def test_somebody_more_is_called_and_can_take_the_meeting_away_again(desk: Desk) -> None:
    desk.contact()
    call = _called(desk)
    here = {"call_id": call.pk}
    desk.done(desk.path("ask_times", **here), TIMES)
    desk.done(desk.path("set_meeting_time", **here), {"time": str(call_times(call)[1].pk)})
    page = desk.path("call_more", **here)
    desk.share(desk.cast.municipality)
    unit = str(desk.cast.units["assessment"].pk)
    assert "Välj minst en till som ska kallas." in desk.refused(page, {})
    assert "De är kallade." in desk.done(page, {"more": unit})
    desk.sign_in("assessor")
    mine = f"/teamet/moten/{call.pk}/"
    assert "Kommer du?" in desk.get(mine)
    invited = vobject.readOne(desk.client.get(f"{mine}mote.ics").content.decode())
    assert invited.method.value == "REQUEST"
    assert desk.client.get(f"{mine}inte-med.ics").status_code == 404
    row = MeetingParticipant.objects.get(party_id=unit)
    desk.sign_in("nurse")
    text = desk.done(desk.path("leave_out", participant_id=row.pk, **here), {})
    assert "De ser att de inte behöver komma" in text
    desk.sign_in("assessor")
    desk.get(mine, status=404)
    assert "Behöver inte komma" in desk.get("/teamet/moten/")
    cancelled = vobject.readOne(desk.client.get(f"{mine}inte-med.ics").content.decode())
    event = cancelled.vevent
    assert (cancelled.method.value, event.uid.value, event.status.value) == ("CANCEL", str(call.pk), "CANCELLED")
    assert event.sequence.value > invited.vevent.sequence.value
    assert event.attendee.value == invited.vevent.attendee.value
    assert (event.dtstart.value, hasattr(event, "location")) == (invited.vevent.dtstart.value, False)


def _settled(desk: Desk, where: dict[str, str]) -> str:
    call = _called(desk)
    here = desk.path("team_call", call_id=call.pk)
    desk.done(desk.path("set_meeting_time", call_id=call.pk), {"day": "2026-03-10", "clock": "13:30"})
    desk.done(desk.path("move_meeting", call_id=call.pk), {"day": "2026-03-10", "clock": "13:30", **where})
    return here


def test_a_meeting_saved_as_it_was_changes_and_tells_nothing(desk: Desk) -> None:
    desk.contact()
    _settled(desk, WHERE | {"minutes": "45"})
    call = PlanMeetingCall.objects.get()
    told = Happening.objects.filter(kind="MeetingMoved").count()
    page = desk.path("move_meeting", call_id=call.pk)
    same = {"day": "2026-03-10", "clock": "13:30", **WHERE, "minutes": "45"}
    text = desk.done(page, same)
    assert "Inget var ändrat." in text
    assert "Mötet är ändrat." not in text
    after = PlanMeetingCall.objects.get()
    assert (after.sequence, after.version, after.told_at) == (call.sequence, call.version, call.told_at)
    assert Happening.objects.filter(kind="MeetingMoved").count() == told
    assert "Mötet är ändrat." in desk.done(page, same | {"place": "Linden, rum 4"})
    assert PlanMeetingCall.objects.get().sequence == call.sequence + 1


def test_the_address_of_a_home_is_kept_and_told_on_the_page_alone(desk: Desk) -> None:
    desk.contact()
    home = {"how": "room", "place_kind": "home", "place": "Rosbacken 15", "minutes": "60"}
    here = _settled(desk, home)
    call = PlanMeetingCall.objects.get()
    assert "I hemmet, Rosbacken 15" in desk.get(here)
    assert "Rosbacken" not in desk.get(desk.path("team_meetings"))
    assert "I hemmet, Rosbacken 15" in desk.get(f"/teamet/moten/{call.pk}/")
    assert "Rosbacken" not in desk.client.get(f"/teamet/moten/{call.pk}/mote.ics").content.decode()
    # With a protected identity it is told no more, and is not written again.
    with automatic_run("test"):
        Person.objects.filter(pk=desk.subject_id).update(protected_identity="sekretessmarkering")
    desk.sign_in("nurse")
    assert "Rosbacken" not in desk.get(here)
    assert "Rosbacken" not in desk.get(f"/teamet/moten/{call.pk}/")
    page = desk.path("move_meeting", call_id=call.pk)
    refused = desk.refused(page, {"day": "2026-03-11", "clock": "13:30", **home})
    assert "skriv inte hemadressen här" in refused
    desk.done(page, {"day": "2026-03-11", "clock": "13:30", **home, "place": ""})
    assert PlanMeetingCall.objects.get().place == ""
