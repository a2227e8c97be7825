"""A decision that ends comes up in time, and is followed by a new application, never by itself."""

from datetime import date, timedelta

from ledstjarna.domain.plans.actions import Decided, begin_investigation, decide, write_investigation
from ledstjarna.domain.plans.models import Application, Commitment
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, text_of


def granted(world: World, ends: date) -> Commitment:
    part = world.part("Dusch", "sol", world.cast.unit_owner("assessment"))
    assessor = world.cast.act(world.cast.staff["assessor"])
    about = {"by": assessor, "subject_id": world.subject_id, "application_id": part.application.id}
    begin_investigation(**about, seen_version=1, at=world.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    decided = Decided(outcome="granted", scope="Dusch på måndagar", starts=date(2026, 3, 9), ends=ends)
    decide(**about, seen_version=3, decided=decided, at=world.at())
    return part


def test_it_comes_up_in_time_for_all_three_and_a_new_application_takes_it_away(world: World) -> None:
    ends = NOW.date() + timedelta(days=200)
    part = granted(world, ends)
    assert "Inget tar slut just nu." in world.get("/min-plan/tar-slut/")
    world.get(f"/min-plan/tar-slut/{part.pk}/", 302)
    with clock_set_to(NOW + timedelta(days=145)):
        world.sign_in(world.subject_id)
        assert "Beslutet gäller till och med 18 september 2026" in world.get("/min-plan/tar-slut/")
        assert "Beslutet tar slut" in world.get("/min-plan/vantar/")
        world.sign_in(world.cast.staff["assessor"].party_id, "staff")
        assert "Beslutet tar slut" in world.get("/teamet/att-gora/")
        world.sign_in(world.subject_id)
        sent = world.send(f"/min-plan/tar-slut/{part.pk}/", {})
        assert sent.status_code == 302, text_of(sent)
        world.cast.act(world.person)
        states = Application.objects.filter(subject_id=world.subject_id).values_list("state", flat=True)
        assert sorted(states) == ["decided", "submitted"], "a new application, and the old decision as it was"
        assert "Inget tar slut just nu." in world.get("/min-plan/tar-slut/")
        assert "Beslutet tar slut" not in world.get("/min-plan/vantar/")
