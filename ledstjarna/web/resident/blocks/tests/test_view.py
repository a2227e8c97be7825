"""Spärrar: the person sets and lifts, and it holds at once; nobody does it for a child."""

from datetime import date

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import Block, BlockLift
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.models import Need
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.actions import answer_consent, register_mandate, set_persons_block
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.web.resident.tests.world import World, text_of

BLOCKS, SHARING = "/min-plan/vem-far-veta/sparrar/", "/min-plan/vem-far-veta/"


def assessed(world: World) -> None:
    """The municipality has assessed a need, and the person shares the plan with the region."""
    assessor = world.cast.act(world.cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=world.subject_id, reason="Astrid ringde", at=world.at())
    area = AreaAssessed(life_area="d5", own_level=2, professional_level=3, wanted_level=1, need="Hjälp i duschen")
    assess(
        by=assessor, subject_id=world.subject_id, way="meeting", person_took_part=True, areas=[area], seen={},
        at=world.at(),
    )  # fmt: skip
    by = world.cast.act(world.person)
    answer_consent(
        by=by, subject_id=world.subject_id, kind="sharing", state="given", way="digital", at=world.at(),
        organisations=[world.cast.region.pk],
    )  # fmt: skip


def shown_to(world: World, key: str) -> int:
    """How many needs the database shows to one of the staff."""
    world.cast.act(world.cast.staff[key])
    return Need.objects.count()


def test_a_block_holds_at_once_and_until_it_is_lifted(world: World) -> None:
    assessed(world)
    world.nurse_in_team()
    assert "Spärra det som någon har skrivit" in world.get(SHARING)
    assert "Inget är spärrat." in world.get(BLOCKS)
    assert shown_to(world, "nurse") == 1
    where = f"{BLOCKS}hos/{world.cast.municipality.pk}/"
    assert "Välj vad som ska spärras." in text_of(world.send(where, {}))
    done = world.send(where, {"where": "allt"})
    page = world.get(done["Location"])
    assert "Nu är det spärrat" in page
    assert "Allt som Katrineholms kommun har skrivit" in page
    assert "också att en ansökan väntar på beslut" in page, "what still shows is said where it is blocked"
    assert shown_to(world, "nurse") == 0
    assert shown_to(world, "assessor") == 1
    assert "Vems uppgifter gäller det?" in page
    assert f"hos/{world.cast.municipality.pk}/" not in world.client.get(BLOCKS).content.decode(), "nothing left there"
    assert world.client.get(where)["Location"] == BLOCKS
    world.cast.act(world.person)
    block = Block.objects.get()
    done = world.send(f"{BLOCKS}{block.pk}/hav/", {})
    assert "Spärren är hävd" in world.get(done["Location"])
    assert "Tidigare spärrar" in world.get(BLOCKS)
    assert shown_to(world, "nurse") == 1


def test_one_unit_is_blocked_and_its_house_sees_nothing(world: World) -> None:
    assessed(world)
    manager = world.cast.act(world.cast.staff["manager"])
    begin_contact(by=manager, subject_id=world.subject_id, reason="Hemtjänst", at=world.at())
    assert shown_to(world, "manager") == 1
    unit = world.cast.units["assessment"].pk
    where = f"{BLOCKS}hos/{world.cast.municipality.pk}/"
    shown, listed, rest = world.client.get(where).content.decode().partition("<select")
    assert listed
    assert f'value="e:{unit}"' in shown, "who has written stands first"
    assert 'value="allt" id="id_where_0" checked' in shown, "the plain choice is made already"
    assert "<optgroup" in rest
    assert "Hemtjänst" in rest
    assert "Annat" not in shown + rest
    assert "Välj vilken del det gäller." in text_of(world.send(where, {"where": "del"}))
    done = world.send(where, {"where": f"e:{unit}"})
    assert f'value="e:{unit}"' not in world.client.get(where).content.decode(), "blocked already"
    assert "Handläggning äldre, Katrineholms kommun" in world.get(done["Location"])
    assert (shown_to(world, "manager"), shown_to(world, "assessor")) == (0, 1)


def test_a_guardian_does_not_block_a_childs_data(world: World) -> None:
    assessed(world)
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(birth_date=date(2016, 5, 1))
    by = world.cast.act(world.cast.staff["assessor"])
    mandate = register_mandate(
        by=by, subject_id=world.subject_id, representative="Rut Lind", kind="guardian", start=date(2016, 5, 1),
        at=world.at(),
    )  # fmt: skip
    assert "Dina vårdnadshavare kan läsa det du skriver här" in world.get("/min-plan/berattelse/")
    world.sign_in(mandate.representative_id, "representative")
    assert "Dina vårdnadshavare kan läsa" not in world.get("/min-plan/berattelse/")
    assert "Se vad som är spärrat" in world.get(SHARING)
    told = world.get(BLOCKS)
    assert "En vårdnadshavare kan inte spärra ett barns uppgifter." in told
    assert "Du själv ser allt" not in told
    where = f"{BLOCKS}hos/{world.cast.municipality.pk}/"
    assert "En vårdnadshavare kan inte spärra" in world.get(where)
    key = "0198c0de-0000-7000-8000-000000000009"
    world.client.post(where, {"where": "allt", "key": key})
    with automatic_run("test"):
        assert not Block.objects.exists()


def test_somebody_close_does_not_see_what_is_blocked(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    world.get(BLOCKS, status=404)
    assert "Spärra det som någon har skrivit" not in world.get(SHARING)


def test_a_question_to_lift_is_told_until_it_is_answered(world: World) -> None:
    assessed(world)
    by = world.cast.act(world.person)
    block_id = set_persons_block(
        by=by, subject_id=world.subject_id, organisation_id=world.cast.municipality.pk, way="digital", at=world.at()
    )
    with automatic_run("test"):
        lift = BlockLift.objects.create(
            county_id="04", subject_id=world.subject_id, block_id=block_id, organisation_id=world.cast.region.pk,
            reason="Läkemedel?", asked_by_id=world.cast.staff["nurse"].party_id, asked_by_label="Sara Ek",
            asked_at=world.at(),
        )  # fmt: skip
    asked = "om att spärren hävs i ett nödläge. Ingen har svarat än. Skälet: Läkemedel?"
    world.sign_in(world.subject_id)
    assert asked in world.get(BLOCKS)
    with automatic_run("test"):
        BlockLift.objects.filter(pk=lift.pk).update(answered_at=world.at(), answered_by_label="Karin Nyström")
    assert asked not in world.get(BLOCKS), "a no lifts nothing, and nobody waits"
