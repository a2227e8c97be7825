"""What the person, or somebody in their place, says of blocks to staff: written down, confirmed, or passed on."""

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, Block
from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.people.actions import (
    lift_persons_block_around,
    register_mandate,
)
from ledstjarna.domain.people.models import Letter
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.reading.tests.test_view import assessed_by, in_contact
from ledstjarna.web.team.tests.desk import Desk


def test_what_the_person_says_of_blocks_is_written_down_and_confirmed_by_letter(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    page = f"{desk.path('team_block')}?hos={desk.cast.region.pk}"
    said = {"where": "allt", "said_by": str(desk.subject_id), "way": "phone"}
    assert "ingen spärr precis där" in desk.refused(page, {**said, "does": "lift"})
    assert "Det är inskrivet." in desk.done(page, {**said, "does": "set"})
    with automatic_run("test"):
        stands = Block.objects.get()
        assert (stands.way, stands.said_by_label) == ("phone", "Astrid Lind")
        assert stands.registered_by_label.startswith("Sara Ek")
    assert "Vem har skrivit det som ska spärras eller hävas?" in desk.get(desk.path("team_block"))
    elsewhere = f"{desk.path('team_block')}?hos={desk.cast.municipality.pk}"
    told = desk.refused(elsewhere, {**said, "does": "lift"})
    assert "Ni kan inte skriva in det här." in told, "others' blocks are lifted at theirs"
    desk.done(page, {**said, "does": "lift"})
    with automatic_run("test"):
        lifted = Block.objects.get()
        assert not lifted.period.upper_inf
        assert (lifted.lifted_way, lifted.lifted_registered_by_label) == ("phone", stands.registered_by_label)
        assert not Letter.objects.exclude(kind__in=("BlockSet", "BlockLifted")).exists()


def test_what_a_god_man_says_of_blocks_has_the_persons_own_word(desk: Desk) -> None:
    in_contact(desk, "nurse")
    bo = register_mandate(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, representative="Bo Ask", kind="god_man",
        scopes=["personal"], start=AT.date(), at=desk.at(),
    ).representative  # fmt: skip
    desk.sign_in("nurse")
    page = f"{desk.path('team_block')}?hos={desk.cast.region.pk}"
    for does, what in (("set", "set_persons_block"), ("lift", "lift_persons_block")):
        his = {"where": "allt", "said_by": str(bo.pk), "way": "phone", "does": does}
        assert "Välj vad Astrid säger själv." in desk.refused(page, his)
        word = {"person_says": "against", "person_how": "Hon sa nej."}
        assert "Här behövs att personen själv är med på det." in desk.refused(page, his | word)
        word = {"person_says": "agrees", "person_how": "De läste det ihop."}
        desk.done(page, his | word)
        with automatic_run("test"):
            assert AccessLog.objects.get(what=what, detail__has_key="person_says").detail == word
            assert Block.objects.get().period.upper_inf is (does == "set")


def test_the_social_side_passes_on_a_wish_to_block_and_learns_of_none(desk: Desk) -> None:
    in_contact(desk, "assessor")
    desk.sign_in("assessor")
    page = f"{desk.path('team_block')}?hos={desk.cast.region.pk}"
    said = {"where": "allt", "said_by": str(desk.subject_id), "way": "phone"}
    answers = [desk.done(page, said), desk.done(page, {**said, "way": "meeting"})]
    assert answers[0] == answers[1], "the same answer whether it was blocked already or not"
    with automatic_run("test"):
        assert Block.objects.get().way == "phone"
        assert Happening.objects.filter(kind="BlockSet").count() == 2, "a letter each time, so letters tell nothing"
    assert "Häva en spärr" not in desk.get(page)
    assert len(desk.done(page, {**said, "does": "lift"})) > 0, "the choice is none of theirs: it is not read"
    set_up_unit(organisation_id=desk.cast.municipality.pk, name="Hemsjukvården", kind="home_nursing")
    about = {"subject_id": desk.subject_id, "way": "phone", "said_by": desk.subject_id, "at": desk.at()}
    for organisation in (desk.cast.region, desk.cast.municipality):
        by = desk.cast.act(desk.staff("assessor"))
        with pytest.raises(RuleBroken) as broken:
            lift_persons_block_around(by=by, organisation_id=organisation.pk, **about)
        assert broken.value.findings[0].code == "lift_registered_by_the_blocker"
    with automatic_run("test"):
        assert Block.objects.get().period.upper_inf
