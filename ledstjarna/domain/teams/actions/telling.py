"""Whose words a message holds: the writer's own, or what the person or who decides for them said to staff."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance, person, representatives
from ledstjarna.domain.teams.actions._shared import only_staff
from ledstjarna.foundation.findings import Finding, RuleBroken, require


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody said it to staff: who, and in which way (never the digital one, which is their own door)."""

    by_id: UUID
    way: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are. `way` is empty for what the viewer wrote as themself."""

    party_id: UUID
    label: str
    kind: str
    parties: tuple[UUID, ...]
    way: str = ""


def voice_of(change: Reading, told: Told | None) -> Voice:
    """The viewer, or whoever said it to them. Raises NotForYou for who is not staff, RuleBroken for a stranger."""
    by = change.viewer
    if told is None:
        return Voice(by.party_id, by.label, by.kind, by.parties)
    only_staff(change, "write_told_message")
    require(Finding("way_missing", field_name="way") if told.way in ("", "digital") else None)
    if told.by_id == change.subject_id:
        return Voice(told.by_id, person(change).name, "person", (told.by_id,), told.way)
    found = next((one.representative for one in representatives(change) if one.representative.pk == told.by_id), None)
    if found is None:
        raise RuleBroken(Finding("teller_unknown", field_name="said_by"))
    require(mandate_hindrance(change, found.pk, "plan"))
    return Voice(found.pk, found.name, "representative", (found.pk,), told.way)
