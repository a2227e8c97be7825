"""Which part of the shared plan belongs in which record: each principal keeps its own. Pure; data first.

A record holds what its own principal answers for, the goals that it serves, who has the overall responsibility and
when all meet again; never another's parts, the person's story, nor what was shared with an association. Which roles
write in which record is from memory [M]: one line each, to be confirmed by each principal.
"""

from dataclasses import dataclass

from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service

_HEALTH = frozenset(
    {"physician", "nurse", "district_nurse", "occupational_therapist", "physiotherapist", "counsellor", "coordinator"}
)
_SOCIAL = frozenset(
    {"care_assessor", "lss_assessor", "unit_manager", "planner", "assistant_nurse", "coordinator", "carer_advisor"}
)
_REGION = _HEALTH | {"unit_manager", "planner", "assistant_nurse"}


@dataclass(frozen=True, slots=True)
class RecordSystem:
    """One record: whose it is by kind of organisation, which matter it holds, who writes in it, and its law."""

    code: str
    kept_by: str
    matter: str
    roles: frozenset[str]
    section: str


RECORDS: tuple[RecordSystem, ...] = (
    RecordSystem("region_health", "region", "health", _REGION, "PDL 2008:355 3:1–6"),
    RecordSystem("municipal_health", "municipality", "health", _HEALTH, "PDL 2008:355 3:1–6; HSL 2017:30 12:1–2"),
    RecordSystem("municipal_social", "municipality", "social", _SOCIAL, "SoL 2025:400; LSS 1993:387 21 a §"),
    RecordSystem("provider_social", "provider", "social", _SOCIAL, "SoL 2025:400; LSS 1993:387 21 a §"),
)


def records_for(organisation_kind: str, role: str) -> list[RecordSystem]:
    """The records that somebody in this role at this kind of organisation writes in."""
    return [one for one in RECORDS if one.kept_by == organisation_kind and role in one.roles]


def belongs(record: RecordSystem, *, basis: str, is_own: bool) -> bool:
    """Whether a part of this basis belongs in the record: its own principal's, and of its matter."""
    of_matter = is_health_care(basis) if record.matter == "health" else is_social_service(basis)
    return is_own and of_matter
