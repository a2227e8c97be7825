"""Who is meant: references by URN, by URL, relative, contained, conditional and by identifier.

A reference that could mean two things means nothing: to take somebody else's entry for the person's is the one
mistake an import must not make.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from ledstjarna.fhir.intake.codes import resource_type
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.values import Json, record, records, text, walk
from ledstjarna.foundation.identity import find_system

_TYPE_AND_ID = re.compile(r"(?:^|/)([A-Z][A-Za-z]{2,40})/([A-Za-z0-9\-._]{1,80})$")
_BY_IDENTIFIER = re.compile(r"^([A-Z][A-Za-z]{2,40})\?identifier=(.+)$")


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference means: an entry of the bundle, or a resource contained in the one that refers."""

    entry: Entry | None
    resource: Json

    @property
    def type(self) -> str:
        """The resource's type."""
        return self.entry.type if self.entry else resource_type(self.resource)


class Directory:
    """Finds what is meant inside one bundle. The first of two entries with the same name is the one that is meant."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_url: dict[str, Entry] = {}
        self._by_name: defaultdict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self._unplaced: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._by_identifier: defaultdict[tuple[str, str], dict[str, Entry | None]] = defaultdict(dict)
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if entry.full_url:
            self._by_url.setdefault(_same_url(entry.full_url), entry)
        if resource_id := text(entry.resource.get("id"), 80):
            self._by_name[entry.type, resource_id].setdefault(entry.base, entry)
            if not entry.full_url:
                self._unplaced[resource_id].setdefault(entry.type, entry)
        names = (identifier_name(item) for item in records(entry.resource.get("identifier")))
        for name in {name for name in names if name}:
            same = self._by_identifier[name]
            same[entry.type] = None if entry.type in same else entry  # two with one number: neither is meant

    def target(self, origin: Entry, reference: object) -> Target | None:
        """What `reference`, standing in `origin`, means; None when that is nothing, or not one thing."""
        found = record(reference)
        pointer = text(found.get("reference"), 500).split("/_history/", 1)[0]
        if pointer.startswith("#"):
            return _contained(origin, pointer[1:])
        entry = self._entry(origin, pointer) if pointer else self._identified(found.get("identifier"), found)
        return Target(entry, entry.resource) if entry else None

    def targets(self, origin: Entry, references: object) -> Iterable[Target]:
        """What each of several references means, those that mean something."""
        found = (self.target(origin, item) for item in records(references))
        return (target for target in found if target)

    def linked(self, starts: Iterable[Entry]) -> frozenset[int]:
        """The entries that can be reached from `starts` by references, never through a person; cycles are fine."""
        reached: set[int] = set()
        waiting = list(starts)
        while waiting:
            entry = waiting.pop()
            for holder in walk(entry.resource):
                target = self.target(entry, holder) if _is_reference(holder) else None
                if target and target.entry and target.entry.index not in reached and target.type != "Patient":
                    reached.add(target.entry.index)
                    waiting.append(target.entry)
        return frozenset(reached)

    def _entry(self, origin: Entry, pointer: str) -> Entry | None:
        if found := self._by_url.get(_same_url(pointer)):
            return found
        if match := _BY_IDENTIFIER.match(pointer):
            system, _, value = unquote(match[2]).partition("|")
            return self._identified({"system": system, "value": value}, {"type": match[1]})
        if pointer.lower().startswith("urn:"):
            return self._bare("", pointer.rsplit(":", 1)[-1])
        return self._named(origin, pointer)

    def _named(self, origin: Entry, pointer: str) -> Entry | None:
        match = _TYPE_AND_ID.search(pointer)
        if match is None:
            return None
        if "://" in pointer:  # another server's Patient/1 is not ours
            return self._bare(match[1], match[2])
        if origin.base and (found := self._by_url.get(_same_url(f"{origin.base}/{pointer}"))):
            return found
        by_base = self._by_name.get((match[1], match[2]), {})
        if origin.base and len(by_base) > ("" in by_base):
            return by_base.get(origin.base) if "" not in by_base else None
        return next(iter(by_base.values())) if len(by_base) == 1 else None

    def _bare(self, kind: str, resource_id: str) -> Entry | None:
        """The entry with this id, where no entry says by a fullUrl that it is another."""
        by_type = self._unplaced.get(resource_id, {})
        return by_type.get(kind) if kind else next(iter(by_type.values())) if len(by_type) == 1 else None

    def _identified(self, identifier: object, reference: Json) -> Entry | None:
        name = identifier_name(record(identifier))
        by_type = self._by_identifier.get(name, {}) if name else {}
        if kind := text(reference.get("type"), 60):
            return by_type.get(kind)
        return next(iter(by_type.values())) if len(by_type) == 1 else None


def identifier_name(identifier: Json) -> tuple[str, str] | None:
    """System and value of an Identifier, the system by our name where we know it; None unless it has both."""
    system, value = text(identifier.get("system")), text(identifier.get("value"))
    known = find_system(system) if system else None
    if known:
        value = value.replace("-", "").replace(" ", "").upper()
    return (known.uri if known else system, value) if system and value else None


def _is_reference(holder: Json) -> bool:
    """A Reference names what it means, or carries one identifier; a resource carries a list of its own."""
    return isinstance(holder.get("reference"), str) or isinstance(holder.get("identifier"), dict)


def _same_url(url: str) -> str:
    """URNs are compared without regard to case, URLs as they stand."""
    return url.lower() if url[:4].lower() == "urn:" else url.rstrip("/")


def _contained(origin: Entry, name: str) -> Target | None:
    if not name:
        return Target(origin, origin.resource)
    for item in records(origin.resource.get("contained")):
        if text(item.get("id"), 80) == name:
            return Target(None, item)
    return None
