"""Vem kommer helst? Said by the person, kept beside what staff have written, and seen by whoever plans."""

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.visits.actions import write_coming_wish
from ledstjarna.domain.visits.models import ComingWish
from ledstjarna.domain.visits.queries import wish_in
from ledstjarna.domain.visits.rules.abilities import Wish
from ledstjarna.domain.visits.tests.home import NOW, moved_in
from ledstjarna.web.resident.tests.world import World, hidden_of, text_of

WHO = "/min-plan/vem-kommer/"


def current() -> ComingWish:
    with automatic_run("test"):
        return ComingWish.objects.get(replaced_at=None)


def test_who_comes_rather_and_who_does_not_come(world: World) -> None:
    home = moved_in(world.cast)
    page = f"{WHO}{home.part.pk}/helst/"
    assert "Vem ska inte komma?" not in world.get(page), "nobody has come yet, and nobody is told to come"
    assert "helst/" not in world.get(WHO)
    [row, *_later] = home.published()
    met = next(one for one in home.carers if one.party_id == row.carer_id)
    other = next(one for one in home.carers if one.party_id != row.carer_id)
    manager = world.cast.act(world.cast.staff["manager"])
    lift = Wish(abilities=frozenset({"lift"}), preferred=frozenset({met.party_id}))
    write_coming_wish(
        by=manager, subject_id=world.subject_id, commitment_id=home.part.pk, seen_version=0, wish=lift, at=NOW
    )
    assert page in world.client.get(WHO).content.decode()
    shown = world.get(page)
    assert "Du behöver inte säga varför." in shown
    assert other.label.split(",")[0] not in shown, "the unit's staff are not listed to the person"
    who = str(met.party_id)
    both = text_of(world.send(page, {"preferred": who, "never": who, "sex": "", "language": ""}))
    assert "både" in both
    strangers = text_of(world.send(page, {"never": str(other.party_id), "sex": "", "language": ""}))
    assert "Välj bland det som står på listan." in strangers
    done = world.send(page, {"never": who, "sex": "female", "language": "ar"})
    assert done.status_code == 302
    assert "Tack. Det är sparat." in world.get(done["Location"])
    said = wish_in(current())
    assert (said.never, said.preferred, said.sex, said.language) == ({met.party_id}, set(), "female", "ar")
    assert said.abilities == {"lift"}, "what staff ask of whoever comes stands"
    assert "Astrid Lind" in world.get(page)


def test_an_older_page_overwrites_nobodys_words(world: World) -> None:
    home = moved_in(world.cast)
    [row, *_later] = home.published()
    assert row.carer_id is not None
    page = f"{WHO}{home.part.pk}/helst/"
    seen = world.client.get(page)
    manager = world.cast.act(world.cast.staff["manager"])
    write_coming_wish(
        by=manager, subject_id=world.subject_id, commitment_id=home.part.pk, seen_version=0,
        wish=Wish(preferred=frozenset({row.carer_id})), at=NOW,
    )  # fmt: skip
    answer = world.client.post(page, {**hidden_of(seen, page), "sex": "female", "language": ""})
    assert answer.status_code == 302
    said = wish_in(current())
    assert (said.preferred, said.sex) == ({row.carer_id}, "female")


def test_somebody_close_reads_who_comes_and_says_nothing_of_it(world: World) -> None:
    home = moved_in(world.cast)
    home.published()
    daughter = world.daughter()
    world.sign_in(daughter.pk, "close_one")
    assert "Vem kommer helst?" not in world.get(WHO)
    world.get(f"{WHO}{home.part.pk}/helst/", status=404)
