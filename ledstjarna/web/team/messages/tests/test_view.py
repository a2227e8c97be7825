"""The team's messages: what is mine, late and others', and a manager who sees one thread and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.actions import (
    Wanted,
    change_notices,
    due_notices,
    name_close_one,
    protect_close_one,
    send_notice,
    tell_of_news,
)
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.teams.actions import Told, pass_on_unanswered
from ledstjarna.domain.teams.models import Message, Thread
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Outcome, Receipt
from ledstjarna.web.team.tests.desk import NOW, Desk


def asked(desk: Desk) -> Thread:
    by = desk.cast.act(desk.person)
    return write_about(
        by=by, subject_id=desk.subject_id, title="Duschen", words="När kommer ni?", at=NOW - timedelta(minutes=9)
    )


def test_a_list_names_nobody_close_whose_identity_is_protected_since(desk: Desk) -> None:
    desk.contact()
    about = {"by": desk.cast.act(desk.person), "subject_id": desk.subject_id, "at": NOW - timedelta(minutes=9)}
    close = name_close_one(**about, name="Rut Alm", relation="daughter", phone="070-174 06 05")
    write_about(**about, title="Rut Alm kommer på torsdag", words="Går det bra?")
    home = reverse("team_messages")
    assert "Rut Alm kommer" in desk.get(home)
    protect_close_one(**about | {"by": desk.cast.act(desk.person)}, close_one_id=close.id, protected=True)
    page = desk.get(home)
    assert "någon närstående kommer på torsdag" in page
    assert "Rut Alm" not in page


def test_answered_from_the_list(desk: Desk) -> None:
    desk.contact()
    home = reverse("team_messages")
    assert "Inget väntar på dig" in desk.get(home)
    thread = asked(desk)
    page = desk.get(home)
    assert "Duschen" in page
    assert "Svar lovat senast 5 mars kl. 16.00" in page
    where = desk.path("team_thread", thread_id=thread.pk)
    assert "Nytt att läsa" in desk.get(desk.path("person_messages"))
    assert "När kommer ni?" in desk.get(where)
    assert "Skriv några ord" in desk.refused(where, {"words": "", "to": str(desk.subject_id)})
    page = desk.done(where, {"words": "På torsdag.", "to": str(desk.subject_id)})
    assert "Meddelandet är skickat" in page
    assert "Inget väntar på dig" in desk.get(home)
    page = desk.done(desk.path("team_close_thread", thread_id=thread.pk), {"outcome": "Klart på torsdag."})
    assert "Samtalet är avslutat" in page
    assert "Klart på torsdag." in page
    page = desk.done(
        desk.path("team_write"), {"words": "Vi kommer kl. 9.", "title": "Tiden", "to": str(desk.subject_id)}
    )
    assert "Vi kommer kl. 9." in page


def test_late_and_passed_on_to_a_manager_who_sees_no_more(desk: Desk) -> None:
    desk.contact()
    thread = asked(desk)
    Assignment.objects.filter(pk=desk.staff("manager").party_id).update(unit=desk.cast.units["care_centre"])
    late = NOW + timedelta(days=3)
    with clock_set_to(late):
        assert "Försenat: svara först här" in desk.get(reverse("team_messages"))
    later = NOW + timedelta(days=9)
    with clock_set_to(later):
        pass_on_unanswered(at=later)
        assert "Väntar på Per Dal" in desk.get(reverse("team_messages"))
        desk.sign_in("manager")
        assert "En person i er verksamhet" in desk.get(reverse("team_messages"))
        where = desk.path("team_thread", thread_id=thread.pk)
        page = desk.get(where)
        assert "Du ser det här samtalet och inget annat" in page
        assert "Avsluta samtalet" not in page
        desk.get(desk.path("team_person"), 404)
        desk.get(desk.path("person_messages"), 404)
        assert "Förlåt" in desk.done(where, {"words": "Förlåt att det dröjde.", "to": str(desk.subject_id)})


def test_what_went_out_is_shown_and_what_did_not_arrive_first(desk: Desk) -> None:
    sent = reverse("notices_sent")
    desk.contact()
    assert "Inget har skickats" in desk.get(sent)
    by = desk.cast.act(desk.person)
    change_notices(by=by, subject_id=desk.subject_id, wanted=Wanted({"email": "astrid@example.org"}), at=desk.at())
    desk.cast.act(desk.staff("nurse"))
    write_about(by=desk.staff("nurse"), subject_id=desk.subject_id, title="Hej", words="Hej", at=NOW)

    class Email:
        def send(self, _notice: object) -> Receipt:
            return Receipt(Outcome.FAILED, "no_answer")

    with automatic_run("test"):
        for row in Happening.objects.filter(kind="MessageWritten"):
            tell_of_news(row)
    [one] = due_notices(at=NOW + timedelta(minutes=1))
    send_notice(notice_id=one, channels={"email": Email()}, at=NOW + timedelta(minutes=1))
    page = desk.get(sent)
    assert "Astrid Lind" in page
    assert "gick inte, försöker igen (no_answer)" in page
    assert "astrid@example.org" not in page
    again = desk.path("try_notice_again", notice_id=one)
    text = desk.get(again)
    assert "gick inte, försöker igen (no_answer)" in text
    assert "astrid@example.org" not in text
    assert "Vi försöker igen." in desk.done(again, {})
    assert due_notices(at=NOW + timedelta(minutes=2)) == [one]


def test_what_was_said_on_the_phone_is_the_persons_message(desk: Desk) -> None:
    nurse = desk.contact()
    page = desk.path("tell_message")
    said = {"said_by": str(desk.subject_id), "way": "phone", "title": "Duschen", "words": "Ingen kom i går.",
            "to": str(nurse.party_id)}  # fmt: skip
    assert "Välj hur personen sa det" in desk.refused(page, {**said, "way": ""})
    assert "Välj vem som sa det" in desk.refused(page, {**said, "said_by": ""})
    text = desk.done(page, said)
    assert "Det personen sa står nu här." in text
    assert "På telefon, antecknat av dig" in text
    with automatic_run("test"):
        thread, message = Thread.objects.get(), Message.objects.get()
    assert (message.told_by_id, message.told_by_label, message.way) == (desk.subject_id, "Astrid Lind", "phone")
    assert (message.written_by_id, message.written_by_kind) == (nurse.party_id, "staff")
    assert (thread.begun_by_label, thread.state, thread.waits_for_id) == ("Astrid Lind", "waits", nurse.party_id)
    more = {"said_by": str(desk.subject_id), "way": "meeting", "words": "Och inte i dag.", "to": str(nurse.party_id)}
    # Staff who write what the person adds do not thereby answer the person.
    assert "Och inte i dag." in desk.done(desk.path("tell_in_thread", thread_id=thread.pk), more)
    with automatic_run("test"):
        assert Thread.objects.get().state == "waits"
    with pytest.raises(RuleBroken):
        write_about(
            by=desk.cast.act(nurse), subject_id=desk.subject_id, title="A", words="B", at=NOW,
            told=Told(nurse.party_id, "phone"),
        )  # fmt: skip
    with pytest.raises(NotForYou):
        write_about(
            by=desk.cast.act(desk.person), subject_id=desk.subject_id, title="A", words="B", at=NOW,
            told=Told(desk.subject_id, "phone"),
        )  # fmt: skip


def test_a_unit_with_one_part_writes_about_it_and_reads_no_more(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Promenad", "open_support", "home_care", about="Gå ut")
    other = asked(desk)
    desk.sign_in("manager")
    page = desk.path("assigned_messages", commitment_id=part.pk)
    assert "Inget är skrivet om det här än" in desk.get(page)
    nurse = desk.staff("nurse")
    text = desk.done(page, {"words": "Vi kan på onsdagar.", "to": str(nurse.party_id)})
    assert "Vi kan på onsdagar." in text
    assert "Du ser det som är skrivet om er del, och inget annat om personen." in text
    desk.get(desk.path("team_thread", thread_id=other.pk), 404)
    desk.get(desk.path("person_messages"), 404)
    assert "När kommer ni?" not in desk.get(page)
    assert "Meddelanden om det här" in desk.get(desk.path("answer_part", commitment_id=part.pk))
    desk.sign_in("nurse")
    desk.get(page, 404)
