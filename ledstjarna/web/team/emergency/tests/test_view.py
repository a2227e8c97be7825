"""Nödöppning: for care givers alone, with a reason, for a time; flagged, and told to the person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledstjarna.domain.consent.actions import review_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess
from ledstjarna.domain.consent.queries import NotForYou, emergencies_to_review
from ledstjarna.domain.consent.rules import EMERGENCY_HOURS
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.tests.desk import NOW, Desk

FIELDS = {"danger": "life", "reason": "Hittad medvetslös"}


def test_a_nurse_opens_reads_is_seen_and_it_ends_by_itself(desk: Desk) -> None:
    person = desk.path("team_person")
    desk.get(person, status=404)
    page = desk.path("emergency")
    assert "Bara när liv eller hälsa är i fara" in desk.get(page)
    assert "Skriv varför." in desk.refused(page, {"danger": "life"})
    assert "Nödöppningen är gjord." in desk.done(page, FIELDS)
    assert "Hittad medvetslös" in desk.get(desk.path("team_reading"))
    with automatic_run("test"):
        row = EmergencyAccess.objects.get()
        assert (row.danger, row.reviewed_at, row.ends_at - row.opened_at) == (
            "life", None, timedelta(hours=EMERGENCY_HOURS),
        )  # fmt: skip
        assert set(AccessLog.objects.filter(verb="read").values_list("basis", flat=True)) == {"emergency"}
    _the_person_sees_it(desk)
    desk.sign_in("nurse")
    with clock_set_to(NOW + timedelta(hours=EMERGENCY_HOURS, minutes=1)):
        desk.get(person, status=404)


def _the_person_sees_it(desk: Desk) -> None:
    session = desk.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.save()
    assert "Nödöppning: fara för liv eller hälsa." in desk.get("/min-plan/vem-har-last/")


def test_it_is_ended_before_its_time_and_reviewed_all_the_same(desk: Desk) -> None:
    desk.done(desk.path("emergency"), FIELDS)
    assert "Nödöppningen är avslutad." in desk.done(desk.path("close_emergency"), {})
    desk.get(desk.path("team_person"), status=404)
    nurse = desk.cast.act(desk.staff("nurse"))
    with pytest.raises(NotForYou):
        emergencies_to_review(nurse)
    controller = replace(nurse, role="log_controller")
    (row,) = emergencies_to_review(controller)
    review_emergency(by=controller, emergency_id=row.pk, outcome="Befogad", at=now())
    assert emergencies_to_review(controller) == []


def test_the_social_side_does_not_open_emergencies(desk: Desk) -> None:
    desk.sign_in("assessor")
    desk.get(desk.path("emergency"), status=404)
    with automatic_run("test"):
        assert not EmergencyAccess.objects.exists()
