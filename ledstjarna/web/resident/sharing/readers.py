"""Who can read about the person now, as what, and because of what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.queries import current_assignment, unit
from ledstjarna.web.wording import relation_name


@dataclass(frozen=True, slots=True)
class Around:
    """Everybody around the person. `with_ground`: the parties that reach something, None where not to be seen."""

    members: Sequence[Any]
    close: Sequence[Any]
    representatives: Sequence[Any]
    parts: Sequence[Any]
    with_ground: set[UUID] | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: name, what and why, and the shape that says who."""

    name: str
    what: str
    owner: str


def readers(around: Around) -> list[Reader]:
    """The team, representatives, those close who may read, others with a ground, then who knows one part alone."""
    found: dict[UUID, Reader] = {}
    for member in around.members:
        found[member.party_id] = Reader(
            member.label, _("Med i ditt team. Läser din plan och din berättelse."), "region"
        )
    for row in around.representatives:
        found[row.id] = Reader(row.name, _("Företräder dig. Läser din plan och din berättelse."), "close")
    ground = around.with_ground
    for row in around.close:
        if ground is not None and row.id in ground and row.id not in found:
            name = _("%(name)s, %(relation)s") % {"name": row.name, "relation": relation_name(row.relation)}
            found[row.id] = Reader(name, _("Du låter hen läsa din plan och din berättelse."), "close")
    owners = {part.owner_id: part for part in around.parts if part.legal_basis != "own"}
    providers = {part.assignment.unit_id: part for part in around.parts if part.assignment}
    for party_id in ground or ():
        if party_id not in found and (name := _name(party_id)):
            part = owners.get(party_id) or providers.get(party_id)
            found[party_id] = Reader(name, _because(part), "municipality")
    for party_id, part in owners.items():
        if party_id not in found and part.shared_words:
            text = _("Vet bara det du valde att berätta om: %(what)s") % {"what": part.title}
            found[party_id] = Reader(part.owner_label, text, "association")
    return list(found.values())


def _because(part: Any | None) -> str:
    if part is None:
        return _("Läser vem du är och din ansökan, eftersom du har ansökt om hjälp.")
    return _("Läser vem du är och det som gäller: %(what)s") % {"what": part.title}


def _name(party_id: UUID) -> str:
    """The unit or the staff member behind a party; empty for the person and for private persons."""
    found = unit(party_id)
    if found:
        return f"{found.name}, {found.organisation.name}"
    assignment = current_assignment(party_id)
    return f"{assignment.staff_member.name}, {assignment.unit.name}" if assignment else ""
