"""Vad har hänt, and who has read: told as people tell it."""

import dataclasses
import inspect
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.utils.translation import override

from ledstjarna.domain.consent import events as consent_events
from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.needs import events as needs_events
from ledstjarna.domain.people import events as people_events
from ledstjarna.domain.people.actions import name_close_one, note_protection
from ledstjarna.domain.plans import events as plan_events
from ledstjarna.domain.teams import events as team_events
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import Event
from ledstjarna.web.resident.happened.names import Known, names
from ledstjarna.web.resident.tests.world import World
from ledstjarna.web.wording.agreed import who_agreed
from ledstjarna.web.wording.happenings import happening_text, worded_kinds
from ledstjarna.web.wording.readings import own_text


def test_the_story_of_a_plan(world: World) -> None:
    world.story()
    world.nurse_in_team()
    world.part("Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    page = world.get("/min-plan/har-hant/")
    for sentence in (
        "Du berättade vad som är viktigt", "Sara Ek (Vårdcentralen Linden) började arbeta med planen",
        "Du sa ja till: Hjälp att duscha", "En ansökan skickades: Hjälp att duscha",
    ):  # fmt: skip
        assert sentence in page, sentence


def test_several_of_the_same_are_told_as_one_would_say_it(world: World) -> None:
    by = world.cast.act(world.person)
    for name in ("Karin Lind", "Per Lind", "Eva Lind"):
        name_close_one(by=by, subject_id=world.subject_id, name=name, relation="daughter", at=world.at())
    page = world.get("/min-plan/har-hant/")
    assert re.search(r"Du nämnde några som står nära: \w+ Lind, \w+ Lind och \w+ Lind", page)
    assert page.count("som står nära") == 1


def test_roles_are_told_in_the_readers_language() -> None:
    label, party = "Marcin Walczak, biståndshandläggare, Myndigheten", uuid4()
    member = SimpleNamespace(id=uuid4(), party_id=party, label=label)
    known = Known(SimpleNamespace(goals=[], ended_goals=[], carried=[]), [member], [], [], [])  # type: ignore[arg-type]
    viewer: Any = SimpleNamespace(party_id=uuid4())
    yes = {"name": label, "way": "meeting", "at": "2026-03-03T09:00:00+00:00", "by": label}
    with override("en"):
        assert "handläggare" not in names(known, viewer, viewer.party_id, "Astrid Lind").who(party)
        assert "handläggare" not in who_agreed({"agreed": [yes]})[0]


def test_nobody_close_is_told_that_the_identity_is_protected(world: World) -> None:
    """The danger may come from there; the person, who represents them and the staff see it."""
    bo, daughter = world.god_man(), world.daughter()
    by = world.cast.act(world.cast.staff["nurse"])
    note_protection(
        by=by, subject_id=world.subject_id, kind="sekretessmarkering", source="tax_agency", seen_version=0,
        at=world.at(),
    )  # fmt: skip
    note_protection(
        by=by, subject_id=world.subject_id, kind="", source="tax_agency", words="Skatteverkets besked", seen_version=1,
        at=world.at(),
    )  # fmt: skip
    said = ("personuppgifterna är skyddade", "skyddet av personuppgifterna kan bli mindre")
    for party_id, kind, told in (
        (daughter.id, "close_one", False), (bo.id, "representative", True), (world.subject_id, "person", True),
    ):  # fmt: skip
        world.sign_in(party_id, kind)
        page = world.get("/min-plan/har-hant/")
        assert [words in page for words in said] == [told, told], kind
    for viewer, told in ((world.cast.staff["nurse"], 2), (replace(by, parties=(daughter.id,)), 0)):
        world.cast.act(viewer)
        assert Happening.objects.filter(kind__startswith="Protection").count() == told, "the database says the same"


def test_somebody_close_is_not_told_of_authority_matters(world: World) -> None:
    world.part("Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.get("/min-plan/har-hant/")
    assert "Astrid Lind sa ja till: Hjälp att duscha" in page
    assert "En ansökan skickades" not in page


_STATES = {"OccurrenceTold": "done"}  # a state of another noun than the usual


def test_sentences_fit_whoever_reads() -> None:
    for kind, body in (("ConsentWithdrawn", {"kind": "sharing"}), ("OwnerStayed", {})):
        told = happening_text(kind, body, who="Du", what="")
        assert told
        assert not {"sin", "sitt", "sina"} & set(told.sentence.split()), told


def test_every_event_has_words() -> None:
    rooms = (people_events, consent_events, needs_events, team_events, plan_events)
    events = {
        name: kind
        for room in rooms
        for name, kind in inspect.getmembers(room, inspect.isclass)
        if issubclass(kind, Event) and kind is not Event
    }
    assert set(events) <= worded_kinds()
    sample = {
        "kind": "plan",
        "choice": "yes",
        "version": 1,
        "report": "nobody_came",
        "outcome": "granted",
    }
    for name, kind in events.items():
        own = {"state": _STATES.get(name, "left")}
        body = {field.name: (sample | own).get(field.name, True) for field in dataclasses.fields(kind)}
        for what in ("", "Promenad"):
            told = happening_text(name, body, who="Du", what=what)
            assert told
            assert "%(" not in told.sentence


def test_who_has_read_is_told_in_plain_words(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    open_reading(world.cast.act(nurse), world.subject_id, what="person", kinds=["plan", "story"])
    page = world.get("/min-plan/vem-har-last/")
    assert "Sara Ek Vårdcentralen Linden Läste eller ändrade:" in page
    assert "Läste din plan och din berättelse" in page
    assert "Arbetar med ditt stöd eller din vård." in page


def test_the_log_is_the_persons_own(world: World) -> None:
    god_man = world.god_man()
    world.sign_in(god_man.id, "representative")
    world.get("/min-plan/vem-har-last/", status=404)


def test_what_the_house_did_is_not_put_in_the_persons_mouth() -> None:
    for by_house in (False, True):
        told = happening_text("MeetingParticipantLeftOut", {"by_house": by_house}, who="Du")
        assert told
        assert ("Du" in told.sentence) != by_house


def test_one_consent_has_one_name_and_who_was_told_nothing_of_blocks_saw_nothing_of_them() -> None:
    told = happening_text("ConsentGiven", {"kind": "reading"}, who="Du")
    assert told
    assert "läsa det som andra har skrivit" in told.sentence
    assert "spärr" in own_text("read", "team_reading")
    assert "spärr" not in own_text("read", "team_reading_own")
