"""Vem ringer jag: the people in the team, by name, with a number where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.queries import current_assignment, unit


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call: who, as what, on which number, and what for."""

    name: str
    role: str
    phone: str
    note: str = ""


def contacts(members: Sequence[Any]) -> list[Contact]:
    """The team as contacts, the coordinator first and never without a way to be reached."""
    return [_contact(member) for member in members]


def contact_of(recipient: Any) -> Contact:
    """Whoever holds the plan together, or else somebody of the team, to somebody who has one part and no more."""
    name, _comma, role = recipient.label.partition(", ")
    assignment = current_assignment(recipient.party_id)
    note = _("Håller ihop planen.") if recipient.kind == "coordinator" else ""
    return Contact(name, role, assignment.unit.phone if assignment else "", note)


def _contact(member: Any) -> Contact:
    name, _comma, role = member.label.partition(", ")
    phone = member.phone or (_number_of(member) if member.is_coordinator else "")
    note = _("Håller ihop planen. Ring i första hand hit.") if member.is_coordinator else ""
    return Contact(name, role or _("Med i teamet"), phone, note)


def _number_of(member: Any) -> str:
    """The number of the unit that somebody works at, asked for along with the team or now."""
    if hasattr(member, "work_phone"):
        return str(member.work_phone)
    assignment = current_assignment(member.party_id)
    found = assignment.unit if assignment else unit(member.party_id)
    return found.phone if found else ""
