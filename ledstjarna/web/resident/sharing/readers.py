"""Who can read about the person now, as what, because of what, why and until when: by every ground there is."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import DECISION, NEEDS, PLAN, STORY
from ledstjarna.domain.organisations.queries import current_assignment, unit
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import date_text, filled, label_text, moment_text, relation_name, written
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.log_control import own_danger_name
from ledstjarna.web.wording.readings import reason_text


@dataclass(frozen=True, slots=True)
class Around:
    """Everybody around the person. `grounds`: all by which anybody reaches them now, None where not to be seen.

    `reached`: what representatives and those close read now, by party and basis, as their grounds say.
    `works_at`: the units that somebody in the team works at, where more is known than what one part tells.
    `emergencies`: those that are open now. `meetings`: those that anybody has been called to.
    """

    members: Sequence[Any]
    close: Sequence[Any]
    representatives: Sequence[Any]
    parts: Sequence[Any]
    grounds: Sequence[Any] | None
    reached: Mapping[tuple[UUID, str], frozenset[str]] = field(default_factory=dict)
    works_at: frozenset[UUID] = frozenset()
    emergencies: Sequence[Any] = ()
    meetings: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: name, as what, what they read, and the shape that says who.

    `why`: the reason that they have written, and the last day of it; empty where there is none of these.
    """

    name: str
    role: str
    what: str
    owner: str
    why: str = ""


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
    in_team = {ground.party_id: ground for ground in around.grounds or () if ground.basis in _OF_THE_TEAM}
    for member in around.members:
        found[member.party_id] = _reader(member.label, _team(standing), "region", in_team.get(member.party_id))
    for row in around.representatives:
        if kinds := around.reached.get((row.id, "representative")):
            found[row.id] = _reader(row.name, _represents(standing, kinds), "close")
    for row in around.close:
        if (row.id, "close_one") in around.reached:
            kinds = around.reached[row.id, "close_one"]
            let = next(
                (one for one in around.grounds or () if (one.party_id, one.basis) == (row.id, "close_one")), None
            )
            reader = Reader(
                row.name, relation_name(row.relation).capitalize(), _lets(standing, kinds), "close",
                _why(let) if let else "",
            )  # fmt: skip
            if found.setdefault(row.id, reader) is not reader:
                also.append(reader)
    also += _by_grounds(found, around)
    _add_those_told(found, around, standing)
    in_emergency = [_reader(label_text(row.opened_by_label), _urgent(row), "region") for row in around.emergencies]
    return [*found.values(), *also, *in_emergency]


def _by_grounds(found: dict[UUID, Reader], around: Around) -> Iterator[Reader]:
    """Everybody with a ground, by each ground of theirs that is not told already: to `found`, or beside who is there.

    Who is asked about one part is told with what they know of it (`_add_those_told`), where they are told anything.
    """
    names = {row.id: row.name for row in (*around.close, *around.representatives)}
    told = {part.owner_id for part in around.parts if part.legal_basis != "own" and part.shared_words}
    for ground in around.grounds or ():
        case = CASES.get(ground.basis)
        party_id, one = ground.party_id, ground.scope_id is not None
        if case is None or (ground.basis in _OF_THE_TEAM and party_id in found) or (one and party_id in told):
            continue
        if (one or ground.basis in _OF_A_PART) and party_id in found:
            continue  # who reads more than a part is there with that
        about = [part for part in around.parts if part.id == ground.scope_id or _is_about(part, party_id)]
        if ground.basis == "request" and one and not about and ground.scope_id not in around.meetings:
            continue  # what somebody close has asked for themself is not the person's to know of
        name, where = (names[party_id], "") if party_id in names else _name(party_id)
        if not name:
            continue  # nobody is there any more to read by it
        shape = "close" if party_id in names else "municipality"
        reader = Reader(name, where, case(about), shape, _why(ground))
        if found.setdefault(party_id, reader) is not reader:
            yield reader


def _is_about(part: Any, party_id: UUID) -> bool:
    """Whether the part is theirs to do, or to carry out."""
    if part.legal_basis != "own" and part.owner_id == party_id:
        return True
    return bool(part.assignment) and part.assignment.unit_id == party_id


def _add_those_told(found: dict[UUID, Reader], around: Around, standing: Standing) -> None:
    """Who knows one part alone, with what it is about."""
    owned: dict[UUID, list[Any]] = defaultdict(list)
    for part in around.parts:
        if part.legal_basis != "own" and part.shared_words:
            owned[part.owner_id].append(part)
    for party_id, told in owned.items():
        if party_id not in found and party_id not in around.works_at:
            found[party_id] = _reader(told[0].owner_label, _told(told, standing), "association")


def _reader(label: str, what: str, owner: str, ground: Any = None) -> Reader:
    name, _comma, role = label.partition(", ")
    role = "" if role == name else role  # an association is often one unit of its own name
    return Reader(name, role, what, owner, _why(ground) if ground else "")


def _why(ground: Any) -> str:
    """Until when, and the reason with their own words."""
    until = _until(ground.period.upper) if ground.period.upper else ""
    return together(*filter(None, [until, reason_text(ground.reason)]), by=" ")


def _until(end: datetime) -> str:
    """What ends at midnight holds the whole day before: that is the day one thinks of."""
    local = end.astimezone(STOCKHOLM)
    if (local.hour, local.minute) == (0, 0):
        return _("Till och med %(day)s.") % {"day": date_text(local.date() - timedelta(days=1))}
    return _("Till %(when)s.") % {"when": moment_text(end)}


def _team(standing: Standing) -> str:
    return standing.say(
        _("De som är med i ditt team. De läser din plan, din berättelse och bedömningar av behov."),
        _("De som är med i teamet. De läser planen, berättelsen och bedömningar av behov."),
    )


def _represents(standing: Standing, kinds: frozenset[str]) -> str:
    """What they read by their mandate, the widest first."""
    return next(standing.say(*said()) for needs, said in _REPRESENTS if needs <= kinds)


_REPRESENTS: tuple[tuple[frozenset[str], Callable[[], tuple[str, str]]], ...] = (
    (
        frozenset({PLAN, STORY, NEEDS, DECISION}),
        lambda: (
            _("De som företräder dig. De läser din plan, din berättelse, bedömningar av behov och dina beslut."),
            _("De som företräder %(name)s. De läser planen, berättelsen, bedömningar av behov och besluten."),
        ),
    ),
    (
        frozenset({PLAN, STORY, DECISION}),
        lambda: (
            _("De som företräder dig. De läser din plan, din berättelse och dina beslut."),
            _("De som företräder %(name)s. De läser planen, berättelsen och besluten."),
        ),
    ),
    (
        frozenset({PLAN, STORY}),
        lambda: (
            _("De som företräder dig. De läser din plan och din berättelse."),
            _("De som företräder %(name)s. De läser planen och berättelsen."),
        ),
    ),
    (
        frozenset({DECISION}),
        lambda: (
            _("De som bevakar din rätt. De läser vem du är och dina beslut, inte planen."),
            _("De som bevakar rätten för %(name)s. De läser vem det är och besluten, inte planen."),
        ),
    ),
    (
        frozenset(),
        lambda: (
            _("De som företräder dig i en del. De läser vem du är."),
            _("De som företräder %(name)s i en del. De läser vem det är."),
        ),
    ),
)


def _lets(standing: Standing, kinds: frozenset[str]) -> str:
    """What somebody close is let to read."""
    if PLAN in kinds and STORY in kinds:
        return standing.say(
            _("De som du låter läsa. De läser din plan och din berättelse."),
            _("De som %(name)s låter läsa. De läser planen och berättelsen."),
        )
    if PLAN in kinds:
        return standing.say(
            _("De som du låter läsa planen. De läser inte din berättelse."),
            _("De som %(name)s låter läsa planen. De läser inte berättelsen."),
        )
    return standing.say(
        _("De som du låter läsa din berättelse. De läser inte planen."),
        _("De som %(name)s låter läsa berättelsen. De läser inte planen."),
    )


def _told(parts: Sequence[Any], standing: Standing) -> str:
    told = standing.say(
        _("Vet bara det du valde att berätta om: %(what)s"),
        _("Vet bara det som är berättat om: %(what)s"), what="%(what)s",
    )  # fmt: skip
    return filled(told, what=_titles(parts))


def _titles(parts: Sequence[Any]) -> str:
    return together(*dict.fromkeys(written(part.title) for part in parts), by=", ")


def _because(parts: Sequence[Any], nothing: str) -> str:
    return filled(_("Läser vem du är och det som gäller: %(what)s"), what=_titles(parts)) if parts else nothing


# What each ground lets be read, to the person themself. Every ground of the law has its sentence (a test asks), but for
# those that are told by what stands beside them.
CASES: dict[str, Callable[[Sequence[Any]], str]] = {
    "own_work": lambda _parts: _(
        "De som arbetar med ditt stöd eller din vård. De läser din plan, din berättelse, bedömningar av behov och dina "
        "beslut."
    ),
    "shared_plan": lambda _parts: _(
        "De som du delar planen med. De läser din plan, din berättelse och bedömningar av behov."
    ),
    "own_records": lambda _parts: _(
        "De som arbetar med dig, utan planen. De läser det som deras egen organisation har skrivit."
    ),
    "coherent": lambda _parts: _("De läser det som andra har skrivit om dig, för att du har sagt ja till det."),
    "incapacity": lambda _parts: _(
        "De läser det som andra har skrivit om dig, för att de menar att du inte kan svara själv. Du kan säga nej."
    ),
    "application": lambda parts: _because(parts, _("De som fått din ansökan. De läser vem du är och ansökan.")),
    "care_request": lambda parts: _because(parts, _("De som bedömer den vård du har bett om. De läser vem du är.")),
    "assignment": lambda parts: _because(parts, _("De som har uppdraget att hjälpa dig. De läser vem du är.")),
    "request": lambda parts: (
        filled(_("Läser bara det som de är frågade om: %(what)s"), what=_titles(parts))
        if parts
        else _("De läser bara det möte eller den del som de är frågade om.")
    ),
    "lift_request": lambda _parts: _(
        "De har fått frågan om att häva din spärr i ett nödläge. De läser vem du är, och inget mer."
    ),
}
TOLD_BESIDE = frozenset({"own", "representative", "close_one", "emergency"})  # by their own rows, with their own words
_OF_THE_TEAM = frozenset({"own_work", "shared_plan"})
_OF_A_PART = frozenset({"application", "care_request", "assignment", "request"})


def _urgent(row: Any) -> str:
    urgent = _("Läser i en nödöppning till %(when)s: %(danger)s. Skälet: %(reason)s")
    return filled(urgent, when=moment_text(row.ends_at), danger=own_danger_name(row.danger), reason=written(row.reason))


def _name(party_id: UUID) -> tuple[str, str]:
    """The unit or the staff member behind a party, and where: a name may hold a comma.

    Empty for the person and for private persons.
    """
    found = unit(party_id)
    if found:  # an association is often one unit of its own name
        same = found.name == found.organisation.name
        return (found.name, "" if same else found.organisation.name)
    assignment = current_assignment(party_id)
    return (assignment.staff_member.name, assignment.unit.name) if assignment else ("", "")
