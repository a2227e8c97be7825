"""The person takes everything out in one file, says what is wrong, reads the answer and takes something back."""

import json
from io import BytesIO
from zipfile import ZipFile

from django.template.loader import render_to_string
from django.utils.translation import override

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.control.models import LogQuestion
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.queries.extract import NAMED
from ledstjarna.domain.keeping.rules.held import HELD
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.foundation.clock import now
from ledstjarna.web.resident.tests.world import World
from ledstjarna.web.wording.extract import COLUMN_WORDS, LEFT_OUT_WORDS, PART_WORDS, TABLE_WORDS

PAGE, SAY = "/min-plan/mina-uppgifter/", "/min-plan/mina-uppgifter/stammer-inte/"
WRONG = {"wants": "rectify", "words": "Jag sa torsdagar."}


def test_everything_in_one_file(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    world.goal()
    world.sign_in(world.subject_id)
    answer = world.client.get(f"{PAGE}utdrag.zip")
    assert answer["Content-Type"] == "application/zip"
    assert "Astrid" not in answer["Content-Disposition"]
    archive = ZipFile(BytesIO(answer.content))
    assert archive.namelist() == ["las-mig.html", "extract.css", "mina-uppgifter.pdf", "uppgifter.json"]
    assert archive.read("mina-uppgifter.pdf").startswith(b"%PDF")
    page = archive.read("las-mig.html").decode()
    assert "Kören är mitt liv." in page
    assert "Jag vill kunna gå till kören på torsdagar." in page
    assert f"<dt>Vem</dt><dd>{nurse.label}</dd></div><div><dt>Vad</dt>" in page, "the log says what was done"
    told = json.loads(archive.read("uppgifter.json"))
    assert told["parts"]["words"]["people.Story"][0]["what_matters"] == "Kören är mitt liv."
    assert nurse.label in {row["party_label"] for row in told["parts"]["log"]["consent.AccessLog"]}
    assert str(nurse.party_id) not in archive.read("uppgifter.json").decode(), "others stand by name, never by id"
    assert told["left_out"]["plans.CarerSupport"] == "somebody_elses"
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="extract", subject_id=world.subject_id).count() == 1


def test_blocks_answers_and_rights_are_told_with_whom(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    by = world.cast.act(world.person)
    organisation = world.cast.region
    answer_consent(
        by=by, subject_id=world.subject_id, kind="sharing", state="given", way="digital", at=world.at(),
        organisations=[organisation.pk],
    )  # fmt: skip
    world.sign_in(world.subject_id)
    assert world.send(f"/min-plan/vem-far-veta/sparrar/hos/{organisation.pk}/", {"where": "allt"}).status_code == 302
    page = ZipFile(BytesIO(world.client.get(f"{PAGE}utdrag.zip").content)).read("las-mig.html").decode()
    for told in (
        "<dt>Vilka det gäller</dt><dd>" + organisation.name,
        f"<dd>Det som {organisation.name} har skrivit</dd>",
        f"<dt>Vem</dt><dd>{nurse.label}</dd></div><div><dt>Varför det är tillåtet</dt>",
    ):
        assert told in page, told


def test_every_table_and_column_has_words() -> None:
    from django.apps import apps

    assert set(TABLE_WORDS) == {label for label, held in HELD.items() if not held.left_out}
    for label, words in TABLE_WORDS.items():
        fields = {each.attname for each in apps.get_model(label)._meta.concrete_fields}
        assert set(words.columns) <= (fields | {NAMED.get(label)}) & set(COLUMN_WORDS), label
    assert {held.part for held in HELD.values() if held.part} == set(PART_WORDS)
    assert {held.left_out for held in HELD.values() if held.left_out} == set(LEFT_OUT_WORDS)
    assert {name for words in TABLE_WORDS.values() for name in words.columns} == set(COLUMN_WORDS)


def test_said_to_be_wrong_and_taken_back(world: World) -> None:
    goal = world.goal()
    assert world.send(SAY, {"thing": f"goal:{goal.pk}", **WRONG}).status_code == 200, "nobody is there to answer"
    world.nurse_in_team()
    world.sign_in(world.subject_id)
    assert "Skriv vad som är fel" in world.send(SAY, {"thing": "contact", "wants": "erase"}).content.decode()
    answer = world.send(SAY, {"thing": f"goal:{goal.pk}", **WRONG})
    assert answer.status_code == 302, answer.content.decode()
    again = world.send(SAY, {"thing": f"goal:{goal.pk}", **WRONG})
    assert "Det är redan sagt, och väntar på svar." in again.content.decode()
    page = world.get(answer["Location"])
    assert "Tack. Det är skickat." in page
    assert "Jag sa torsdagar." in page
    assert "Sara Ek" in page
    assert "3 april" in page
    with automatic_run("test"):
        row = Rectification.objects.get()
        told = {"answer": "Nu stämmer det.", "answered_at": now()}
        LogQuestion.objects.create(
            county_id=row.county_id, subject_id=row.subject_id, organisation_id=row.organisation_id, reader_label="",
            reader_id=row.reaches_id, read_at=now(), asked_by_id=row.asked_by_id, due_on=row.due_on, **told,
        )  # fmt: skip
        Rectification.objects.filter(pk=row.pk).update(**told)
    waits = world.get("/min-plan/vantar/")
    assert "Läs svaret på det som inte stämde" in waits
    assert "Läs svaret på din fråga om vem som har läst" in waits
    with automatic_run("test"):
        Rectification.objects.filter(pk=row.pk).update(answer="", answered_at=None)
    taken = world.send(f"{PAGE}{row.pk}/ta-tillbaka/", {})
    assert taken.status_code == 302
    assert "Tillbakataget" in world.get(taken["Location"])
    assert "Det är redan besvarat" in world.get(f"{PAGE}{row.pk}/ta-tillbaka/")


def test_a_representative_is_promised_no_more_than_the_file_holds(world: World) -> None:
    """The log is the person's own, whatever the mandate; and what is narrow begins with saying so."""
    world.sign_in(world.god_man().id, "representative")
    assert "Här finns allt som står om Astrid, utom vem som har läst" in world.get("/min-plan/mina-uppgifter/")
    with override("sv"):
        around = {"for_another": True, "name": "Astrid", "parts": [], "kept": [], "left_out": [], "hides": False}
        told = render_to_string("printed/extract.html", around | {"made_at": ""})
    assert "som ditt uppdrag låter dig läsa, och inget mer" in told
    assert "allt som står" not in told


def test_who_represents_is_told_of_grounds_as_anothers(world: World) -> None:
    bo = world.god_man()
    pages = []
    for party_id, kind in ((world.subject_id, "person"), (bo.id, "representative")):
        world.sign_in(party_id, kind)
        packed = ZipFile(BytesIO(world.client.get(f"{PAGE}utdrag.zip").content))
        pages.append(packed.read("las-mig.html").decode())
    own, theirs = pages
    assert "<dd>Företräder dig.</dd>" in own
    assert "<dd>Företräder personen</dd>" in theirs
    assert "Företräder dig" not in theirs
