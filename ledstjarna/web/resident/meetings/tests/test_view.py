"""The invitation in the resident's door: read, answered, added to, put in a calendar; and who reaches what of it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import vobject

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import let_close_one_read
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Arrangement
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.web.resident.tests.world import World, hidden_of, text_of

FIRST = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)
SECOND = FIRST + timedelta(days=20)  # in summer time
HOME = Arrangement("room", 60, "care_centre", "Linden, rum 3")


def asked(world: World, *who: UUID) -> PlanMeetingCall:
    nurse = world.nurse_in_team()
    told = {"by": nurse, "subject_id": world.subject_id}
    call = actions.call_meeting(**told, who=[nurse.party_id, *who], arranged=HOME, at=world.at(), person_agrees=True)
    return actions.ask_times(**told, call_id=call.id, seen_version=1, starts=[FIRST, SECOND], at=world.at())


def settled(world: World, call: PlanMeetingCall) -> None:
    nurse = world.cast.act(world.cast.staff["nurse"])
    actions.set_meeting_time(
        by=nurse, subject_id=world.subject_id, call_id=call.id, seen_version=call.version, start=SECOND, at=world.at()
    )


def done(world: World, page: str, fields: dict[str, object], to: str | None = None) -> str:
    answer = world.send(page, fields, to)
    assert answer.status_code == 302, text_of(answer)
    return world.get(answer["Location"])


def test_an_invitation_from_reading_to_the_calendar(world: World) -> None:
    assert "Du är inte kallad till något möte." in world.get("/min-plan/moten/")
    world.goal()
    close = world.daughter(reads=False)
    call = asked(world, close.id)
    assert "Möten" in world.get("/min-plan/")
    assert "Möte om din plan" in world.get("/min-plan/moten/")
    page = f"/min-plan/moten/{call.id}/"
    text = world.get(page)
    for told in ("Vilka tider passar?", "tisdag 10 mars kl. 13.30–14.30", "måndag 30 mars kl. 14.30–15.30", "rum 3",
                 "Karin Lind", "Bestäm när ni stämmer av"):  # fmt: skip
        assert told in text
    first, second = MeetingTime.objects.order_by("starts_at")
    answer = f"{page}svara/"
    nothing = world.send(answer, {})
    assert "Svara på minst en av tiderna." in text_of(nothing)
    fields = {f"time_{first.id}": "no", f"time_{second.id}": "yes", "how": "phone", "needs": ["pauses"]}
    assert "Tack för ditt svar" in done(world, answer, {**fields, "needs_words": "En stol med armstöd"})
    row = MeetingParticipant.objects.get(kind="person")
    assert (row.how, row.needs, row.needs_words) == ("phone", ["pauses"], "En stol med armstöd")
    # Her own points stand first, and she takes one back.
    to = f"{page}punkt/"
    assert "Skriv några ord." in text_of(world.send(page, {"words": " "}, to))
    text = done(world, page, {"words": "Kören"}, to)
    assert text.index("Kören") < text.index("Bestäm när ni stämmer av")
    shown = world.client.get(page)
    (take_back,) = [part for part in shown.content.decode().split('"') if part.endswith("/ta-bort/")]
    assert world.client.post(take_back, hidden_of(shown, take_back)).status_code == 302
    assert "Ta bort: Kören" not in world.get(page)
    # She does not want her daughter there: asked once more, then gone.
    refuse = f"{page}inte-med/{MeetingParticipant.objects.get(party_id=close.id).id}/"
    assert "Du behöver inte säga varför." in world.get(refuse)
    assert "Karin Lind" not in done(world, refuse, {})
    settled(world, call)
    text = world.get(page)
    assert "Kommer" in text
    assert "Lägg i min kalender" in text
    file = world.client.get(f"{page}mote.ics")
    event = vobject.readOne(file.content.decode()).vevent
    assert event.dtstart.value.astimezone(UTC) == SECOND
    assert (event.summary.value, event.location.value) == ("Möte", "Vårdcentralen, Linden, rum 3")
    assert event.attendee.value == f"mailto:svar-{row.id}@ledstjarna.example"
    # In English the same words: a page marks what somebody wrote with its language, a file holds the words alone.
    world.client.cookies["language"] = "en"
    english = vobject.readOne(world.client.get(f"{page}mote.ics").content.decode()).vevent
    assert (english.summary.value, english.location.value) == ("Meeting", "The care centre, Linden, rum 3")
    assert "<" not in english.serialize()


def test_a_protected_person_is_nowhere_in_the_file(world: World) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(protected_identity="sekretessmarkering")
    world.goal()
    call = asked(world)
    settled(world, call)
    assert not MeetingParticipant.objects.exclude(kind="person").exclude(about_label="").exists()
    page = f"/min-plan/moten/{call.id}/"
    assert "Linden" in world.get(page)  # she is to find there
    file = world.client.get(f"{page}mote.ics").content.decode()
    assert "LOCATION" not in file
    for secret in ("Astrid", "Lind", "plan för"):
        assert secret not in file.replace("mote.ics", "")


def test_somebody_close_is_called_without_reading_the_plan(world: World) -> None:
    world.goal("Jag vill sova gott.")
    close = world.daughter(reads=False)
    call = asked(world, close.id)
    world.sign_in(close.id, "close_one")
    assert world.client.get("/min-plan/")["Location"] == "/min-plan/moten/"
    assert "Möte om planen för Astrid Lind" in world.get("/min-plan/moten/")
    page = f"/min-plan/moten/{call.id}/"
    text = world.get(page)
    assert "tisdag 10 mars" in text
    for hidden in (
        "Det här ska vi prata om",
        "Vilka kommer?",
        "Sara Ek, distriktssköterska, Vårdcentralen Linden Region",
    ):
        assert hidden not in text
    first = MeetingTime.objects.order_by("starts_at").first()
    assert "Tack för ditt svar" in done(world, f"{page}svara/", {f"time_{first.id}": "yes"})  # type: ignore[union-attr]
    mine = MeetingParticipant.objects.get()  # the others' answers are not shown
    world.get(f"{page}inte-med/{mine.id}/", status=404)
    world.get(f"{page}punkt/", status=404)


def test_somebody_close_reads_on_the_agenda_what_they_may_read_of_the_plan_and_no_more(world: World) -> None:
    part = world.choir()
    close = world.daughter(reads=False)
    call = asked(world, close.id)
    told = actions.tell(
        by=world.cast.act(world.person), subject_id=world.subject_id, kind="nobody_came", words="Jag satt och väntade.",
        way="digital", at=world.at(), commitment_id=part.id,
    )  # fmt: skip
    page, told_page = f"/min-plan/moten/{call.id}/", f"/min-plan/sagt-till/{told.id}/"
    world.sign_in(world.subject_id)
    assert f"Ingen kom: Kören hämtar mig Ska svara: {told.reaches_label.split(',')[0]}" in world.get(page)
    world.sign_in(close.id, "close_one")
    assert "Ingen kom" not in world.get(page), "who is called without reading the plan reads nothing of it here"
    assert world.client.get(told_page).status_code in (302, 404)
    # What was told is of the plan: Astrid lets her read that, and it stands on the agenda as on its own page.
    by = world.cast.act(world.person)
    let_close_one_read(by=by, subject_id=world.subject_id, close_one_id=close.id, may_read=True, at=world.at())
    world.sign_in(close.id, "close_one")
    assert "Ingen kom: Kören hämtar mig" in world.get(page)
    assert "Jag satt och väntade." not in world.get(page), "the words stand on their own page alone"
    assert "Ingen kom: Kören hämtar mig" in world.get(told_page)
    by = world.cast.act(world.person)
    let_close_one_read(by=by, subject_id=world.subject_id, close_one_id=close.id, may_read=False, at=world.at())
    world.sign_in(close.id, "close_one")
    assert "Ingen kom" not in world.get(page)
