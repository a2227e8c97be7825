"""Whom to call, as paper tells it: from the team, with the number of the unit where somebody has none of their own.

The named contacts (fast vårdkontakt and the like) enter here, in `contacts_of`, and nowhere else of the papers.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import current_assignment, unit
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import team
from ledstjarna.web.wording import label_text


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call: who, as what, on which number, and what for."""

    name: str
    role: str
    phone: str
    note: str = ""


def contacts_of(reading: Reading) -> list[Contact]:
    """The team as contacts, the coordinator first. One query, and one for each who has no number of their own."""
    return [_contact(member) for member in team(reading)]


def _contact(member: TeamMember) -> Contact:
    name, _comma, role = member.label.partition(", ")
    note = _("Håller ihop planen. Ring hit först.") if member.is_coordinator else ""
    return Contact(name, label_text(role) or _("Med i teamet"), member.phone or _of_unit(member), note)


def _of_unit(member: TeamMember) -> str:
    assignment = current_assignment(member.party_id)
    found = assignment.unit if assignment else unit(member.party_id)
    return found.phone if found else ""
