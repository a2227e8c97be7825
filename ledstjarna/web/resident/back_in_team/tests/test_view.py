"""A yes after the end leads to the question who is to be with them again; nobody is until it is answered."""

from ledstjarna.domain.teams.actions import begin_contact, invite
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.web.resident.tests.world import World, text_of

SHARING, SHARED = "/min-plan/vem-far-veta/sharing/", "/min-plan/vem-far-veta/"
AGAIN = "/min-plan/vem-far-veta/igen/"


def test_taken_back_and_said_anew_they_are_asked_back_in_one_step(world: World) -> None:
    assert "Ingen väntar på att vara med igen" in world.get(AGAIN)
    cast, yes = world.cast, {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"}
    begin_contact(by=cast.act(cast.staff["assessor"]), subject_id=world.subject_id, reason="ringde", at=world.at())
    first = world.send(SHARING, yes)
    assert first["Location"].startswith(SHARED + "?"), "nobody to ask back"
    nurse = cast.staff["nurse"]
    invite(
        by=cast.act(cast.staff["assessor"]), subject_id=world.subject_id, party_id=nurse.party_id, label=nurse.label,
        role="district_nurse", organisation_id=cast.region.pk, at=world.at(),
    )  # fmt: skip
    cast.act(world.person)
    page = world.get(world.send(SHARING, {"answer": "withdrawn"})["Location"])
    assert "kommer de inte tillbaka av sig själva" in page
    assert "De är inte med i teamet längre: Sara Ek" in page
    led = world.send(SHARING, yes)["Location"]
    assert led.startswith(AGAIN)
    page = world.get(led)
    assert "Tack, nu vet vi vilka som får läsa" in page
    assert "Sara Ek, Vårdcentralen Linden. Var med till den" in page
    assert "Välj vilka som ska vara med igen" in world.get(SHARED)
    assert "Kryssa i minst en" in text_of(world.send(AGAIN, {}))
    assert " checked" not in world.client.get(AGAIN).content.decode(), "a ticked box is no yes"
    row = TeamMember.objects.get(party_id=nurse.party_id)
    done = world.send(AGAIN, {"members": [str(row.pk)]})
    page = world.get(done["Location"])
    assert "Nu är de med igen" in page
    assert "Sara Ek" in page
    assert "Välj vilka som ska vara med igen" not in page
    narrowed = world.send(SHARING, yes | {"organisations": [str(cast.municipality.pk)]})
    assert "De är inte med i teamet längre: Sara Ek" in world.get(narrowed["Location"])
