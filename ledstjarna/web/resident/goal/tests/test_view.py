"""Ett mål: set, changed, let go, and changed by two."""

from ledstjarna.domain.plans.actions import change_goal
from ledstjarna.domain.plans.models import Goal
from ledstjarna.web.resident.tests.world import World, hidden_of, text_of


def test_a_goal_in_the_persons_words(world: World) -> None:
    fields = {"words": "Jag vill sova gott.", "life_area": "d5", "current_level": "3", "wanted_level": "1"}
    answer = world.send("/min-plan/mal/", fields)
    assert "Tack, målet finns i planen" in world.get(answer["Location"])
    assert Goal.objects.get().words == "Jag vill sova gott."


def test_a_wanted_level_that_is_worse_is_told(world: World) -> None:
    fields = {"words": "Sova.", "life_area": "d5", "current_level": "1", "wanted_level": "3"}
    assert "Den önskade nivån är svårare än nu" in text_of(world.send("/min-plan/mal/", fields))


def test_two_who_change_a_goal_see_the_difference(world: World) -> None:
    goal = world.goal()
    page = f"/min-plan/mal/{goal.id}/"
    fields = hidden_of(world.client.get(page), page)
    change_goal(
        by=world.cast.act(world.person), subject_id=world.subject_id, goal_id=goal.id, seen_version=1, words="Kören!",
        current_level=3, wanted_level=1, at=world.at(),
    )  # fmt: skip
    clash = world.client.post(page, fields | {"words": "Sjunga.", "current_level": "3", "wanted_level": "1"})
    assert "Kören!" in text_of(clash)
    saved = world.client.post(
        page,
        hidden_of(clash, page)
        | {"words": "Sjunga.", "current_level": "3", "wanted_level": "1", "keep-words": "theirs"},
    )
    assert saved.status_code == 302
    assert Goal.objects.get().words == "Kören!"


def test_what_one_screen_never_touched_takes_what_the_other_saved(world: World) -> None:
    goal = world.goal()
    page = f"/min-plan/mal/{goal.id}/"
    stands = {"words": goal.words, "current_level": str(goal.current_level), "wanted_level": str(goal.wanted_level)}
    one, two = (hidden_of(world.client.get(page), page) for _screen in range(2))
    assert world.client.post(page, one | stands | {"words": "Sjunga i kör."}).status_code == 302
    assert world.client.post(page, two | stands | {"current_level": "4"}).status_code == 302
    now = Goal.objects.get()
    assert (now.words, now.current_level) == ("Sjunga i kör.", 4)


def test_a_goal_is_let_go(world: World) -> None:
    goal = world.goal()
    page = f"/min-plan/mal/{goal.id}/"
    answer = world.send(page, {}, to=f"{page}sluta/")
    assert "Målet är avslutat" in world.get(answer["Location"])
    assert Goal.objects.get().state == "ended"
