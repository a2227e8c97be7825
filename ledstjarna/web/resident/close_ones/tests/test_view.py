"""De som står mig nära: named, let to read, protected, ended."""

import re
from io import BytesIO
from zipfile import ZipFile

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import name_close_one
from ledstjarna.domain.people.models import CloseOne
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.foundation.identity import official_test_numbers
from ledstjarna.web.resident.tests.world import World, text_of

PAGE = "/min-plan/narstaende/"


def test_named_let_read_and_ended(world: World) -> None:
    named = world.send(PAGE, {"name": "Karin Lind", "relation": "dotter", "phone": "070-1"})
    page = world.get(named["Location"])
    assert "Hen kan inte läsa något än." in page
    assert "Får inte läsa" in page
    close = CloseOne.objects.get()
    let = world.send(f"{PAGE}{close.id}/lasa/", {"plan": "on", "how_long": "open"})
    assert "Får läsa planen, tills du ändrar det." in world.get(let["Location"])
    no_longer = world.send(PAGE, {"stop": "yes"}, to=f"{PAGE}{close.id}/lasa/")
    assert "Nu kan hen inte läsa längre" in world.get(no_longer["Location"])
    ended = world.send(PAGE, {}, to=f"{PAGE}{close.id}/sluta/")
    assert "Ingen är nämnd än." in world.get(ended["Location"])


def test_somebody_with_a_protected_identity_is_named_on_these_pages_and_in_no_file(world: World) -> None:
    close = world.daughter()
    CloseOne.objects.update(phone="0155-771177")
    assert "nu skyddas uppgifterna" in world.get(
        world.send(PAGE, {"protected": "yes"}, to=f"{PAGE}{close.id}/skydd/")["Location"]
    )
    page = world.get(PAGE)
    assert "Skyddade personuppgifter" in page
    assert "Karin Lind" in page
    assert "har skyddade personuppgifter" in world.get("/min-plan/har-hant/")
    answer = world.client.get("/min-plan/mina-uppgifter/utdrag.zip")
    with ZipFile(BytesIO(answer.content)) as archive:
        told = "".join(archive.read(name).decode() for name in archive.namelist() if not name.endswith(".pdf"))
    assert "I stället står •••." in told
    assert not re.search("Karin Lind|0155-771177", told)
    with automatic_run("test"):
        viewer = private_viewer(close.id, "close_one", world.subject_id)
    assert viewer
    assert "Karin" not in viewer.label
    world.send(PAGE, {"protected": "no"}, to=f"{PAGE}{close.id}/skydd/")
    assert not CloseOne.objects.get().protected


def test_a_number_to_sign_in_by_is_written_seen_and_taken_away(world: World) -> None:
    daughter, brother = world.daughter(), world.daughter(reads=False)
    page, others = f"{PAGE}{daughter.id}/logga-in/", f"{PAGE}{brother.id}/logga-in/"
    number = next(one for one in sorted(official_test_numbers()) if one.startswith("1979"))
    written = world.send(page, {"number": number})
    shown = world.get(written["Location"])
    assert "se det hen får läsa" in shown
    assert "Kan logga in" in shown
    assert "Numret står redan för Karin Lind." in text_of(world.send(others, {"number": number}))
    gone = world.send(PAGE, {"forget": "yes"}, to=page)
    assert "Numret är borttaget" in world.get(gone["Location"])
    assert "Kan logga in" not in world.get(PAGE)
    assert "Numret är redan borttaget." in text_of(world.send(page, {"forget": "yes"}))
    assert "när hen får läsa" in world.get(world.send(others, {"number": number})["Location"])
    story = world.get("/min-plan/har-hant/")
    assert "skrev numret som Karin Lind kan logga in med" in story
    assert "tog bort numret som Karin Lind kunde logga in med" in story


def test_a_name_is_needed(world: World) -> None:
    page = text_of(world.send(PAGE, {"name": "", "relation": ""}))
    assert "Skriv ett namn." in page
    assert "Välj vem det är." in page


def test_a_representative_is_named_with_their_mandate(world: World) -> None:
    bo = world.god_man()
    page = world.get(PAGE)
    assert "Bo Ask" in page
    assert "God man" in page
    world.sign_in(bo.id, "representative")
    page = world.get(PAGE)
    assert "bara på sidorna om Astrid" in page
    assert "om dig" not in page
    kept = world.get("/min-plan/mina-uppgifter/")
    assert "Egna ord: så länge" in kept
    for words in ("Dina ", "om dig", "till dig"):
        assert words not in kept, words


def test_somebody_close_reads_who_else_is_and_no_number_but_their_own(world: World) -> None:
    daughter = world.daughter()
    with automatic_run("test"):
        CloseOne.objects.update(phone="0155-771177")
    by = world.cast.act(world.person)
    name_close_one(
        by=by, subject_id=world.subject_id, name="Per Lind", relation="son", phone="0155-882288", at=world.at()
    )  # fmt: skip
    told = {"name": "Astrid", "phone": "0155-993399"}
    part = world.part("Kören hämtar mig", "association", world.cast.unit_owner("choir"), **told)
    pages = (PAGE, "/min-plan/vem-far-veta/", f"/min-plan/del/{part.pk}/")
    own = "".join(world.get(page) for page in pages)
    assert all(number in own for number in ("0155-771177", "0155-882288", "0155-993399"))
    world.sign_in(daughter.id, "close_one")
    seen = "".join(world.get(page) for page in pages)
    assert "Per Lind" in seen
    assert "0155-771177" in seen, "their own"
    assert not re.search("0155-882288|0155-993399|Det här ser de som är frågade|Det här har de fått veta", seen)


def test_somebody_close_changes_nothing(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Nämn någon" not in world.get(PAGE)
    assert (
        world.client.post(f"{PAGE}{daughter.id}/sluta/", {"key": "0198c0de-0000-7000-8000-000000000004"}).status_code
        == 404
    )


def test_the_person_chooses_what_and_until_when_and_changes_it(world: World) -> None:
    close = world.daughter(reads=False)
    page = f"{PAGE}{close.id}/lasa/"
    assert "Det du har berättat: vad som är viktigt för dig" in world.get(page), "what each choice opens, before"
    nothing = text_of(world.send(page, {"how_long": "open"}))
    assert "Kryssa i planen, berättelsen eller båda." in nothing
    assert "Teamet visas tillsammans med planen." in text_of(world.send(page, {"team": "on", "how_long": "open"}))
    assert "Skriv vilken dag" in text_of(world.send(page, {"plan": "on", "how_long": "day"}))
    wide = {"plan": "on", "story": "on", "team": "on"}
    world.send(page, wide | {"how_long": "day", "last_day": "2027-03-14"})
    shown = world.get(PAGE)
    assert "Får läsa planen, berättelsen och vilka som är med i teamet till och med 14 mars 2027." in shown
    assert "Till och med 14 mars" in world.get("/min-plan/vem-far-veta/")
    form = world.client.get(page).content.decode()
    assert 'value="2027-03-14"' in form, "what is said already"
    world.send(page, {"plan": "on", "how_long": "open"})
    assert "Får läsa planen, tills du ändrar det." in world.get(PAGE)
    assert "De läser inte din berättelse." in world.get("/min-plan/vem-far-veta/")


def test_who_reads_the_plan_alone_meets_no_way_to_the_rest(world: World) -> None:
    world.story()
    close = world.daughter(reads=False)
    world.send(f"{PAGE}{close.id}/lasa/", {"plan": "on", "how_long": "open"})
    world.sign_in(close.id, "close_one")
    answer = world.client.get("/min-plan/")
    html = answer.content.decode()
    assert answer.status_code == 200
    for way in ("/min-plan/berattelse/", "/min-plan/mitt-team/", "/min-plan/meddelanden/", "/min-plan/vem-far-veta/"):
        assert f'href="{way}' not in html, way
        assert world.client.get(way).status_code == 404, way
    assert "Vem ringer jag?" not in html


def test_who_reads_the_story_alone_comes_to_it(world: World) -> None:
    world.story()
    close = world.daughter(reads=False)
    world.send(f"{PAGE}{close.id}/lasa/", {"story": "on", "how_long": "open"})
    world.sign_in(close.id, "close_one")
    led = world.client.get("/min-plan/")
    assert led["Location"] == "/min-plan/berattelse/"
    page = world.client.get(led["Location"]).content.decode()
    assert "Du kan läsa det som Astrid har valt." in page
    assert 'href="/min-plan/"' not in page.split("<main", 1)[1], "no way back to what is not there"
    assert world.client.get("/min-plan/forslag/").status_code == 404
