"""The same thing twice in one bundle: the first stands, a copy is passed over, another under its name refused."""

from collections.abc import Iterable

from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.intake.scene import Verdict, refused, skipped

PARTIES = frozenset({"Practitioner", "Organization", "PractitionerRole"})


def duplicates(entries: Iterable[Entry]) -> dict[int, Verdict]:
    """Entry index → why it does not stand beside an earlier one."""
    first: dict[object, Entry] = {}
    found: dict[int, Verdict] = {}
    for entry in entries:
        earlier = next((first[name] for name in _names(entry) if name in first), None)
        if earlier:
            found[entry.index] = _verdict(entry, earlier)
        else:
            first.update(dict.fromkeys(_names(entry), entry))
    return found


def of_person(found: dict[int, Verdict], entries: Iterable[Entry], person: Entry) -> bool:
    """Whether another entry claims to be the person and says something else."""
    names = set(_names(person))
    return any(
        found[entry.index].outcome is Outcome.REFUSED and names & set(_names(entry))
        for entry in entries
        if entry.index in found
    )


def _names(entry: Entry) -> list[object]:
    if not entry.resource:
        return []
    names: list[object] = [entry.full_url.lower()] if entry.full_url else []
    if entry.provenance.resource_id:
        names.append((entry.type, entry.base, entry.provenance.resource_id))
    if entry.type in PARTIES:
        names.append(entry.provenance.source_key)
    return names


def _verdict(entry: Entry, earlier: Entry) -> Verdict:
    same_party = entry.type in PARTIES and entry.provenance.source_key == earlier.provenance.source_key
    if same_party or entry.provenance.content_digest == earlier.provenance.content_digest:
        return skipped("same_as_earlier", entry=earlier.index)
    return refused("id_used_twice", entry=earlier.index)
