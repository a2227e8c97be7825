"""The week's check finds, the controller answers, the person asks and is answered; every opening is logged."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess
from ledstjarna.domain.consent.queries import log_finding, open_reading
from ledstjarna.domain.control.actions import draw_round, draw_rounds
from ledstjarna.domain.control.models import LogFinding, LogRound
from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.plans.tests.cast import viewer_of
from ledstjarna.web.team.tests.desk import Desk


def controller_of(desk: Desk, key: str) -> str:
    """A log controller where somebody works; signs them in."""
    there = Assignment.objects.get(pk=desk.staff(key).party_id)
    someone = StaffMember.objects.create(given_name="Lena", family_name="Loggsson")
    made = Assignment.objects.create(
        staff_member=someone, unit=there.unit, role="log_controller", period=there.period, pk=None
    )  # fmt: skip
    desk.cast.staff["controller"] = viewer_of(made)
    desk.sign_in("controller")
    return str(made.pk)


def test_a_round_is_drawn_once_answered_and_told(desk: Desk) -> None:
    desk.contact()
    nurse, at = desk.staff("nurse"), desk.at()
    open_reading(desk.cast.act(nurse), desk.subject_id, what="person", kinds=["plan"])
    log_finding(desk.cast.act(desk.staff("assessor")), desk.subject_id, what="find_person")
    assert nurse.organisation_id
    since, until = at - timedelta(days=6), at + timedelta(days=1)
    found = draw_round(
        organisation_id=nurse.organisation_id, county_id="04", since=since, until=until, at=until
    )  # fmt: skip
    assert found
    assert found.looked_at == 1
    again = draw_round(organisation_id=nurse.organisation_id, county_id="04", since=since, until=until, at=until)
    assert again is None
    with automatic_run("test"):
        row = LogFinding.objects.get()
    assert row.rules[-1] == "sample"
    controller_of(desk, "nurse")
    page = desk.get("/teamet/loggkontroll/")
    assert "Stickprov" in page
    assert "Titta på det här först" in page
    one = f"/teamet/loggkontroll/lasning/{row.pk}/"
    text = desk.get(one)
    assert "Astrid" in text
    assert "Läste · planen · arbetar med personen" in text
    assert desk.refused(one, {"verdict": "ask_reader", "reason": " "})
    assert "Läsaren är tillfrågad" in desk.done(one, {"verdict": "ask_reader", "reason": "Ringde i dag."})
    text = desk.done(one, {"verdict": "in_order", "reason": "Hembesök samma dag."})
    assert text.count("Lena Loggsson") >= 2
    assert "I sin ordning" in text
    with automatic_run("test"):
        logged = AccessLog.objects.filter(what__in=("log_finding", "note_log_outcome"), subject_id=desk.subject_id)
        assert logged.count() >= 4
    assert draw_rounds(at=until + timedelta(days=7)) > 0
    assert LogRound.objects.filter(organisation_id=nurse.organisation_id).count() == 2
    controller_of(desk, "assessor")
    desk.get(one, status=404)  # another organisation's
    assert "Ingen grund att läsa" in desk.get("/teamet/loggkontroll/")  # looked up, and never met
    desk.sign_in("nurse")
    desk.get("/teamet/loggkontroll/", status=404)


def test_a_reviewed_emergency_stays_with_what_was_opened(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    desk.get(desk.path("needs"))
    controller_of(desk, "nurse")
    with automatic_run("test"):
        one = f"/teamet/loggkontroll/nodoppning/{EmergencyAccess.objects.get().pk}/"
    assert one in desk.client.get("/teamet/loggkontroll/").content.decode()
    text = desk.get(one)
    assert "bedömningar av behov" in text
    assert "· nödöppning" in text
    desk.done(one, {"outcome": "Befogad."})
    page = desk.get("/teamet/loggkontroll/")
    assert "Redan besvarat" in page
    assert "Granskad" in page
