"""What is told to the team at the door reaches whoever comes next, and whoever plans."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.tests.home import at_hour, moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import Desk

DAY, BOARD = "/teamet/min-dag/", "/teamet/planering/"


def test_it_reaches_the_next_carer_and_the_planner(desk: Desk) -> None:
    desk.contact("nurse")
    desk.share(desk.cast.municipality)
    home = moved_in(desk.cast)
    [row, tomorrow, *_later] = home.published()
    writer, other = ("eva", "bo") if row.carer_id == home.carers[0].party_id else ("bo", "eva")
    desk.sign_in(writer)
    with clock_set_to(at_hour(11)):
        assert "Inget väntar på andra" in desk.get("/teamet/meddelanden/")
        marked = desk.client.get(f"{DAY}packa/").json()["mark"]
        said = desk.done(f"{DAY}{row.pk}/", {"do": "observe", "words": "Hon är yr i dag.", "wants_answer": "on"})
        assert "De som kommer hit de närmaste 14 dagarna och den som planerar besöken ser det" in said
        assert "”Hon är yr i dag.” Du, 3 mars kl. 11.00. Väntar på svar av Sara Ek." in said
        mine = desk.get("/teamet/meddelanden/")
        assert "Hjälp att duscha" in mine
        assert "Inget väntar på andra" not in mine
        pack = desk.client.get(f"{DAY}packa/").json()
        assert pack["mark"] != marked, "the telephone asks anew"
        title, words, _written = pack["visits"][0]["facts"][0]
        assert (title.startswith("Berättat för teamet, 3"), words) == (True, "Hon är yr i dag.")
        with automatic_run("test"):
            Person.objects.filter(pk=desk.subject_id).update(protected_identity="sekretessmarkering")
        assert "yr i dag" not in str(desk.client.get(f"{DAY}packa/").json()), "of a protected person nothing is kept"
        with automatic_run("test"):
            Person.objects.filter(pk=desk.subject_id).update(protected_identity="")
    desk.sign_in(other)
    door = f"{DAY}{tomorrow.pk}/"
    with clock_set_to(at_hour(10, 45, day=1)):
        assert "Berättat för teamet ”Hon är yr i dag.”" in desk.get(door)
        for number in range(1, 4):
            desk.done(door, {"do": "observe", "words": f"Sak {number}.", "wants_answer": ""})
        shown = desk.get(door)
        assert "Hon är yr i dag." not in shown, "the last few"
        assert shown.index("Sak 3.") < shown.index("Sak 2.") < shown.index("Sak 1.")
    desk.sign_in("planner")
    with clock_set_to(at_hour(12, day=1)):
        page = desk.get(f"{BOARD}besok/{tomorrow.pk}/")
        assert "”Sak 3.”" in page
        with automatic_run("test"):
            read = AccessLog.objects.filter(subject_id=desk.subject_id, what="told_to_team", verb="read").latest("at")
        assert read.basis, "with its ground"
    desk.sign_in("nurse")
    desk.get(door, 404)
    desk.sign_in(writer)
    with clock_set_to(at_hour(10, 46, day=1) + timedelta(days=14)):
        assert "Sak 3." not in desk.get(door), "it is no news any longer"
