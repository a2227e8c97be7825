"""A search carried out: one decision and one log row for each person that it tells of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.actions import log_refusal
from ledstjarna.domain.consent.queries import (
    NotForYou,
    log_finding,
    log_listing,
    open_reading,
    parts_in_reach,
    persons_in_reach,
)
from ledstjarna.domain.consent.rules import BASIC, PLAN, TEAM
from ledstjarna.domain.organisations.queries import counties
from ledstjarna.fhir.answering.asking import Search, place_text
from ledstjarna.fhir.answering.finding import Row, rows_of, tell, told_beside
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.answering.outcome import outcome
from ledstjarna.fhir.answering.values import key_of
from ledstjarna.fhir.export.telling import Resource
from ledstjarna.foundation.asking import Asked

MOST_INCLUDED = 1_000
# The kind of records that what a reference points at is of; the others lead to those who act, who are no records.
LEADS_TO = {
    "patient": BASIC, "subject": BASIC, "goal": PLAN, "activity-reference": PLAN, "based-on": PLAN, "focus": PLAN,
    "target": PLAN, "care-team": TEAM,
}  # fmt: skip


def answer_search(search: Search, base: str) -> Resource:
    """The searchset Bundle."""
    about = _decide(search)
    found, total = rows_of(search.kind, search.query.to, search.asked)
    rows, more = found[: search.count], len(found) > search.count
    matches = tell(search.kind, search.query.to, rows)
    included, besides = ([], set()) if search.only_total else _included(search, matches, rows)
    if about and not _opened(search, about, found, besides):
        rows, more, total, matches, included = [], False, 0, [], []
    _log(search, {row.subject_id for row in rows if row.subject_id} - {about})
    links = [{"relation": "self", "url": search.address(base)}]
    if more:
        last = rows[-1]
        after = place_text(last.changed, last.key, by_change=search.sort[0])
        links.append({"relation": "next", "url": search.address(base, after)})
    entries = [_entry(base, _cut(search, found), "match") for found in matches]
    entries += [_entry(base, found, "include") for found in included]
    if search.ignored:
        told = outcome(f"Left out of account: {', '.join(search.ignored)}", "not-supported", "warning")
        entries.append({"resource": told, "search": {"mode": "outcome"}})
    return searchset(links, entries, total)


def searchset(links: list[Resource], entries: list[Resource], total: int | None = None) -> Resource:
    """A Bundle of what was found; without entries when there are none, as FHIR wants it."""
    made: Resource = {"resourceType": "Bundle", "type": "searchset"}
    if total is not None:
        made["total"] = total
    return made | {"link": links} | ({"entry": entries} if entries else {})


def _decide(search: Search) -> UUID | None:
    """Narrow the search to whom the viewer may read. Returns the one person it is about, to be opened (`_opened`)."""
    kind, query = search.kind, search.query
    if not kind.record:
        return None
    viewer, asked_for = query.to.viewer, query.subjects
    query.counties = tuple(county.code for county in counties())
    if asked_for is not None and len(asked_for) == 1 and not kind.by_part:
        return next(iter(asked_for))
    reached = set(persons_in_reach(viewer, kind=kind.record))
    if kind.by_part:
        reached |= {subject_id for subject_id, _ in parts_in_reach(viewer)}
    for subject_id in sorted((asked_for or set()) - reached):
        log_refusal(NotForYou(viewer, subject_id, _what(search)))
    query.among(reached)
    return None


def _opened(search: Search, about: UUID, rows: list[Row], besides: set[str]) -> bool:
    """Decide and log, with the kinds of records that were found, `besides` in what is included; False, and the refusal
    logged, where they may not."""
    with_it = _with_it(search) | {row.record for row in rows} | told_beside(search.kind, rows) | besides
    try:
        open_reading(search.query.to.viewer, about, what=_what(search), kinds=[search.kind.record], also=with_it)
    except NotForYou as refusal:
        log_refusal(refusal)
        search.query.among(())
        return False
    return True


def _with_it(search: Search) -> set[str]:
    """The kinds of records that what is included is of."""
    pointing = {record for name, _, _ in search.revinclude for record in KINDS[name].records}
    pointed_at = {LEADS_TO.get(parameter, "") for _, parameter, _ in search.include}
    return (pointing | pointed_at) - {""}


def _log(search: Search, subjects: set[UUID]) -> None:
    viewer = search.query.to.viewer
    if search.kind.record and subjects:
        log_listing(viewer, sorted(subjects), what=_what(search))
    elif search.query.looked_up and not search.query.subjects:
        log_finding(viewer, None, what=_what(search))


def _what(search: Search) -> str:
    return f"fhir search {search.kind.name}"


def _included(search: Search, matches: list[Resource], rows: list[Row]) -> tuple[list[Resource], set[str]]:
    """What is told with the matches, and the kinds of records that it tells of besides its own."""
    to, shown = search.query.to, {_name(found) for found in matches}
    wanted: dict[str, set[UUID]] = {}
    for _, parameter, target in search.include:
        path = search.kind.references[parameter]
        for kind, key in references(matches, path):
            if kind in KINDS and target in ("", kind) and f"{kind}/{key}" not in shown:
                wanted.setdefault(kind, set()).add(key)
    found: list[Resource] = []
    besides: set[str] = set()
    for name, keys in wanted.items():
        its = rows_of(KINDS[name], to, Asked(ids=tuple(sorted(keys)[:MOST_INCLUDED])))[0]
        found += tell(KINDS[name], to, its)
        besides |= told_beside(KINDS[name], its)
    subjects = {row.subject_id for row in rows if row.subject_id}
    for name, parameter, _ in search.revinclude:
        its = _of_persons(search, name, subjects)
        besides |= told_beside(KINDS[name], its)
        names = shown | {_name(other) for other in found}
        path = KINDS[name].references[parameter]
        for resource in tell(KINDS[name], to, its):
            if _name(resource) not in names and _points(resource, path, shown):
                found.append(resource)
    return found[:MOST_INCLUDED], besides


def _of_persons(search: Search, name: str, subjects: set[UUID]) -> list[Row]:
    """Rows of a type about the same persons: some may point at what was found."""
    asked = Asked(limit=MOST_INCLUDED)
    if KINDS[name].record:
        asked = replace(asked, subjects=tuple(subjects), counties=search.query.counties)
    return rows_of(KINDS[name], search.query.to, asked)[0]


def _points(resource: Resource, path: str, shown: set[str]) -> bool:
    return any(f"{kind}/{key}" in shown for kind, key in references([resource], path))


def references(resources: Iterable[Resource], path: str) -> Iterable[tuple[str, UUID]]:
    """(type, id) of every reference at a path of these resources."""
    for resource in resources:
        for found in _at(resource, path.split(".")):
            kind, _, key = str(found.get("reference", "")).partition("/")
            known = key_of(key)
            if known:
                yield kind, known


def every_reference(value: Any) -> Iterable[tuple[str, UUID]]:
    """(type, id) of every reference to a resource of ours, wherever it stands."""
    if isinstance(value, list):
        for each in value:
            yield from every_reference(each)
    elif isinstance(value, dict):
        kind, _, key = str(value.get("reference", "")).partition("/")
        known = key_of(key)
        if known:
            yield kind, known
        for each in value.values():
            yield from every_reference(each)


def _at(value: Any, path: list[str]) -> Iterable[Resource]:
    if isinstance(value, list):
        for each in value:
            yield from _at(each, path)
    elif isinstance(value, dict):
        if not path:
            yield value
        elif path[0] in value:
            yield from _at(value[path[0]], path[1:])


def _name(resource: Resource) -> str:
    return f"{resource['resourceType']}/{resource['id']}"


def _cut(search: Search, resource: Resource) -> Resource:
    if not search.elements:
        return resource
    kept = search.elements | search.kind.required | {"resourceType", "id", "meta"}
    cut = {name: value for name, value in resource.items() if name in kept}
    subsetted = {"system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED"}
    return cut | {"meta": {**resource["meta"], "tag": [*resource["meta"].get("tag", []), subsetted]}}


def _entry(base: str, resource: Resource, mode: str) -> Resource:
    return {"fullUrl": f"{base}/{_name(resource)}", "resource": resource, "search": {"mode": mode}}
