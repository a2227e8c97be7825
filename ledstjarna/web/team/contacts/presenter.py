"""Who can be a contact, who cannot and why, and who can step in, in words."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import manager_of, staff_of
from ledstjarna.domain.teams.queries import holders
from ledstjarna.domain.teams.rules import KINDS, contact_hindrance
from ledstjarna.foundation.clock import day_of, last_day_of, moment_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import (
    contact_kind_title,
    contact_purpose,
    date_text,
    finding_text,
    label_text,
    role_name,
    state_text,
    title_name,
)
from ledstjarna.web.wording.labels import HOUSE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those who can be named, by party and label as it is kept; those who cannot, and why.

    `ask` is who registers the title that somebody in the team lacks: the way on where nobody can be named.
    """

    free: dict[str, str]
    hindered: list[tuple[str, str]]
    ask: list[str]


def staff_label(assignment: Any) -> str:
    """Name, role and unit as a label stands on rows: in Swedish, whoever writes it."""
    with override(HOUSE_LANGUAGE):
        role = role_name(assignment.role)
    return f"{assignment.staff_member.name}, {role}, {assignment.unit.name}"[:200]


def candidates(reading: Reading, kind: str, *, but: Container[UUID] = ()) -> Candidates:
    """The team's staff, and staff of units in it, `but` some. Who works elsewhere than the kind asks is left out."""
    free, hindered, ask = {}, [], []
    for one in sorted(holders(reading), key=lambda row: row.assignment.staff_member.name):
        if one.assignment.pk in but:
            continue
        staff, unit = one.assignment.staff_member, one.assignment.unit
        finding = contact_hindrance(
            kind, unit_kind=unit.kind, title=staff.protected_title, title_until=staff.title_until,
            named_on=day_of(reading.at),
        )  # fmt: skip
        if finding is None:
            free[str(one.assignment.pk)] = staff_label(one.assignment)
        elif finding.code != "contact_in_other_unit":
            hindered.append((label_text(staff_label(one.assignment)), finding_text(finding)))
            if finding.code == "contact_without_title":
                ask.append(_to_register(one.assignment, finding))
    return Candidates(free, hindered, ask)


def _to_register(assignment: Any, finding: Finding) -> str:
    """Whom to ask to register the title of somebody: the manager by name, where the unit has one."""
    unit, manager = assignment.unit, manager_of(assignment.unit_id)
    asked = f"{manager.staff_member.name}, {role_name(manager.role)}, {unit.name}" if manager else unit.name
    told = {"who": assignment.staff_member.name, "title": title_name(finding.params["title"]), "manager": asked}
    if manager is None:
        return _("Har %(who)s titeln %(title)s? Be chefen på %(manager)s registrera den.") % told
    return _("Har %(who)s titeln %(title)s? Be %(manager)s att registrera den.") % told


def stand_ins(unit_id: UUID, *, but: UUID) -> dict[str, str]:
    """Who can step in: the others of the unit, by party and label."""
    return {str(row.pk): staff_label(row) for row in staff_of(unit_id=unit_id) if row.pk != but}


def kinds(subject_id: UUID, standing: Iterable[str]) -> list[tuple[str, str, str]]:
    """The kinds to choose among: heading, what for, and where to name one."""
    held = set(standing)
    return [
        (
            contact_kind_title(kind.code),
            _("Finns redan. Du kan byta.") if kind.code in held else contact_purpose(kind.code),
            way_to("name_contact", subject_id) + f"?slag={kind.code}",
        )
        for kind in KINDS
    ]


@dataclass(frozen=True, slots=True)
class WishRow:
    """A wish of the person's."""

    title: str
    words: str
    asked: str
    look: str
    word: str
    href: str
    waits: bool


def wish_rows(subject_id: UUID, rows: Sequence[Any]) -> list[WishRow]:
    """The wishes, those that wait first."""
    found = []
    for row in sorted(rows, key=lambda one: one.state != "asked"):
        text = state_text(row.state, "contact_wish")
        kind = contact_kind_title(row.kind)
        found.append(
            WishRow(
                _("Vill ha en annan: %(kind)s") % {"kind": kind} if row.contact_id else kind,
                row.words, date_text(day_of(row.asked_at)), text.tone, text.word,
                way_to("team_contact_wish", subject_id, wish_id=row.pk), row.state == "asked",
            )
        )  # fmt: skip
    return found


def begins(day: date | None, at: datetime) -> datetime | None:
    """When an absence from a day begins: at once for today, else when the day does."""
    if day is None:
        return None
    return at if day == day_of(at) else moment_of(day, time())


def ends(last: date | None) -> datetime | None:
    """When an absence with a last day ends: as the next day begins. None for no last day."""
    return moment_of(last + timedelta(days=1), time()) if last else None


def days_of(away: Any) -> dict[str, Any]:
    """The first and last day of an absence that holds, for a form that changes who steps in."""
    if away is None:
        return {}
    upper = away.period.upper
    return {"start": day_of(away.period.lower), "end": last_day_of(upper) if upper else None}
