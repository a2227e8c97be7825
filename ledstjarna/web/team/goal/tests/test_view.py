"""Goals: set, changed, let go."""

import re

from ledstjarna.domain.plans.models import Goal
from ledstjarna.web.entrance.kept_form import KEPT
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

GOAL = {
    "way": "phone",
    "words": "Jag vill gå till kören.",
    "life_area": "d9",
    "current_level": "3",
    "wanted_level": "1",
}


def test_set_and_seen_in_the_plan(desk: Desk) -> None:
    desk.contact()
    desk.refused(desk.path("team_set_goal"), {**GOAL, "words": ""})
    told = desk.done(desk.path("team_set_goal"), GOAL)
    assert "Jag vill gå till kören." in told
    assert "Sagt på telefon, antecknat av Sara Ek" in told


def test_changed_by_two_at_once(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    page = desk.path("team_change_goal", goal_id=goal.pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Till kören med bussen."})
    shown = desk.client.post(page, {**mine, **GOAL, "words": "Till kören med Karin."})
    assert "Till kören med bussen." in text_of(shown)
    assert "Du sparade själv en ändring" in text_of(shown)
    assert not re.search(r'name="keep-[^>]*checked', shown.content.decode())
    again = desk.client.post(page, {**hidden_of(shown), "current_level": "3", "wanted_level": "1"})
    assert "Välj vilket som ska gälla." in text_of(again)
    assert Goal.objects.get().words == "Till kören med bussen."
    done = {**hidden_of(again), "current_level": "3", "wanted_level": "1", "keep-words": "mine"}
    assert desk.client.post(page, done).status_code == 302
    assert Goal.objects.get().words == "Till kören med Karin."


def test_what_one_screen_never_touched_takes_what_the_other_saved(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    page = desk.path("team_change_goal", goal_id=goal.pk)
    stands = {"words": goal.words, "current_level": str(goal.current_level), "wanted_level": str(goal.wanted_level)}
    one, two = (hidden_of(desk.client.get(page)) for _screen in range(2))
    assert desk.client.post(page, {**one, **stands, "words": "Till kören med bussen."}).status_code == 302
    assert desk.client.post(page, {**two, **stands, "current_level": "4"}).status_code == 302
    now = Goal.objects.get()
    assert (now.words, now.current_level) == ("Till kören med bussen.", 4)


def test_an_error_hides_no_question(desk: Desk) -> None:
    """A form that comes back with an error asks about what somebody else has saved meanwhile as well."""
    desk.contact()
    page = desk.path("team_change_goal", goal_id=desk.goal().pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Sparat av en annan."})
    back = desk.client.post(page, {**mine, **GOAL, "words": ""})
    assert 'id="keep-words-theirs"' in back.content.decode()
    assert "Sparat av en annan." in text_of(back)
    assert Goal.objects.get().words == "Sparat av en annan."


def test_let_go(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("let_go_of_goal", goal_id=desk.goal().pk), {})
    assert Goal.objects.get().state == "ended"


def test_what_was_saved_while_the_session_expired_is_asked_about(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_change_goal", goal_id=desk.goal().pk)
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**GOAL, "words": "Sparat av en annan."})
    desk.client.cookies.clear()
    desk.client.post(page, {**mine, **GOAL, "words": "Mitt."})
    kept = desk.client.session[KEPT]
    desk.sign_in("nurse")
    session = desk.client.session
    session[KEPT] = kept
    session.save()
    shown = desk.client.get(page)
    assert 'id="keep-words-theirs"' in shown.content.decode()
    assert {"Sparat av en annan.", "Mitt."} <= set(re.findall(r'side-text">([^<]*)<', shown.content.decode()))
