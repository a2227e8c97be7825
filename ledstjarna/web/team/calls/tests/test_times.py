"""The times of a call: what is wrong stands at its own row, and days when the person is away are told, not hindered."""

import re
from datetime import date
from typing import Any

import pytest

from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.web.team.tests.desk import Desk, hidden_of


@pytest.fixture
def call(desk: Desk) -> PlanMeetingCall:
    """A call by phone that nobody has been asked about yet."""
    desk.contact()
    me = str(desk.staff("nurse").party_id)
    desk.done(desk.path("call_meeting"), {"called": [me], "how": "phone", "phone": "0150-123 45", "minutes": "60"})
    return PlanMeetingCall.objects.get()


def in_hospital(desk: Desk) -> None:
    desk.cast.act(desk.person)
    tell_absence(
        by=desk.person, subject_id=desk.subject_id, kind="hospital", first=date(2026, 3, 9), back=date(2026, 3, 12),
        words="", way="digital", at=desk.at(),
    )  # fmt: skip


def answered(desk: Desk, path: str, fields: dict[str, Any]) -> str:
    """The page as it comes back with what is to be mended."""
    answer = desk.client.post(path, {**hidden_of(desk.client.get(path)), **fields})
    assert answer.status_code == 200
    return answer.content.decode()


def told_at(page: str) -> list[str]:
    """The fields that the summary leads to, each of which tells its fault and is described by it."""
    summary = re.search(r'<section class="ds-error-summary.*?</section>', page, re.DOTALL)
    assert summary, "nothing is to be mended"
    fields = re.findall(r'href="#id_(\w+)"', summary.group())
    assert summary.group().count("<li>") == len(fields), "a fault leads nowhere"
    for name in fields:
        control = re.search(rf'<(?:input|select)[^>]*id="id_{name}"[^>]*>', page)
        assert control
        assert f"id_{name}_error" in control.group()
        assert f'id="id_{name}_error"' in page
    return fields


def test_each_fault_stands_at_its_own_row(desk: Desk, call: PlanMeetingCall) -> None:
    ask = desk.path("ask_times", call_id=call.pk)
    rows = {"day_1": "2026-03-10", "clock_1": "13:30", "day_3": "2026-02-10", "clock_3": "10:00"}
    page = answered(desk, ask, rows)
    assert told_at(page) == ["day_3"]
    assert 'value="2026-02-10"' in page
    assert told_at(answered(desk, ask, {**rows, "day_3": "2026-03-10", "clock_3": "14:00"})) == ["clock_3"]
    assert told_at(answered(desk, ask, {**rows, "day_3": "2026-03-10", "clock_3": "13:30"})) == ["clock_3"]
    both = {"day_2": "2026-03-10", "clock_2": "03:00", "day_4": "2028-03-10", "clock_4": "10:00"}
    assert told_at(answered(desk, ask, both)) == ["clock_2", "day_4"], "all that is wrong is told at once"
    assert told_at(answered(desk, ask, {**both, "day_4": "2026-03-11", "clock_4": "02:00"})) == ["clock_2", "clock_4"]
    halves = {"day_2": "2026-03-10", "clock_4": "10:00"}
    assert told_at(answered(desk, ask, halves)) == ["clock_2", "day_4"]
    assert told_at(answered(desk, ask, {})) == ["day_1"]


def test_somebody_who_is_taken_then_is_told_at_that_row(desk: Desk, call: PlanMeetingCall) -> None:
    set_page = desk.path("set_meeting_time", call_id=call.pk)
    desk.done(set_page, {"day": "2026-03-10", "clock": "13:30"})
    me = str(desk.staff("nurse").party_id)
    desk.done(desk.path("call_meeting"), {"called": [me], "how": "phone", "phone": "0150-123 45", "minutes": "60"})
    other = PlanMeetingCall.objects.get(state="draft")
    rows = {"day_2": "2026-03-11", "clock_2": "10:00", "day_3": "2026-03-10", "clock_3": "14:00"}
    page = answered(desk, desk.path("ask_times", call_id=other.pk), rows)
    assert told_at(page) == ["clock_3"]
    assert "har redan ett annat möte då" in page
    again = answered(desk, desk.path("set_meeting_time", call_id=other.pk), {"day": "2026-03-10", "clock": "14:00"})
    assert told_at(again) == ["clock"]
    been = answered(desk, desk.path("set_meeting_time", call_id=other.pk), {"day": "2026-02-10", "clock": "14:00"})
    assert told_at(been) == ["day"]


def test_a_day_when_the_person_is_away_is_told_and_asked_about_by_who_has_seen_it(
    desk: Desk, call: PlanMeetingCall
) -> None:
    in_hospital(desk)
    ask = desk.path("ask_times", call_id=call.pk)
    before = desk.get(ask)
    assert "Personen är borta Från 9 mars, tillbaka 12 mars" in before
    assert "sjukhus" not in before, "the reason is not told"
    rows = {"day_1": "2026-03-13", "clock_1": "10:00", "day_2": "2026-03-10", "clock_2": "13:30"}
    page = answered(desk, ask, rows)
    assert told_at(page) == ["day_2"]
    assert "Personen är borta den 10\xa0mars. Välj en annan dag, eller kryssa i att ni frågar ändå." in page
    assert MeetingTime.objects.count() == 0
    assert "Alla som är kallade är frågade." in desk.done(ask, {**rows, "anyway": "on"})
    assert "Personen är borta då." in desk.get(ask)


def test_a_day_when_the_person_is_away_is_never_chosen_beforehand(desk: Desk, call: PlanMeetingCall) -> None:
    ask, set_page = (desk.path(name, call_id=call.pk) for name in ("ask_times", "set_meeting_time"))
    rows = {"day_1": "2026-03-10", "clock_1": "13:30", "day_2": "2026-03-13", "clock_2": "10:00"}
    desk.done(ask, rows)
    first, second = MeetingTime.objects.order_by("starts_at")
    assert chosen(desk, set_page) == [str(first.pk)]
    person = MeetingParticipant.objects.get(kind="person")
    desk.done(
        desk.path("team_call_answer", call_id=call.pk, participant_id=person.pk),
        {f"time_{first.pk}": "yes", f"time_{second.pk}": "if_needed", "way": "phone"},
    )
    in_hospital(desk)
    assert chosen(desk, set_page) == [str(second.pk)]
    assert "tisdag 10 mars kl. 13.30–14.30 · Personen är borta då." in desk.get(set_page)
    about = desk.get(desk.path("team_call", call_id=call.pk))
    assert "Bästa tiden fredag 13 mars" in about
    assert "tisdag 10 mars kl. 13.30 (personen är borta)" in about
    assert "kryssa i att ni bestämmer tiden ändå" in desk.refused(set_page, {"time": str(first.pk)})
    assert "Tiden är bestämd." in desk.done(set_page, {"time": str(first.pk), "anyway": "on"})


def test_when_only_such_days_are_left_nothing_is_chosen_and_it_says_why(desk: Desk, call: PlanMeetingCall) -> None:
    desk.done(desk.path("ask_times", call_id=call.pk), {"day_1": "2026-03-10", "clock_1": "13:30"})
    in_hospital(desk)
    assert chosen(desk, desk.path("set_meeting_time", call_id=call.pk)) == []
    about = desk.get(desk.path("team_call", call_id=call.pk))
    assert "Personen är borta en av dagarna. Fråga om nya tider, eller bestäm den tiden ändå." in about


def chosen(desk: Desk, path: str) -> list[str]:
    page = desk.client.get(path).content.decode()
    return re.findall(r'name="time" value="([^"]+)"[^>]* checked', page)


def test_what_could_not_be_read_hides_nothing_else(desk: Desk, call: PlanMeetingCall) -> None:
    ask = desk.path("ask_times", call_id=call.pk)
    rows = {
        "day_1": "2026-03-10",
        "clock_1": "halv tre",
        "day_2": "2026-02-10",
        "clock_2": "10:00",
        "day_3": "2026-03-11",
    }
    page = answered(desk, ask, rows)
    assert told_at(page) == ["clock_1", "day_2", "clock_3"]
    assert "Skriv klockslaget med timme och minut, till exempel 09.30." in page
    # A day that has been and half a time, in the same row and in different ones.
    assert told_at(answered(desk, ask, {"day_1": "2026-02-10", "day_2": "2026-02-11", "clock_2": "10:00"})) == [
        "day_1", "clock_1", "day_2",
    ]  # fmt: skip
    assert told_at(answered(desk, ask, {"day_1": "2026-03-10", "clock_1": "x", "clock_2": "10:00"})) == [
        "clock_1", "day_2",
    ]  # fmt: skip
    set_page = desk.path("set_meeting_time", call_id=call.pk)
    assert told_at(answered(desk, set_page, {"day": "2026-02-10", "clock": "x"})) == ["day", "clock"]
    assert told_at(answered(desk, set_page, {"day": "2026-02-10"})) == ["day", "clock"]
    desk.done(set_page, {"day": "2026-03-10", "clock": "13:30"})
    move = desk.path("move_meeting", call_id=call.pk)
    wrong = {"day": "2026-02-10", "clock": "", "how": "phone", "phone": "0150-123 45", "minutes": "många"}
    assert told_at(answered(desk, move, wrong)) == ["day", "clock", "minutes"]
