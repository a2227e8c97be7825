"""The door for reading what is mine, what waits for somebody and what is late: one question over all the rooms.

Nothing is kept here: every list is asked of the rooms' own rows, so that it is never behind them. Each source finds
its rows by the persons' index, so that a list costs what its persons cost, however large the county is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import (
    CONSENT_WORK,
    Reading,
    Viewer,
    by_what_acts,
    everybody_acted_for,
    lifts_for,
)
from ledstjarna.domain.control.queries import LOG_ANSWERS
from ledstjarna.domain.keeping.queries import KEEPING_WORK, RECTIFIED
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.people.queries import CHANGED_FOR, PEOPLE_WORK
from ledstjarna.domain.plans.queries import ANSWERS, CANCELLED, CANCELLED_TO_OTHERS, PLAN_WORK
from ledstjarna.domain.teams.queries import COORDINATES, TEAM_WORK, UNREAD, coordinating
from ledstjarna.domain.worklists.rules import AFTER_DEATH, Ours, due_of, for_others, with_coordinator
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.foundation.question import Question
from ledstjarna.foundation.work import COORDINATOR, OWNER, PERSON, WorkItem, WorkKind, WorkSource

# What waits, by room. A room that has something that waits declares its sources and stands here with one line.
SOURCES: tuple[WorkSource, ...] = (*PLAN_WORK, *TEAM_WORK, *KEEPING_WORK, *CONSENT_WORK, *PEOPLE_WORK)

# A block stands behind policies of its own: who may be told that one is to be lifted is asked there, not by the rows.
LIFT = WorkKind("lift_to_answer", OWNER, timedelta(hours=1))  # somebody's life or health is in danger meanwhile [M]

KINDS: dict[str, WorkKind] = {kind.code: kind for source in SOURCES for kind in source.kinds}

# What the person has to do or think of, whoever else has it as well: a decision that ends they can apply anew for.
THEIRS_TO_THINK_OF = frozenset({"decision_ends", *(code for code, kind in KINDS.items() if kind.waits_for == PERSON)})
_FOR_PERSON = tuple(source for source in SOURCES if any(kind.code in THEIRS_TO_THINK_OF for kind in source.kinds))
# What somebody has written to the person: it waits for nobody, but wants to be read.
_NEWS = (ANSWERS, CANCELLED, RECTIFIED, UNREAD, LOG_ANSWERS, CHANGED_FOR)
_KINDS_READ = {**KINDS, **{kind.code: kind for source in _NEWS for kind in source.kinds}}


def work_of(viewer: Viewer) -> list[WorkItem]:
    """What waits, for everybody whom the viewer works for. Two queries, one a county, and those of lifts.

    What they reach for reading alone, in an emergency or by a yes to reading, is no work of theirs: they can do nothing
    about it, and it would lead to pages that are not there for them.
    """
    persons: dict[str, list[UUID]] = defaultdict(list)
    acted_for, reads_more = everybody_acted_for(viewer)
    for county, subject in acted_for:
        persons[county].append(subject)
    of_counties = [{"county": county, "subjects": subjects} for county, subjects in persons.items()]
    with by_what_acts(viewer) if reads_more and persons else nullcontext():
        items = [item for whose in of_counties for item in _ask(_ALL, whose, SOURCES)]
        coordinators = coordinating(sorted({item.subject_id for item in items if item.waits_for == COORDINATOR}))
    return [
        *_lifts(viewer),
        *(
            with_coordinator(item, coordinators.get(item.subject_id)) if item.waits_for == COORDINATOR else item
            for item in items
        ),
    ]


def _lifts(viewer: Viewer) -> list[WorkItem]:
    """Blocks that somebody in an emergency asks the viewer's unit to lift."""
    return [
        WorkItem(
            LIFT.code, one.lift.subject_id, one.lift.pk, None, "", LIFT.waits_for, viewer.unit_id, "",
            one.lift.asked_at, due_of(LIFT, one.lift.asked_at, None),
        )
        for one in lifts_for(viewer, now())
    ]  # fmt: skip


def work_about(reading: Reading) -> list[WorkItem]:
    """Everything that waits in one person's matters, as far as the reading's viewer reaches. One query."""
    return _read_one(_ABOUT, reading, SOURCES)


def work_for_person(reading: Reading) -> list[WorkItem]:
    """What waits for the person: asked of few enough tables to stand on their first page. One query.

    What is written and not read is told to the person themself; a representative sees it among the messages.
    """
    question = _THEIR_OWN if reading.viewer.kind == "person" else _FOR_THEM
    items = _read_one(question, reading, (*_FOR_PERSON, *_NEWS))
    return [item for item in items if item.kind in THEIRS_TO_THINK_OF or item.waits_for == PERSON]


def parties_of_unit(viewer: Viewer) -> frozenset[UUID]:
    """Whose work is the viewer's unit's: the unit itself, and everybody who works there now."""
    if viewer.unit_id is None:
        return frozenset(viewer.parties)
    return frozenset({*viewer.parties, viewer.unit_id, *(row.pk for row in staff_of(unit_id=viewer.unit_id))})


def ours(viewer: Viewer) -> Ours:
    """Whose work is shown as the viewer's: the parties they act as, as far as their profession may do it; for a manager
    everybody's in the unit."""
    if viewer.role == "unit_manager":
        return Ours(parties_of_unit(viewer))
    return Ours(frozenset(viewer.parties), for_others(KINDS.values(), viewer.role))


def _read_one(question: Question, reading: Reading, sources: Iterable[WorkSource]) -> list[WorkItem]:
    return _ask(question, {"county": reading.county_id, "subject": reading.subject_id}, sources)


def _ask(question: Question, whose: dict[str, Any], sources: Iterable[WorkSource]) -> list[WorkItem]:
    return [_item(row) for row in question.rows({**whose, **_moments(sources)})]


def _moments(sources: Iterable[WorkSource]) -> dict[str, date | datetime]:
    at = now()
    told: dict[str, date | datetime] = {"now": at, "today": day_of(at)}
    for source in sources:
        told |= source.moments(at) if source.moments else {}
    return told


def _item(row: tuple[Any, ...]) -> WorkItem:
    subject_id, code, row_id, part_id, title, whose_id, whose_label, since, promised, *coordinator = row
    kind = _KINDS_READ[code]
    due = due_of(kind, since, promised)
    item = WorkItem(code, subject_id, row_id, part_id, title, kind.waits_for, whose_id, whose_label, since, due)
    return with_coordinator(item, (coordinator[0], coordinator[1])) if coordinator and coordinator[0] else item


_WHOSE = "ANY(%(subjects)s)"  # as each source has it


def _united(sources: Iterable[WorkSource]) -> str:
    return " UNION ALL ".join(f"SELECT * FROM ({source.sql}) s" for source in sources)


_COLUMNS = "subject_id, kind, row_id, part_id, title, whose_id, whose_label, since, due"
# Of who has died only what goes on without them is told.
_GOES_ON = (
    f"(waiting.kind IN ({', '.join(repr(kind) for kind in sorted(AFTER_DEATH))}) OR waiting.subject_id NOT IN ("
    "SELECT d.subject_id FROM people_person d "
    "WHERE d.county_id = %(county)s AND d.subject_id = ANY(%(subjects)s) AND d.deceased))"
)


def _of_many(sources: Iterable[WorkSource]) -> str:
    """One statement over many persons of a county: each source finds its rows of all of them in one go by its index.

    How many they are is hidden from the planner, which would otherwise plan anew for each short list.
    """
    sql = f"SELECT * FROM ({_united(sources)}) AS waiting ({_COLUMNS}) WHERE {_GOES_ON}"
    return sql.replace(_WHOSE, "ANY((SELECT %(subjects)s::uuid[])::uuid[])")


_READ = re.compile(r"\b(FROM|JOIN)(\s+)((?:plans|teams)_\w+)")


def _of_one(sources: Iterable[WorkSource], more: str = "", beside: str = "") -> str:
    """The same of one person, told by value.

    A table that several sources ask is read once, and its row policy asked once: policies are most of the cost.
    """
    each = _united(sources)
    often = {table for table, times in Counter(found[3] for found in _READ.finditer(each)).items() if times > 1}
    each = _READ.sub(lambda found: f"{found[1]}{found[2]}{'their_' * (found[3] in often)}{found[3]}", each)
    theirs = ", ".join(
        f"their_{table} AS MATERIALIZED (SELECT * FROM {table} "
        "WHERE county_id = %(county)s AND subject_id = ANY(%(subjects)s))"
        for table in sorted(often)
    )
    sql = f"WITH {theirs} SELECT waiting.*{more} FROM ({each}) AS waiting ({_COLUMNS}){beside}"
    return sql.replace(_WHOSE, "%(subject)s")


_ALL = Question(_of_many(SOURCES))
_ABOUT = Question(_of_one(SOURCES, ", holds.*", f" LEFT JOIN ({COORDINATES}) holds ON true WHERE {_GOES_ON}"))
_FOR_THEM = Question(_of_one((*_FOR_PERSON, ANSWERS, CANCELLED_TO_OTHERS, RECTIFIED)))
_THEIR_OWN = Question(_of_one((*_FOR_PERSON, *_NEWS)))
