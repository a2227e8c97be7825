"""A meeting that is cancelled is told to everybody called: the person's first page, and what is new to the others."""

from datetime import timedelta

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import PlanMeetingCall
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.calls.tests.test_cannot import BY_PHONE, START
from ledstjarna.web.team.tests.desk import Desk
from ledstjarna.web.tests.signing_in import TEN_YEARS

TOLD = "Mötet tisdag 10 mars kl. 13.30 är inställt"
NEW = "Mötet är inställt"


def cancelled(desk: Desk) -> PlanMeetingCall:
    """The nurse has called the assessors' unit too, set the time, and cancelled."""
    nurse = desk.contact()
    desk.part("Dusch", "sol", "assessment")
    desk.share(desk.cast.municipality)
    told = {"by": desk.cast.act(nurse), "subject_id": desk.subject_id}
    unit = desk.cast.units["assessment"].pk
    call = actions.call_meeting(**told, who=[nurse.party_id, unit], arranged=BY_PHONE, at=desk.at())
    told |= {"call_id": call.pk}
    call = actions.set_meeting_time(**told, seen_version=call.version, start=START, at=desk.at())
    return actions.cancel_meeting(**told, seen_version=call.version, why="Sjukdom", at=desk.at())


def as_the_person(desk: Desk) -> None:
    session = desk.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.set_expiry(TEN_YEARS)
    session.save()


def test_the_persons_first_page_tells_it_until_they_have_opened_it(desk: Desk) -> None:
    call = cancelled(desk)
    as_the_person(desk)
    assert TOLD in desk.get("/min-plan/")
    waits = desk.get("/min-plan/vantar/")
    assert NEW in waits
    assert "Skulle ha varit tisdag 10 mars kl. 13.30" in waits
    assert "Sjukdom" in desk.get(f"/min-plan/moten/{call.pk}/")
    assert TOLD not in desk.get("/min-plan/")
    assert NEW not in desk.get("/min-plan/vantar/")


def test_nor_is_it_told_when_its_time_has_gone_by(desk: Desk) -> None:
    cancelled(desk)
    as_the_person(desk)
    with clock_set_to(START - timedelta(minutes=1)):
        assert TOLD in desk.get("/min-plan/")
    with clock_set_to(START + timedelta(minutes=1)):
        assert TOLD not in desk.get("/min-plan/")


def test_those_called_see_it_among_what_is_new(desk: Desk) -> None:
    call = cancelled(desk)
    desk.sign_in("assessor")
    text = desk.get("/teamet/att-gora/")
    assert NEW in text
    assert "Skulle ha varit tisdag 10 mars kl. 13.30" in text
    assert "Sjukdom" in desk.get(f"/teamet/moten/{call.pk}/")
    desk.sign_in("nurse")
    assert NEW not in desk.get("/teamet/att-gora/?visa=vantar"), "it waits for nobody else"
    with clock_set_to(START + timedelta(minutes=1)):
        desk.sign_in("assessor")
        assert NEW not in desk.get("/teamet/att-gora/")
