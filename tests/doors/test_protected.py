"""A protected person, of each kind, asked about at every door by everybody who reaches something of them.

Where they live, and their number, is told to nobody else. Their name, and the names of those close to them, stand on
the pages about them, to those who know them: in no title, list, paper, file, log, or answer to a system.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessLog, Subject
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.actions import set_up_municipality
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import CloseOne, Person, PersonContact
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import MeetingParticipant
from ledstjarna.domain.plans.tests.cast import viewer_of
from ledstjarna.domain.teams.models import Thread
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.printed import paper
from ledstjarna.web.team.tests.desk import NOW
from tests.doors import table
from tests.doors.asking import WORDS, Door, doors
from tests.doors.world import TORSTEN, VENDELA, Role, World

KINDS = ("sekretessmarkering", "skyddadFolkbokforing")
STREET, POSTCODE, PLACE, MUNICIPALITY = "Lönnkroken 4", "99817", "Gömmaröd", "Hemligborg"
ROOM = "Gröna rummet"  # where they are met: on the pages of those who come, in no file
EMAIL, PHONE, CLOSE_PHONE = "mitt-eget@exempel.se", "0155-663311", "0155-771177"

WHERE = re.compile(f"{STREET}|{POSTCODE}|998 17|{PLACE}|{MUNICIPALITY}|59[.,]7777|16[.,]8888|{EMAIL}|{PHONE}")
NAME = re.compile(f"Rosmarie|{ROOM}|Quist|{VENDELA}|{TORSTEN}|{CLOSE_PHONE}")
CLOSE = re.compile(f"{VENDELA}|{TORSTEN}|{CLOSE_PHONE}")
ON_PAPER = {"meeting_paper", "letter"}  # pages that are made to be printed
TITLE = re.compile("<title>(.*?)</title>", re.S)

KNOWS = {*table.KNOWS_THE_PART, table.COORDINATOR, table.RESCUER, table.READS}
THEIR_OWN = {table.HELPS: TORSTEN, table.READS: VENDELA}
ROLES = sorted({*table.STAFF, table.READS, table.HELPS, table.CHOIR, table.SYSTEM})
# Made so that they open here: a table of its own says that they do in no made-up state.
MORE = {table.COORDINATOR: {"sip_paper", "record_text", "record_data", "my_meeting", "my_meeting_file"},
        table.READS: {"resident_meeting", "meeting_file"}}  # fmt: skip


@pytest.fixture
def hidden(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, UUID]]]:
    """What there is about the person, once they are protected and there is a meeting and a SIP too."""
    monkeypatch.setitem(WORDS, "record_text", "region_health")
    monkeypatch.setitem(WORDS, "record_data", "region_health")
    logging.disable(logging.NOTSET)
    with transaction.atomic():
        yield _protected(world)
        transaction.set_rollback(True)


def _protected(world: World) -> dict[str, dict[str, UUID]]:
    subject_id = world.things["astrid"]["subject_id"]
    nurse = world.roles[table.COORDINATOR].party_id
    close = world.roles[table.READS].party_id
    with automatic_run("test"):
        set_up_municipality(code="0499", name=MUNICIPALITY)
        where = {"street": STREET, "postcode": POSTCODE, "place": PLACE, "municipality_id": "0499"}
        Person.objects.filter(pk=subject_id).update(**where, latitude=59.7777, longitude=16.8888)
        CloseOne.objects.filter(subject_id=subject_id).update(phone=CLOSE_PHONE)
        for channel, address in (("email", EMAIL), ("sms", PHONE)):
            PersonContact.objects.create(
                county_id="04", subject=Subject.objects.get(pk=subject_id), channel=channel, address=address, on=True,
                reasons=["answer"], own_choice=True, changed_by_id=subject_id, changed_by_label="-", changed_at=NOW,
            )  # fmt: skip
    by = _viewer(world, nurse)
    about = {"by": by, "subject_id": subject_id, "at": NOW}
    actions.judge_sip(**about, why="Behövs")
    arranged = actions.Arrangement("room", 60, "elsewhere", ROOM)
    call = actions.call_meeting(**about, arranged=arranged, who=[nurse, close])
    actions.set_meeting_time(**about, call_id=call.pk, seen_version=call.version, start=NOW.replace(day=20))
    with automatic_run("test"):
        mine = MeetingParticipant.objects.get(call=call, party_id=nurse)
    there = {"call_id": call.pk, "participant_id": mine.pk}
    return {name: {**things, **there} for name, things in world.things.items()}


def _viewer(world: World, party_id: UUID) -> Viewer:
    viewer = viewer_of(Assignment.objects.get(pk=party_id))
    set_viewer(viewer.parties)
    return viewer


def told(answer: HttpResponse) -> str:
    """Everything in an answer that somebody or something reads: the words, the file's name, the address it leads to."""
    return answer.content.decode(errors="replace") + str(dict(answer.headers))


def traces(role: Role, name: str, door: Door, answer: HttpResponse) -> Iterator[str]:
    """What an answer tells that it may not."""
    text = told(answer)
    yield from WHERE.findall(text)
    yield from (
        title for title in TITLE.findall(text) if "•" in title
    )  # says what the page is, not that a name is hidden
    is_page = answer["Content-Type"].startswith("text/html") and door.house in ("teamet", "min-plan")
    about = door.house == "min-plan" or (door.about_somebody and door.house == "teamet")
    text = text.replace(THEIR_OWN.get(name, "\0"), "")
    if is_page and about and name in KNOWS:
        text = " ".join(TITLE.findall(text)) + (CLOSE_PHONE if name == table.READS and CLOSE_PHONE in text else "")
    yield from NAME.findall(text)


@pytest.mark.parametrize("name", ROLES)
def test_no_trace(
    world: World, hidden: dict[str, dict[str, UUID]], name: str, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    # A paper tells what it is set from, and nothing else.
    monkeypatch.setattr(paper, "pdf_of", lambda page: page.encode())
    role, may, seen, found = world.roles[name], table.who_may(), 0, set()
    client, things = role.client(), hidden[role.about]
    wanted = [door for door in doors() if name in may[door.name] or door.name in MORE.get(name, set())]
    for turn, kind in enumerate(KINDS):
        with automatic_run("test"):
            Person.objects.filter(pk=things["subject_id"]).update(protected_identity=kind)
        for door in wanted[turn::2] if len(wanted) > 20 else wanted:
            with transaction.atomic():
                answer = client.get(door.path(things))
                transaction.set_rollback(True)
            seen += answer.status_code == 200
            found |= {(door.name, kind, trace) for trace in traces(role, name, door, answer)}
            if door.name in MORE.get(name, set()):
                assert answer.status_code == 200, door.name
    assert not found, "\n".join(map(str, sorted(found)))
    assert seen > len(wanted) / 3, (seen, len(wanted))
    assert not NAME.search(caplog.text)
    assert not WHERE.search(caplog.text)


def _with_protected_close(hidden: dict[str, dict[str, UUID]]) -> None:
    """Both who are close to Astrid, protected in their own right, with a part, a message and a meeting; she is not."""
    subject_id = hidden["astrid"]["subject_id"]
    with automatic_run("test"):
        # What was written down while nothing was protected names them: who has read, who was called, what it is about.
        Thread.objects.filter(subject_id=subject_id).update(title=f"Om {VENDELA}")
        read = AccessLog.objects.filter(subject_id=subject_id).order_by("-at").first()
        assert read
        for name in (VENDELA, TORSTEN):
            read.pk, read.party_label = new_id(), f"{name} (Rosmarie Quist)"
            read.save(force_insert=True)
        CloseOne.objects.filter(subject_id=subject_id).update(protected=True)
        Person.objects.filter(pk=subject_id).update(protected_identity="")


def close_traces(role: Role, name: str, door: Door, answer: HttpResponse) -> Iterator[str]:
    """What an answer tells of somebody close who is protected: on a page about the person their name, to who knows it;
    nothing in a title, a list about many, a paper, a file, the log, or an answer to a system."""
    text = told(answer).replace(THEIR_OWN.get(name, "\0"), "")
    is_page = answer["Content-Type"].startswith("text/html") and door.house in ("teamet", "min-plan")
    about = door.house == "min-plan" or (door.about_somebody and door.house == "teamet")
    if is_page and about and name in {*KNOWS, *table.DECIDES} and door.name not in ON_PAPER:
        text = " ".join(TITLE.findall(text)) + (CLOSE_PHONE if name == table.READS and CLOSE_PHONE in text else "")
    yield from CLOSE.findall(text)


@pytest.mark.parametrize("name", sorted({*ROLES, table.PERSON, table.DEPUTY}))
def test_no_trace_of_a_protected_close_one(
    world: World, hidden: dict[str, dict[str, UUID]], name: str, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(paper, "pdf_of", lambda page: page.encode())
    _with_protected_close(hidden)
    role, may, found = world.roles[name], table.who_may(), set()
    client, things = role.client(), hidden[role.about]
    for door in doors():
        if name in may[door.name] or door.name in MORE.get(name, set()):
            with transaction.atomic():
                answer = client.get(door.path(things))
                transaction.set_rollback(True)
            found |= {(door.name, trace) for trace in close_traces(role, name, door, answer)}
    assert not found, "\n".join(map(str, sorted(found)))
    assert not CLOSE.search(caplog.text)


def test_a_log_row_names_whoever_reads_and_nobody_else(world: World, hidden: dict[str, dict[str, UUID]]) -> None:
    subject_id = hidden["astrid"]["subject_id"]
    for name in (table.READS, table.HELPS, table.DEPUTY):
        labels = []
        for kind in ("", KINDS[0]):
            with automatic_run("test"):
                Person.objects.filter(pk=subject_id).update(protected_identity=kind)
            role = world.roles[name]
            assert role.party_id
            set_viewer((role.party_id,))
            viewer = private_viewer(role.party_id, role.kind, subject_id)
            labels.append(viewer.label if viewer else "")
        assert labels[1]
        assert labels[0] == f"{labels[1]} (Rosmarie Quist)"
