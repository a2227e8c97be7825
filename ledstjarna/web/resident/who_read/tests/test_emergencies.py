"""What the person reads of an emergency once it has been reviewed."""

from dataclasses import replace
from datetime import timedelta

from ledstjarna.domain.consent.actions import open_emergency, review_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import EmergencyAccess
from ledstjarna.domain.consent.queries import emergencies_to_review
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.resident.tests.world import World
from ledstjarna.web.resident.who_read.emergencies import emergencies_shown


def test_the_person_sees_what_came_of_the_review(world: World) -> None:
    nurse = world.cast.act(world.cast.staff["nurse"])
    open_emergency(by=nurse, subject_id=world.subject_id, danger="life", reason="Medvetslös på golvet.", at=now())
    controller = replace(world.cast.act(nurse), party_id=new_id(), role="log_controller")
    with clock_set_to(now() + timedelta(hours=9)):
        (row,) = emergencies_to_review(controller)
        review_emergency(by=controller, emergency_id=row.pk, verdict="report_on", reason="Ingen fara", at=now())
        with automatic_run("test"):
            (shown,) = emergencies_shown(EmergencyAccess.objects.all(), now())
    assert dict(shown.facts)["Granskning"].startswith("Anmäld som misstänkt obehörig åtkomst. Granskad ")
