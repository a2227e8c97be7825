"""Who can read about the person now, as what, and because of what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import DECISION, NEEDS, PLAN, STORY
from ledstjarna.domain.organisations.queries import current_assignment, unit
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import filled, label_text, moment_text, relation_name, written
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.log_control import danger_name


@dataclass(frozen=True, slots=True)
class Around:
    """Everybody around the person. `with_ground`: the parties that reach something, None where not to be seen.

    `reached`: what representatives and those close read now, by party and basis, as their grounds say.
    `works_at`: the units that somebody in the team works at, where more is known than what one part tells.
    `emergencies`: those that are open now. `unasked`: the grounds by which somebody reads because they hold that the
    person cannot answer.
    """

    members: Sequence[Any]
    close: Sequence[Any]
    representatives: Sequence[Any]
    parts: Sequence[Any]
    with_ground: set[UUID] | None
    reached: Mapping[tuple[UUID, str], frozenset[str]] = field(default_factory=dict)
    works_at: frozenset[UUID] = frozenset()
    emergencies: Sequence[Any] = ()
    unasked: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: name, as what, what they read, and the shape that says who."""

    name: str
    role: str
    what: str
    owner: str


@dataclass(frozen=True, slots=True)
class ReaderGroup:
    """Those who read the same for the same reason, so that the reason is said once."""

    what: str
    readers: list[Reader]


def reader_groups(around: Around, standing: Standing) -> list[ReaderGroup]:
    """The team, representatives, those close who may read, others with a ground, then who knows one part alone."""
    groups: dict[str, list[Reader]] = {}
    for reader in _readers(around, standing):
        groups.setdefault(reader.what, []).append(reader)
    return [ReaderGroup(what, rows) for what, rows in groups.items()]


def _readers(around: Around, standing: Standing) -> list[Reader]:
    found: dict[UUID, Reader] = {}
    also: list[Reader] = []  # who represents and is close too reads as the one they are here as, and stands as both
    for member in around.members:
        found[member.party_id] = _reader(member.label, _team(standing), "region")
    for row in around.representatives:
        if kinds := around.reached.get((row.id, "representative")):
            found[row.id] = _reader(row.name, _represents(standing, kinds), "close")
    for row in around.close:
        if (row.id, "close_one") in around.reached:
            reader = Reader(row.name, relation_name(row.relation).capitalize(), _lets(standing), "close")
            if found.setdefault(row.id, reader) is not reader:
                also.append(reader)
    _add_those_of_parts(found, around, standing)
    in_emergency = [_reader(label_text(row.opened_by_label), _urgent(row), "region") for row in around.emergencies]
    unasked = [_reader(_name(row.party_id), _unasked(row), "region") for row in around.unasked]
    return [*found.values(), *also, *unasked, *in_emergency]


def _add_those_of_parts(found: dict[UUID, Reader], around: Around, standing: Standing) -> None:
    """Others with a ground, with what it is about, and who knows one part alone."""
    owned: dict[UUID, list[Any]] = defaultdict(list)
    provided: dict[UUID, list[Any]] = defaultdict(list)
    for part in around.parts:
        if part.legal_basis != "own":
            owned[part.owner_id].append(part)
        if part.assignment:
            provided[part.assignment.unit_id].append(part)
    for party_id in around.with_ground or ():
        if party_id not in found and (name := _name(party_id)):
            found[party_id] = _reader(name, _because(owned.get(party_id) or provided[party_id]), "municipality")
    for party_id, parts in owned.items():
        told = [part for part in parts if part.shared_words]
        if told and party_id not in found and party_id not in around.works_at:
            found[party_id] = _reader(told[0].owner_label, _told(told, standing), "association")


def _reader(label: str, what: str, owner: str) -> Reader:
    name, _comma, role = label.partition(", ")
    return Reader(name, role, what, owner)


def _team(standing: Standing) -> str:
    return standing.say(
        _("De som är med i ditt team. De läser din plan, din berättelse och bedömningar av behov."),
        _("De som är med i teamet. De läser planen, berättelsen och bedömningar av behov."),
    )


def _represents(standing: Standing, kinds: frozenset[str]) -> str:
    if {PLAN, STORY, NEEDS, DECISION} <= kinds:
        return standing.say(
            _("De som företräder dig. De läser din plan, din berättelse, bedömningar av behov och dina beslut."),
            _("De som företräder %(name)s. De läser planen, berättelsen, bedömningar av behov och besluten."),
        )
    if {PLAN, STORY, DECISION} <= kinds:
        return standing.say(
            _("De som företräder dig. De läser din plan, din berättelse och dina beslut."),
            _("De som företräder %(name)s. De läser planen, berättelsen och besluten."),
        )
    if {PLAN, STORY} <= kinds:
        return standing.say(
            _("De som företräder dig. De läser din plan och din berättelse."),
            _("De som företräder %(name)s. De läser planen och berättelsen."),
        )
    if DECISION in kinds:
        return standing.say(
            _("De som bevakar din rätt. De läser vem du är och dina beslut, inte planen."),
            _("De som bevakar rätten för %(name)s. De läser vem det är och besluten, inte planen."),
        )
    return standing.say(
        _("De som företräder dig i en del. De läser vem du är."),
        _("De som företräder %(name)s i en del. De läser vem det är."),
    )


def _lets(standing: Standing) -> str:
    return standing.say(
        _("De som du låter läsa. De läser din plan och din berättelse."),
        _("De som %(name)s låter läsa. De läser planen och berättelsen."),
    )


def _told(parts: Sequence[Any], standing: Standing) -> str:
    told = standing.say(
        _("Vet bara det du valde att berätta om: %(what)s"),
        _("Vet bara det som är berättat om: %(what)s"), what="%(what)s",
    )  # fmt: skip
    return filled(told, what=_titles(parts))


def _titles(parts: Sequence[Any]) -> str:
    return together(*dict.fromkeys(written(part.title) for part in parts), by=", ")


def _because(parts: Sequence[Any]) -> str:
    if not parts:
        return _("De som fått din ansökan. De läser vem du är och ansökan.")
    return filled(_("Läser vem du är och det som gäller: %(what)s"), what=_titles(parts))


def _urgent(row: Any) -> str:
    urgent = _("Läser i en nödöppning till %(when)s: %(danger)s. Skälet: %(reason)s")
    return filled(urgent, when=moment_text(row.ends_at), danger=danger_name(row.danger), reason=written(row.reason))


def _unasked(row: Any) -> str:
    unasked = _(
        "Läser det som andra har skrivit om dig till %(when)s, för att de menar att du inte kan svara själv. Du kan "
        "säga nej. Skälet: %(reason)s"
    )
    return filled(unasked, when=moment_text(row.period.upper), reason=written(row.reason))


def _name(party_id: UUID) -> str:
    """The unit or the staff member behind a party; empty for the person and for private persons."""
    found = unit(party_id)
    if found:
        return f"{found.name}, {found.organisation.name}"
    assignment = current_assignment(party_id)
    return f"{assignment.staff_member.name}, {assignment.unit.name}" if assignment else ""
