"""Writing to the team and reading the answer, as the person, somebody close and a representative."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.teams.actions import pass_on_unanswered, write_message
from ledstjarna.domain.teams.models import Thread
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World

LIST, WRITE, NOTICES = "/min-plan/meddelanden/", "/min-plan/meddelanden/nytt/", "/min-plan/aviseringar/"


def test_nobody_to_write_to_yet(world: World) -> None:
    assert "Här finns inget än" in world.get(LIST)
    assert "Ingen är med i teamet än" in world.get(WRITE)


def test_a_question_and_its_answer(world: World) -> None:
    world.story()
    nurse, choir, close = world.nurse_in_team(), world.choir(), world.daughter()
    assert 'href="/min-plan/meddelanden/"' in world.client.get("/min-plan/").content.decode()
    fields = {"to": str(nurse.party_id), "about": "", "title": "", "words": "När kommer ni?"}
    assert "Skriv kort vad det gäller" in str(world.send(WRITE, fields).content.decode())
    fields |= {"about": f"part:{choir.pk}", "owner": "on", "close_ones": [str(close.pk)]}
    answer = world.send(WRITE, fields)
    assert answer.status_code == 302
    where = answer["Location"].partition("?")[0]
    page = world.get(answer["Location"])
    for text in (
        "Skickat",
        "När kommer ni?",
        "Sara Ek",
        "svarar senast",
        "Kören i Katrineholm läser också",
        "Karin Lind",
    ):
        assert text in page, text
    with automatic_run("test"):
        thread = Thread.objects.get()
    world.cast.act(nurse)
    write_message(
        by=nurse, subject_id=world.subject_id, thread_id=thread.pk, words="På torsdag.", at=NOW + timedelta(seconds=9)
    )
    assert "Nytt att läsa" in world.get(LIST)
    with clock_set_to(NOW + timedelta(minutes=1)):
        assert "På torsdag." in world.get(where)
        assert "Nytt att läsa" not in world.get(LIST)
        closing = f"{where}avsluta/"
        assert "Skriv vad det blev av det" in world.send(closing, {"outcome": ""}).content.decode()
        assert world.send(closing, {"outcome": "De kom."}).status_code == 302
        assert "De kom." in world.get(where)
    world.get(LIST)
    log = world.get("/min-plan/vem-har-last/")
    assert "Skrev i dina meddelanden" in log
    world.sign_in(close.pk, "close_one")
    assert "På torsdag." in world.get(where)
    world.get(f"/min-plan/meddelanden/{world.subject_id}/", 404)


def test_somebody_who_has_left_is_told_and_another_is_chosen(world: World) -> None:
    nurse, assessor = world.nurse_in_team(), world.cast.staff["assessor"]
    world.cast.shares()
    world.cast.act(assessor)
    from ledstjarna.domain.teams.actions import begin_contact, end_membership
    from ledstjarna.domain.teams.models import TeamMember

    begin_contact(by=assessor, subject_id=world.subject_id, reason="Astrid ringde", at=world.at())
    world.cast.act(world.person)
    with automatic_run("test"):
        member = TeamMember.objects.get(party_id=assessor.party_id)
    end_membership(by=world.person, subject_id=world.subject_id, member_id=member.pk, at=NOW)
    fields = {"to": str(assessor.party_id), "title": "Duschen", "words": "När kommer ni?"}
    page = world.send(WRITE, fields).content.decode()
    assert "Karin Nyström, Handläggning äldre är inte kvar här. Inget är skickat. Sara Ek" in page
    assert "När kommer ni?" in page
    assert str(nurse.party_id) in page
    assert "Den går inte att skriva till" in world.send(WRITE, fields | {"to": str(world.subject_id)}).content.decode()
    assert world.send(WRITE, fields | {"to": "nobody"}).status_code == 200
    with automatic_run("test"):
        assert not Thread.objects.exists()


def test_a_late_answer_is_told_honestly(world: World) -> None:
    nurse = world.nurse_in_team()
    answer = world.send(WRITE, {"to": str(nurse.party_id), "title": "Duschen", "words": "När kommer ni?"})
    Assignment.objects.filter(pk=world.cast.staff["manager"].party_id).update(unit=world.cast.units["care_centre"])
    later = NOW + timedelta(days=9)
    pass_on_unanswered(at=later)
    with clock_set_to(later):
        page = world.get(answer["Location"])
        assert "Vi har inte svarat i tid. Per Dal, Vårdcentralen Linden har frågan nu." in page
        assert "Sara Ek, Vårdcentralen Linden har inte svarat i tid. Nu har Per Dal" in page
        assert "Svaret dröjer" in world.get(LIST)


def test_how_the_person_wants_to_be_told(world: World) -> None:
    wanted = {"email": "astrid@example.org", "sms": "12", "reasons": ["message"], "quiet_from": "21.00"}
    page = world.send(NOTICES, wanted).content.decode()
    assert "Numret ser inte ut" in page
    assert "Skriv både från och till" in page
    wanted |= {"sms": "070-174 06 05", "quiet_to": "07:00"}
    answer = world.send(NOTICES, wanted)
    assert answer.status_code == 302
    page = world.client.get(answer["Location"]).content.decode()
    assert 'value="+46701740605"' in page
    assert 'value="21:00"' in page
    world.sign_in(world.daughter().pk, "close_one")
    assert "Här kan du bara läsa" in world.get(NOTICES)
    world.sign_in(world.god_man("rights").pk, "representative")
    world.get(NOTICES, 404)
    world.get(WRITE, 404)


def test_the_person_sees_and_changes_who_reads(world: World) -> None:
    world.story()
    nurse, close = world.nurse_in_team(), world.daughter()
    fields = {"to": str(nurse.party_id), "about": "", "title": "Duschen", "words": "När?"}
    where = world.send(WRITE, fields)["Location"].partition("?")[0]
    readers = f"{where}vilka/"
    assert readers in world.client.get(where).content.decode()
    world.sign_in(close.pk, "close_one")
    world.get(where, 404)
    world.get(readers, 404)
    world.sign_in(world.subject_id)
    assert "Karin Lind" in world.get(readers)
    answer = world.send(readers, {"close_ones": [str(close.pk)]})
    assert "Läser också: Karin Lind" in world.get(answer["Location"])
    world.sign_in(close.pk, "close_one")
    assert "När?" in world.get(where)
    world.get(readers, 404)
    world.sign_in(world.subject_id)
    assert "Läser också" not in world.get(world.send(readers, {})["Location"])
    world.sign_in(close.pk, "close_one")
    world.get(where, 404)
