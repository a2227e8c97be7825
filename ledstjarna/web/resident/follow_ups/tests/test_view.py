"""Så tycker jag att det går, and Så går det: the person's own view, the picture, and their word on less help."""

from datetime import timedelta

from ledstjarna.domain.plans.actions import (
    Agreed,
    GoalSaid,
    Held,
    PartSaid,
    agree_plan,
    hold_follow_up,
)
from ledstjarna.domain.plans.models import Commitment, FollowUp, FollowUpPreparation, StepDown
from ledstjarna.domain.plans.rules.following_up import field_of
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, text_of

LATER = NOW + timedelta(days=90)
PAGE, PREPARE = "/min-plan/uppfoljning/", "/min-plan/uppfoljning/jag-tycker/"


def agreed(world: World) -> Commitment:
    part = world.choir()
    nurse = world.nurse_in_team()
    agree_plan(by=nurse, subject_id=world.subject_id, seen_version=0, agreed=Agreed(way="meeting"), at=world.at())
    return part


def followed(world: World, part: Commitment) -> None:
    by = world.cast.act(world.cast.staff["nurse"])
    said = [GoalSaid(goal_id=part.goal_id, own_level=1, professional_level=1, wants="continue", words="Roligt!")]
    held = Held(
        held_on=LATER.date(), how="home", present=["Astrid Lind"], person_took_part=True, words="Jag sjunger igen.",
        next_on=LATER.date() + timedelta(days=90), goals=said,
        parts=[PartSaid(commitment_id=part.id, helped="yes", wants="step_down")],
    )  # fmt: skip
    hold_follow_up(by=by, subject_id=world.subject_id, seen_number=0, held=held, at=LATER)


def test_the_person_prepares_in_their_own_time(world: World) -> None:
    part = agreed(world)
    assert "Skriv några ord." in text_of(world.send(PREPARE, {}))
    said = {
        f"{field_of('goal', part.goal_id)}_level": "2",
        f"{field_of('part', part.id)}_helped": "yes",
        "words": "Det känns bra.",
    }
    answer = world.send(PREPARE, said)
    page = world.get(answer["Location"])
    assert "Tack för att du berättar" in page
    assert "Du har berättat hur du tycker att det går" in page
    assert "Det känns bra." in world.get(PREPARE), "what was said stands there until it is followed up"
    stored = FollowUpPreparation.objects.get()
    assert stored.goals == [{"goal": str(part.goal_id), "level": 2, "wants": "", "words": ""}]
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Du kan läsa, men inte skriva här" in world.get(PREPARE)


def test_how_it_goes_and_less_help_is_left(world: World) -> None:
    part = agreed(world)
    with clock_set_to(LATER):
        followed(world, part)
        page = world.get(PAGE)
        for text in (
            "Du klarar mer själv nu än i mars: från stora svårigheter till lätta svårigheter.",
            "Kan mindre hjälp räcka?", "Du har sagt att du vill klara dig med mindre.", "Nivåerna dag för dag",
        ):  # fmt: skip
            assert text in page, text
        html = world.client.get(PAGE).content.decode()
        assert 'role="img" aria-labelledby="mal-1-title mal-1-desc"' in html
        assert "style=" not in html
        assert "”Roligt!”" in world.get(f"{PAGE}{FollowUp.objects.get().id}/")
        step = StepDown.objects.get()
        answer = world.send(PAGE, {}, to=f"{PAGE}{step.id}/som-forut/")
        assert "Då fortsätter det som det är" in world.get(answer["Location"])
        assert world.client.get(f"{PAGE}{step.id}/nagot/").status_code == 302
        story = world.get("/min-plan/har-hant/")
        assert "Ni följde upp planen tillsammans ”Jag sjunger igen.”" in story
        assert "Juni 2026" in story
        world.client.post("/sprak/", {"language": "en", "next": PAGE})
        assert "You manage more yourself now than in March" in world.get(PAGE)


def test_a_goal_is_reached_when_nothing_goes_on_for_it(world: World) -> None:
    part = agreed(world)
    goal = f"/min-plan/mal/{part.goal_id}/"
    refused = text_of(world.send(goal, {}, to=f"{goal}natt/"))
    assert "Någon gör fortfarande något för målet." in refused
    world.send(f"/min-plan/del/{part.id}/sluta/", {"why": "Jag går själv."})
    answer = world.send(goal, {}, to=f"{goal}natt/")
    assert "Målet är nått. Bra gjort!" in world.get(answer["Location"])
    assert "När ni har kommit överens två gånger" in world.get("/min-plan/overenskommelser/jamfor/")
