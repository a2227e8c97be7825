"""The person reads what was written about the cooperation; somebody close does not."""

from ledstjarna.domain.plans.actions import begin_deviation, send_deviation
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.web.resident.tests.world import World


def test_the_person_reads_it_in_plain_words(world: World) -> None:
    nurse = world.nurse_in_team()
    world.cast.shares()
    assessor = world.cast.act(world.cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=world.subject_id, reason="Astrid ringde", at=world.at())
    world.cast.act(world.person)
    part = world.part("Jag går en promenad", "own", world.cast.own())
    world.sign_in(world.subject_id)
    assert "Ingen har skrivit något här" in world.get("/min-plan/samarbete/")
    world.cast.act(nurse)
    begun = begin_deviation(by=nurse, subject_id=world.subject_id, commitment_id=part.id, at=world.at())
    world.sign_in(world.subject_id)
    assert "Ingen har skrivit något här" in world.get("/min-plan/samarbete/"), "a draft is its writer's alone"
    world.cast.act(nurse)
    send_deviation(
        by=nurse, subject_id=world.subject_id, deviation_id=begun.id, kind="information", words="Ingen sa till.",
        organisations=[world.cast.municipality.id], commitment_id=part.id, at=world.at(),
    )  # fmt: skip
    text = world.get("/min-plan/samarbete/")
    assert all(words in text for words in ("Ingen sa till.", "Jag går en promenad", "Svaret kommer senast"))
    close = world.daughter()
    world.sign_in(close.pk, kind="close_one")
    assert "Ingen sa till." not in world.get("/min-plan/samarbete/")
