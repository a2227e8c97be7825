"""The team around a person → CareTeam; which of them is a named contact is told by the contact's code."""

from collections.abc import Iterable
from uuid import UUID

from ledstjarna.domain.teams.models import NamedContact, TeamMember
from ledstjarna.domain.teams.queries import TeamRow
from ledstjarna.fhir.export.named_contact import TEAM, category, kind
from ledstjarna.fhir.export.telling import Resource, Telling, our, period, reference, resource
from ledstjarna.web.wording import role_name


def to_fhir(team: TeamRow, named: Iterable[NamedContact], to: Telling) -> Resource:
    """The team, its id the person's: there is one team a person. `named` are the person's contacts now."""
    kinds: dict[UUID, list[Resource]] = {}
    for contact in named:
        kinds.setdefault(contact.holder_id, []).append(kind(contact.kind))
    return resource(
        "CareTeam", team.subject_id, team.changed,
        status="active" if team.members else "inactive",
        category=[category(TEAM)],
        name="Teamet",
        subject=reference("Patient", team.subject_id),
        participant=[_participant(member, kinds.get(member.party_id, []), to) for member in team.members],
    )  # fmt: skip


def _participant(member: TeamMember, kinds: list[Resource], to: Telling) -> Resource:
    roles = [our("role", member.role.replace("_", "-"), role_name(member.role))] if member.role else []
    if member.is_coordinator:
        roles.append(our("role", "coordinates", "Samordnar planen"))
    roles += kinds
    found: Resource = {"role": roles} if roles else {}
    return found | {
        "member": to.party(member.party_id, member.label),
        "period": period(member.period.lower, member.period.upper),
    }
