"""The SIP form from the plan: what is missing said plainly, each part with whoever answers for it, valid as PDF/UA."""

from pathlib import Path
from typing import Any

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.actions import end_plan, judge_sip
from ledstjarna.domain.plans.models import Agreement, Sip
from ledstjarna.web.printed.tests.papers import faults
from ledstjarna.web.team.tests.desk import Desk


def test_filled_from_the_plan_with_what_is_missing(desk: Desk, settings: Any, tmp_path: Path) -> None:
    desk.contact()
    desk.story()
    goal = desk.goal()
    page = desk.path("sip_form")
    assert "Ingen SIP är på gång" in desk.get(page)
    assert desk.client.get(desk.path("sip_paper")).status_code == 404
    desk.part("Provtagning hemma", "health", "care_centre", goal)
    desk.part("Dusch", "sol", "assessment", goal)
    desk.part("Jag går en promenad", "own", goal=goal)
    judge_sip(by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, why="Behövs", at=desk.at())
    text = desk.get(page)
    region, others = text.index("Regionen ansvarar för Provtagning hemma"), text.index("Det någon annan gör Jag går")
    assert region < text.index("Kommunen ansvarar för Dusch") < others
    missing = text[text.index("Det här saknas än") : text.index("Se vad du kan göra")]
    assert all(
        one in missing for one in ("Personens samtycke", "Övergripande ansvar", "Personen har varit med och gjort")
    )
    assert not faults(desk.client.get(desk.path("sip_paper") + "?storlek=large").content)
    settings.SIP_FORMS = tmp_path
    (tmp_path / "04.toml").write_text("title = ", encoding="utf-8")
    assert "Länets egen blankett gick inte att använda" in desk.get(page)


def test_the_form_of_a_sip_that_ended_with_its_plan_is_read_as_it_was(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    part = desk.part("Provtagning hemma", "health", "care_centre", goal)
    desk.part("Jag går en promenad", "own", goal=goal)
    judge_sip(by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, why="Behövs", at=desk.at())
    page = desk.path("sip_form")
    with automatic_run("test"):
        Agreement.objects.create(
            county_id="04", subject_id=desk.subject_id, plan=part.plan, number=1, snapshot={}, digest="-", as_sip=True,
            agreed_by_id=desk.subject_id, agreed_by_label="Astrid Lind", agreed_at=desk.at(),
        )  # fmt: skip
    end_plan(by=desk.cast.act(desk.person), subject_id=desk.subject_id, at=desk.at())
    desk.sign_in("nurse")
    text = desk.get(page)
    assert "SIP:n gällde till och med" in text
    assert "Provtagning hemma" in text
    assert "Jag går en promenad" in text
    assert "Det här saknas än" not in text
    assert not faults(desk.client.get(desk.path("sip_paper")).content)
    assert "En SIP gällde till och med den dagen." in desk.get(desk.path("team_person"))
    with automatic_run("test"):
        Sip.objects.update(ended_why="closed")
    assert "Ingen SIP är på gång" in desk.get(page), "what was closed before is no more the plan's"
