"""March, April and May: a part changes owner, a question climbs the ladder, and a meeting is held."""

from dataclasses import dataclass, field
from datetime import UTC

import vobject
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from ledstjarna.domain.people.actions import due_notices, send_notice
from ledstjarna.domain.plans.models import (
    Activity,
    CarerSupport,
    Commitment,
    MeetingParticipant,
    MeetingTime,
    OwnerChange,
    PlanMeetingCall,
    Proposal,
)
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sending import Notice, Outcome, Receipt
from ledstjarna.jobs.deliver import deliver
from ledstjarna.jobs.pass_on import pass_on
from tests.journeys.january import Parts, People


def march(people: People, parts: Parts) -> None:
    """Karin has no strength left; the association takes over when Astrid says yes; the clocks are moved."""
    karin_leaves(people, parts)
    somebody_new_is_found(people, parts)
    karin_is_cared_for(people)
    the_time_of_day_stays(people)


def karin_leaves(people: People, parts: Parts) -> None:
    people.house.at("2027-03-03 21:00")
    karin = people.karin.goes_to("asked_part", part_id=parts.shopping).follows("Jag orkar inte längre")
    karin.sees("Du behöver inte förklara dig.")
    karin.presses("Säg till", when="now", words="Jag sover inte", support=True, reach_by="070-1740635")
    karin.sees("Tack för allt du har gjort", "Eva Lund, Anhörigstöd")
    people.astrid.goes_to("plan").sees("Svarar för det så länge, tills någon ny har sagt ja.")
    people.astrid.goes_to("waiting").sees("Söker någon ny", "Sara Ek").sees_no("Jag sover inte")


def somebody_new_is_found(people: People, parts: Parts) -> None:
    people.house.at("2027-03-04 08:30")
    coordinator = people.coordinator.goes_to("team_work").sees("Handla på fredagar")
    coordinator.about("new_owner", commitment_id=parts.shopping).sees("Sara Ek")
    coordinator.presses("Fråga", owner=f"association:{parts.choir_unit}")
    people.astrid.goes_to("waiting").gets(people.astrid.address("/ny-ansvarig/")).sees("Kören i Katrineholm")
    people.astrid.presses("Ja, fråga", about="Handla", tell_name=True, name="Astrid").sees("Nu får de frågan.")
    people.house.at("2027-03-05 10:00")
    with people.house.looked_into():
        change = OwnerChange.objects.get()
        assert (change.state, change.left) == ("asked", True)
    people.choir.goes_to("association_home").sees("Kan ni ta över?", "Handla").sees_no("fredagar")
    people.choir.goes_to("association_take_over", owner_change_id=change.pk).presses("Ja, vi tar över")
    people.choir.sees("Tack för att ni tar över").goes_to("our_days").sees("Handla")
    people.astrid.goes_to("part", part_id=parts.shopping).sees("Kören i Katrineholm").sees_no("Karin Lind")


def karin_is_cared_for(people: People) -> None:
    with people.house.looked_into():
        support = CarerSupport.objects.get()
    advisor = people.advisor.goes_to("team_work").sees("En närstående vill ha stöd för egen del")
    advisor.about("carer_answer", support_id=support.pk).sees("Jag sover inte").sees_no("Astrid")
    advisor.presses("Skicka", answer="Jag ringer i kväll")
    people.karin.goes_to("carer_support").sees("Jag ringer i kväll")


def the_time_of_day_stays(people: People) -> None:
    """The clocks go forward on 28 March: a quarter past ten stays a quarter past ten."""
    walk = "Tisdagar och torsdagar kl. 10.15, 30 minuter"
    for day in ("2027-03-25", "2027-04-01"):
        people.house.at(f"{day} 09:40")
        astrid = people.astrid.goes_to("my_week").sees("10.15–10.45", walk)
        assert not astrid.is_offered(f".{day}."), "more than half an hour before it begins nothing can be ticked"
        people.house.at(f"{day} 09:50")
        astrid.goes_to("my_week")
        assert astrid.is_offered(f".{day}.")
        astrid.presses("Gjort").sees("Tack, det är avprickat")


def april(people: People, parts: Parts) -> None:
    """Two working days, then the coordinator; four, then the unit manager; and then an answer, and a notice of it."""
    people.house.at("2027-04-12 10:00")
    assert notices_sent(people) == [], "nothing by e-mail that was not asked for"
    people.astrid.goes_to("notices").presses("Spara", email="astrid@example.org", reasons=["message"]).sees("Sparat")
    thread = a_question_is_asked(people, parts)
    nobody_answers(people, thread)
    people.house.at("2027-04-19 08:15")
    head = people.head.goes_to("team_messages").follows("Hjälp att duscha").sees("Kan jag duscha på morgonen?")
    head.presses("Skicka", words="Förlåt att det dröjde. Ja, från och med på måndag.")
    people.house.at("2027-04-19 08:20")
    told = notices_sent(people)
    assert told == ["astrid@example.org"], told
    people.astrid.goes_to("messages").sees("Nytt att läsa")
    people.astrid.gets(thread).sees("Ja, från och med på måndag.", "Nils Holm").sees_no("har frågan nu")


def a_question_is_asked(people: People, parts: Parts) -> str:
    """The address of the conversation."""
    astrid = people.astrid.goes_to("messages").follows("Skriv till teamet")
    astrid.presses(
        "Skicka", to=str(people.assessor.party_id), about=f"part:{parts.shower}", words="Kan jag duscha på morgonen?"
    ).sees("Skickat", "Karin Nyström, Handläggning äldre har frågan och svarar senast 14 april kl. 16.00.")
    return astrid.address_now


def nobody_answers(people: People, thread: str) -> None:
    """The clock's job lets the question climb, and the person is told so honestly."""
    for moment, late in (("2027-04-14 15:50", ""), ("2027-04-14 16:10", "Sara Ek"), ("2027-04-16 16:10", "Nils Holm")):
        people.house.at(moment)
        with people.house.now():
            pass_on(0)
        people.astrid.gets(thread)
        if late:
            people.astrid.sees(f"Vi har inte svarat i tid. {late}, ", "har frågan nu")
        else:
            people.astrid.sees_no("Vi har inte svarat i tid")
    people.coordinator.about("person_messages").sees("Hjälp att duscha")


@dataclass
class Letterbox:
    """A channel that keeps whom it was asked to tell. It is never given anything to tell."""

    told: list[str] = field(default_factory=list)

    def send(self, notice: Notice) -> Receipt:
        """Keep it."""
        self.told.append(notice.to.value if notice.to else "")
        return Receipt(Outcome.SENT)


def notices_sent(people: People) -> list[str]:
    """Let the jobs that wait be done at this moment: hear what has happened, and tell the person."""
    letterbox = Letterbox()
    with people.house.now():
        for job in ProcrastinateJob.objects.filter(task_name="deliver", status="todo").order_by("id"):
            deliver(**job.args)
        for notice_id in due_notices(at=now()):
            send_notice(notice_id=notice_id, channels={"email": letterbox}, at=now())
    return letterbox.told


def may(people: People, parts: Parts) -> None:
    """Called with two times; Astrid's time wins; moved, held, and what is said becomes a proposal."""
    call, times = a_meeting_is_called(people, parts)
    the_time_is_set(people, call, times)
    the_calendar_follows(people, call)
    the_meeting_is_held(people, parts, call)


def a_meeting_is_called(people: People, parts: Parts) -> tuple[PlanMeetingCall, list[MeetingTime]]:
    people.house.at("2027-05-03 09:00")
    coordinator = people.coordinator.about("call_meeting")
    coordinator.presses(
        "Fortsätt", called=[people.coordinator.party_id, people.assessor.party_id], how="room",
        place_kind="care_centre", place="Linden, rum 3", minutes="60", about="Sommaren",
    ).sees("Vilka tider kan passa?")  # fmt: skip
    coordinator.presses("Fråga", day_1="2027-05-18", clock_1="13:30", day_2="2027-05-20", clock_2="09:00")
    coordinator.sees("0 av 3 har svarat")
    with people.house.looked_into():
        call = PlanMeetingCall.objects.get()
        times = list(MeetingTime.objects.order_by("starts_at"))
    first, second = (f"time_{row.pk}" for row in times)
    astrid = people.astrid.goes_to("resident_meetings").sees("Väntar på ditt svar").follows("Möte om din plan")
    astrid.follows("Svara")
    astrid.presses("Skicka svaret", **{first: "no", second: "yes"}, needs=["pauses"]).sees("Tack för ditt svar")
    assessor = people.assessor.goes_to("my_meetings").follows("Möte om planen för Astrid Lind")
    assessor.presses("Skicka svaret", **{first: "yes", second: "yes"}).sees("Tack. Ditt svar är sparat.")
    return call, times


def the_time_is_set(people: People, call: PlanMeetingCall, times: list[MeetingTime]) -> None:
    coordinator = people.coordinator.about("team_call", call_id=call.pk)
    coordinator.sees("Bästa tiden torsdag 20 maj kl. 09.00–10.00", "Den passar personen.")
    coordinator.about("set_meeting_time", call_id=call.pk)
    coordinator.presses("Bestäm tiden och kalla", time=str(times[1].pk)).sees("Tiden är bestämd.")


def the_calendar_follows(people: People, call: PlanMeetingCall) -> None:
    """The file that a calendar takes, before and after the meeting is moved."""
    files = [calendar_file(people, call)]
    people.house.at("2027-05-10 09:00")
    coordinator = people.coordinator.about("move_meeting", call_id=call.pk)
    coordinator.presses("Spara ändringen", day="2027-05-20", clock="10:15").sees("torsdag 20 maj kl. 10.15–11.15")
    files.append(calendar_file(people, call))
    assert [file.method.value for file in files] == ["REQUEST", "REQUEST"]
    events = [file.vevent for file in files]
    assert [event.sequence.value for event in events] == ["0", "1"]
    assert {event.uid.value for event in events} == {str(call.pk)}
    assert [event.dtstart.value.astimezone(UTC).strftime("%d %H:%M") for event in events] == ["20 07:00", "20 08:15"]


def calendar_file(people: People, call: PlanMeetingCall) -> vobject.base.Component:
    astrid = people.astrid.goes_to("resident_meeting", call_id=call.pk)
    text = astrid.downloads(reverse("meeting_file", kwargs={"call_id": call.pk}))
    assert "dusch" not in text.lower(), "a file for anybody's calendar says nothing of the plan"
    return vobject.readOne(text)


def the_meeting_is_held(people: People, parts: Parts, call: PlanMeetingCall) -> None:
    people.house.at("2027-05-20 10:20")
    with people.house.looked_into():
        there = [row.pk for row in MeetingParticipant.objects.filter(call=call)]
    coordinator = people.coordinator.about("team_call", call_id=call.pk).sees("Mötet är i dag")
    coordinator.about("hold_meeting", call_id=call.pk).presses("Börja mötet", present=there)
    coordinator.sees("Astrid leder mötet")
    coordinator.presses("Gör till förslag direkt", words="Gymnastik på onsdagar")
    coordinator.presses(
        "Lägg fram förslaget", goal=str(parts.goal), owner=f"own:{people.house.subject_id}", cost="free"
    )
    coordinator.sees("Att välja nu", "Gymnastik på onsdagar")
    with people.house.looked_into():
        proposal = Proposal.objects.get(title="Gymnastik på onsdagar")
    coordinator.about("meeting_choice", proposal_id=proposal.pk).presses("Ja")
    coordinator.about("close_meeting").presses("Avsluta mötet").sees("Mötet är avslutat.")
    coordinator.about("sum_up", call_id=call.pk).presses("Spara", agreed="Astrid provar gymnastik på onsdagar.")
    people.astrid.goes_to("resident_meeting", call_id=call.pk).sees("Astrid provar gymnastik på onsdagar.")
    people.astrid.goes_to("agree").presses("Ja, vi är överens").sees("Plan 2")
    with people.house.looked_into():
        assert Activity.objects.exists()
        assert Commitment.objects.get(pk=parts.shopping).owner_label == "Kören i Katrineholm"
