"""SIP: judged, consented, answered for, closed."""

from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.models import Sip
from ledstjarna.web.team.tests.desk import Desk


def test_judged_then_named_then_closed(desk: Desk) -> None:
    desk.contact()
    assert "Ingen SIP är på gång" in desk.get(desk.path("team_sip"))
    desk.refused(desk.path("judge_sip"), {"why": ""})
    assert "personens samtycke till en SIP" in desk.done(desk.path("judge_sip"), {"why": "Hänger ihop"})
    assert "Registrera samtycke" in desk.get(desk.path("team_sip"))
    by = desk.cast.act(desk.person)
    answer_consent(
        by=by, subject_id=desk.subject_id, kind="plan", state="given", way="digital", at=desk.at(),
        said_by=desk.subject_id,
    )  # fmt: skip
    assert "Ändra samtycke" in desk.get(desk.path("team_sip"))
    desk.done(desk.path("name_responsible"), {"responsible": str(desk.cast.region.pk), "person_took_part": "yes"})
    row = Sip.objects.get()
    assert (row.responsible_id, row.person_took_part) == (desk.cast.region.pk, True)
    desk.done(desk.path("close_sip"), {"why": "Behövs inte"})
    row.refresh_from_db()
    assert row.state == "ended"


def test_twice_is_told(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("judge_sip"), {"why": "a"})
    assert "redan på gång" in desk.refused(desk.path("judge_sip"), {"why": "b"})


def test_without_a_sip_there_is_nothing_to_name_or_close(desk: Desk) -> None:
    desk.contact()
    for name in ("name_responsible", "close_sip"):
        page = desk.get(desk.path(name))
        assert "Ingen SIP är på gång just nu." in page
        assert "Spara" not in page
    desk.done(desk.path("judge_sip"), {"why": "a"})
    assert "Ingen SIP är på gång" not in desk.get(desk.path("close_sip"))
