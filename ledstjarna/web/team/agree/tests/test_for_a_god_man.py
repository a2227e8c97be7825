"""What staff write down that a god man answered asks what the person says themself (FB 12:2)."""

from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.actions import register_mandate
from ledstjarna.domain.plans.models import Agreement
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.web.team.tests.desk import Desk

AGAINST = {"person_says": "against", "person_how": "Hon sa nej."}
AGREES = {"person_says": "agrees", "person_how": "De läste det ihop."}


def a_god_man(desk: Desk) -> UUID:
    """Bo decides in personal matters; his id."""
    return register_mandate(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, representative="Bo Ask", kind="god_man",
        scopes=["personal"], start=AT.date(), at=desk.at(),
    ).representative_id  # fmt: skip


def test_his_yes_to_the_plan_has_the_persons_own_word(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.part("Jag går", "own")
    bo, page = a_god_man(desk), desk.path("team_agree")
    his = {"said_by": str(bo), "way": "meeting"}
    assert "Välj vad Astrid säger själv." in desk.refused(page, his)
    assert "Här behövs att personen själv är med på det." in desk.refused(page, his | AGAINST)
    assert not Agreement.objects.exists()
    desk.done(page, his | AGREES)
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="agree_plan", detail__person_says="agrees").exists()


def test_the_persons_own_yes_asks_for_no_word_about_it(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.part("Jag går", "own")
    a_god_man(desk)
    desk.done(desk.path("team_agree"), {"said_by": str(desk.subject_id), "way": "meeting"})
    with automatic_run("test"):
        assert not AccessLog.objects.filter(what="agree_plan", detail__has_key="person_says").exists()
