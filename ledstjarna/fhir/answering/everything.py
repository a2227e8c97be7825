"""Patient/[id]/$everything: all that is held about one person and the viewer may see, page by page."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_reading
from ledstjarna.domain.consent.rules import BASIC, TEAM
from ledstjarna.domain.organisations.queries import counties, units_page
from ledstjarna.domain.teams.queries import parties_around
from ledstjarna.fhir.answering.asking import CURSOR, MOST, USUAL, is_strict
from ledstjarna.fhir.answering.finding import Row, rows_of, tell, told_beside
from ledstjarna.fhir.answering.kind import Kind
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.searching import every_reference, searchset
from ledstjarna.fhir.answering.values import Compared, compared, key_of, number, split
from ledstjarna.fhir.export.telling import Resource, Telling
from ledstjarna.foundation.asking import Asked

_NAMES = list(KINDS)
_KNOWN = ("_type", "_count", "_since", CURSOR, "_format", "_pretty")


class Whole(NamedTuple):
    """What was asked for."""

    types: frozenset[str]
    most: int
    since: Compared
    start: int  # the type that the page begins in
    after: UUID | None
    used: list[tuple[str, str]]


class _Acting:
    """Who acts and where, as what is told of the person refers to them; each type of them by the rule of reading it.

    Others than staff read of whoever is or was around the person alone (`kinds`): what refers to somebody else by the
    way, an agent of a Provenance say, leads on to nothing there.
    """

    def __init__(self, reading: Reading, to: Telling) -> None:
        self.reading, self.to = reading, to
        self._whole: dict[str, list[Row]] = {}  # of a type that the page has all of
        self._told: dict[tuple[str, UUID], Resource] = {}

    def tell(self, kind: Kind, rows: list[Row], *, all_of_them: bool = False) -> list[Resource]:
        """Resources of rows, each told once: who acts is looked for in what the page has told already."""
        if all_of_them:
            self._whole[kind.name] = rows
        new = [row for row in rows if (kind.name, row.key) not in self._told]
        self._told |= {(kind.name, row.key): made for row, made in zip(new, tell(kind, self.to, new), strict=True)}
        return [self._told[kind.name, row.key] for row in rows]

    def ids(self, name: str) -> set[UUID]:
        """The ids of a type that belong to the person's everything."""
        if name == "PractitionerRole":
            return self.parties
        if name == "Practitioner":
            return {row.staff_member_id for row in self.roles}
        return self.bodies

    @cached_property
    def parties(self) -> set[UUID]:
        """Whoever is or was in the team, and every party that a resource of the person's refers to."""
        reading, to = self.reading, self.to
        found = set(parties_around(to.viewer, [reading.subject_id], reading.county_id)) if reading.may(TEAM) else set()
        for kind in KINDS.values():
            if kind.record and reading.may(kind.record):
                rows = self._whole.get(kind.name)
                told = self.tell(kind, rows_of(kind, to, _of(reading))[0] if rows is None else rows)
                found |= {key for name, key in every_reference(told) if name in _ACTING}
        return found

    @cached_property
    def roles(self) -> list[Any]:
        """The assignments among them that the viewer may read."""
        kind = KINDS["PractitionerRole"]
        return [row.row for row in rows_of(kind, self.to, Asked(ids=tuple(self.parties)))[0]] if self.parties else []

    @cached_property
    def bodies(self) -> set[UUID]:
        """The units and organisations among them and of them, with the organisations that the units are part of."""
        found = self.parties | {row.unit_id for row in self.roles}
        units = units_page(Asked(ids=tuple(found))).rows if found else []
        return found | {row.organisation_id for row in units}


_ACTING = ("PractitionerRole", "Practitioner", "Organization")


def answer_everything(request: HttpRequest, to: Telling, key: UUID | None, base: str) -> Resource:
    """One page of it. Raises NotForYou as a read of the person does."""
    wanted = _read(request)
    if key is None:
        raise NotForYou(to.viewer, None, "fhir $everything")
    reading = open_reading(to.viewer, key, what="fhir $everything", kinds=[BASIC], also=_records(wanted, to, key))
    entries, place = _page(reading, to, wanted)
    address = f"{base}/Patient/{key}/$everything"
    links = [_link("self", address, wanted.used)]
    if place:
        links.append(_link("next", address, [*(pair for pair in wanted.used if pair[0] != CURSOR), (CURSOR, place)]))
    return searchset(links, [
        {"fullUrl": f"{base}/{found['resourceType']}/{found['id']}", "resource": found, "search": {"mode": "match"}}
        for found in entries
    ])  # fmt: skip


def _page(reading: Reading, to: Telling, wanted: Whole) -> tuple[list[Resource], str]:
    """Resources up to the count, and the place where the next page begins; empty when there is none."""
    found: list[Resource] = []
    after, acting = wanted.after, _Acting(reading, to)
    for place in range(wanted.start, len(_NAMES)):
        kind = KINDS[_NAMES[place]]
        narrowed = _narrowed(reading, acting, kind, wanted)
        if narrowed is None:
            after = None
            continue
        left = wanted.most - len(found)
        asked = replace(narrowed, changed=wanted.since, after=(None, after) if after else None, limit=left + 1)
        rows, _ = rows_of(kind, to, asked)
        every = not (after or wanted.since or len(rows) > left)
        found += acting.tell(kind, rows[:left], all_of_them=every)
        if len(rows) > left:
            last = rows[left - 1].key if left else after
            return found, f"{place}~{last or ''}"
        after = None
    return found, ""


def _records(wanted: Whole, to: Telling, key: UUID) -> set[str]:
    """The kinds of records that this page can tell: of the types that are asked for and not told on a page before, and
    what these rows tell of besides."""
    names = [name for name in _NAMES[wanted.start :] if not wanted.types or name in wanted.types]
    found = {record for name in names for record in KINDS[name].records}
    # Who acts is told as everything of the person refers to them.
    every = {record for kind in KINDS.values() for record in kind.records}
    found |= every if set(names) & set(_ACTING) else set()
    asked = Asked(subjects=(key,), counties=tuple(county.code for county in counties()))
    for kind in (KINDS[name] for name in names):
        if kind.also and kind.also not in found:
            found |= told_beside(kind, rows_of(kind, to, asked)[0])
    return found


def _narrowed(reading: Reading, acting: _Acting, kind: Kind, wanted: Whole) -> Asked | None:
    """Which rows of a type belong to the person; None when they are not wanted, or not for the viewer."""
    if wanted.types and kind.name not in wanted.types:
        return None
    if kind.record:
        return _of(reading) if reading.may(kind.record) else None
    ids = acting.ids(kind.name)
    return Asked(ids=tuple(ids)) if ids else None


def _of(reading: Reading) -> Asked:
    return Asked(subjects=(reading.subject_id,), counties=(reading.county_id,))


def _read(request: HttpRequest) -> Whole:
    sent = [(name, text) for name, texts in request.GET.lists() for text in texts]
    for name, _ in sent:
        if name not in _KNOWN and is_strict(request):
            raise Refused(400, f"$everything has no parameter {name[:60]}.", code="not-supported")
    types: set[str] = set()
    count, place = USUAL, "0~"
    since: list[tuple[str, datetime]] = []
    for name, text in sent:
        if name == "_type":
            types |= set(split(name, text))
        elif name == "_count":
            count = max(1, number(name, text, MOST))
        elif name == "_since":
            since += [("gte", moment) for _, moment in compared(name, text)[:1]]
        elif name == CURSOR:
            place = text
    if types - set(KINDS):
        raise Refused(400, "_type names a type that is not told here.")
    start, _, after = place.partition("~")
    if not (start.isascii() and start.isdigit()) or int(start[:4]) >= len(_NAMES) or (after and not key_of(after)):
        raise Refused(400, f"{CURSOR} is not of a page of ours.")
    used = [(name, text) for name, text in sent if name in _KNOWN[:4]]
    return Whole(frozenset(types), count, tuple(since), int(start), key_of(after) if after else None, used)


def _link(relation: str, address: str, used: list[tuple[str, str]]) -> Resource:
    return {"relation": relation, "url": address + (f"?{urlencode(used)}" if used else "")}
