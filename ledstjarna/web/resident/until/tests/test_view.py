"""A part that needs no decision: until when it holds, asked in time, renewed in one tap or left to end."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.actions import end_parts
from ledstjarna.domain.plans.models import Commitment, PartTerm
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, text_of

LIST = "/min-plan/tar-slut/"


def state_of(part: Commitment) -> str:
    with automatic_run("test"):
        return Commitment.objects.get(pk=part.pk).state


def test_the_choir_says_until_when_and_the_person_lets_it_go_on(world: World) -> None:
    part = world.choir()
    page = f"/min-plan/del/{part.pk}/till-nar/"
    world.sign_in(world.cast.staff["singer"].party_id, "association")
    theirs = f"/foreningen/fraga/{part.pk}/till-nar/"
    last = NOW.date() + timedelta(days=89)
    assert world.send(theirs, {"last_day": last.isoformat()}).status_code == 302
    world.sign_in(world.subject_id)
    assert "Gäller till och med" in world.get(page)
    assert "Till och med" in world.get("/min-plan/")
    assert "Inget tar slut just nu." in world.get(LIST)
    assert "Den dagen har varit" in text_of(world.send(page, {"last_day": "2026-01-01"}))
    with clock_set_to(NOW + timedelta(days=70)):
        world.sign_in(world.subject_id)
        assert "Kören hämtar mig" in world.get(LIST)
        assert "Tar slut: fortsätter det?" in world.get("/min-plan/vantar/")
        sent = world.send(LIST, {"do": "renew"}, to=page)
        assert "Tack, det är sparat" in world.get(sent["Location"])
        assert "Inget tar slut just nu." in world.get(LIST)
    with automatic_run("test"):
        assert [row.ends_on for row in PartTerm.objects.order_by("number")] == [
            last + timedelta(days=1), last + timedelta(days=91)
        ]  # fmt: skip


def test_nothing_vanishes_until_somebody_has_answered_and_then_the_clock_ends_it(world: World) -> None:
    part = world.part("Jag går ut", "own", world.cast.own())
    page = f"/min-plan/del/{part.pk}/till-nar/"
    world.send(page, {"last_day": (NOW.date() + timedelta(days=40)).isoformat()})
    with clock_set_to(NOW + timedelta(days=200)):
        assert end_parts(at=NOW + timedelta(days=200)) == 0
        world.sign_in(world.subject_id)
        assert "Har tagit slut" in world.get(LIST), "unanswered it stands, however late"
    with clock_set_to(NOW + timedelta(days=35)):
        world.sign_in(world.subject_id)
        assert "Tar slut efter" in world.get(world.send(page, {"do": "end"})["Location"])
        assert "Inget tar slut just nu." in world.get(LIST)
        assert "redan sagt" in text_of(world.send(page, {"do": "end"}, to=page))
    assert end_parts(at=NOW + timedelta(days=40)) == 0
    assert state_of(part) == "active"
    assert [end_parts(at=NOW + timedelta(days=42)) for _ in range(2)] == [1, 0]
    assert state_of(part) == "ended"


def test_a_decision_says_its_own_until(world: World) -> None:
    part = world.part("Dusch", "sol", world.cast.unit_owner("assessment"))
    assert "till-nar" not in world.client.get(f"/min-plan/del/{part.pk}/").content.decode()
