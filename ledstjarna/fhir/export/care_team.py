"""The team around a person → CareTeam, with the codes of Inera's draft where we hold what they say."""

from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import TeamRow
from ledstjarna.fhir.export.telling import Resource, Telling, between, our, reference, resource
from ledstjarna.web.wording import role_name

NAMED_CONTACT_SYSTEM = "urn:oid:1.2.752.129.5.1.69"


def to_fhir(team: TeamRow, to: Telling) -> Resource:
    """The team, its id the person's: there is one team a person."""
    return resource(
        "CareTeam", team.subject_id, team.changed,
        status="active" if team.members else "inactive",
        category=[our("care-team", "team", "Team")],
        name="Teamet",
        subject=reference("Patient", team.subject_id),
        participant=[_participant(member, to) for member in team.members],
    )  # fmt: skip


def _participant(member: TeamMember, to: Telling) -> Resource:
    roles = [our("role", member.role.replace("_", "-"), role_name(member.role))] if member.role else []
    if member.is_coordinator:
        roles.append(our("role", "coordinates", "Samordnar planen"))
    found: Resource = {"role": roles} if roles else {}
    return found | {
        "member": to.party(member.party_id, member.label),
        "period": between(member.period.lower, member.period.upper),
    }
