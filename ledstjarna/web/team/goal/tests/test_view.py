"""Goals: set, changed, let go."""

from ledstjarna.domain.plans.models import Goal
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

GOAL = {"words": "Jag vill gå till kören.", "life_area": "d9", "current_level": "3", "wanted_level": "1"}


def test_set_and_seen_in_the_plan(desk: Desk) -> None:
    desk.contact()
    desk.refused(desk.path("team_set_goal"), {**GOAL, "words": ""})
    assert "Jag vill gå till kören." in desk.done(desk.path("team_set_goal"), GOAL)


def test_changed_by_two_at_once(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    page = desk.path("team_change_goal", goal_id=goal.pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Till kören med bussen."})
    shown = desk.client.post(page, {**mine, **GOAL, "words": "Till kören med Karin."})
    assert "Till kören med bussen." in text_of(shown)
    again = desk.client.post(page, {**hidden_of(shown), **GOAL, "words": "Till kören med Karin."})
    assert again.status_code == 302
    assert Goal.objects.get().words == "Till kören med Karin."


def test_what_was_seen_stays_what_was_seen_after_an_error(desk: Desk) -> None:
    """A form that comes back with an error may not take on the version that somebody else has saved meanwhile."""
    desk.contact()
    page = desk.path("team_change_goal", goal_id=desk.goal().pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Sparat av en annan."})
    back = desk.client.post(page, {**mine, **GOAL, "words": ""})
    assert hidden_of(back)["version"] == mine["version"]


def test_let_go(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("let_go_of_goal", goal_id=desk.goal().pk), {})
    assert Goal.objects.get().state == "ended"


def test_what_was_seen_stays_so_when_the_session_expired_meanwhile(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_change_goal", goal_id=desk.goal().pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Sparat av en annan."})
    desk.client.cookies.clear()
    desk.client.post(page, {**mine, **GOAL, "words": "Mitt."})
    kept = desk.client.session["kept_form"]
    desk.sign_in("nurse")
    session = desk.client.session
    session["kept_form"] = kept
    session.save()
    assert hidden_of(desk.client.get(page))["version"] == mine["version"]
