"""Papers beside the plan."""

from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.tests.desk import Desk


def test_linked_never_merged(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    page = desk.path("link_plan")
    desk.refused(page, {"kind": "care_plan"})
    ahead = {"kind": "care_plan", "title": "Vårdplan", "held_by": "Vårdcentralen", "dated": "2099-01-02"}
    assert "Dagen har inte varit än." in desk.refused(page, ahead)
    text = desk.done(
        page, {"kind": "care_plan", "title": "Vårdplan", "held_by": "Vårdcentralen", "dated": "2026-01-02"}
    )
    assert "Vårdplan, Vårdcentralen" in text


def test_a_version_that_does_not_exist(desk: Desk) -> None:
    desk.contact()
    desk.get(desk.path("agreed_version", agreement_id=new_id()), status=404)
