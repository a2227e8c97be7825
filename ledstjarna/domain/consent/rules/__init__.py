"""Who may see what, as the law says it: pure, each rule with its section beside it. One file per noun."""

from ledstjarna.domain.consent.rules.blocks import BLOCK_LEVELS, block_findings, hides, level_of, lift_hindrance
from ledstjarna.domain.consent.rules.consents import consent_allows, consent_may_become
from ledstjarna.domain.consent.rules.emergencies import DANGERS, EMERGENCY_HOURS, emergency_findings, emergency_until
from ledstjarna.domain.consent.rules.identities import identity_shown
from ledstjarna.domain.consent.rules.kinds import (
    ALL_KINDS,
    BASES,
    BASIC,
    CARER,
    COHERENT,
    DECISION,
    EMERGENCY,
    LOG,
    NEEDS,
    PART,
    PLAN,
    READS_ONLY,
    STORY,
    TEAM,
    BasisRule,
    basis_rule,
    kinds_of,
)
from ledstjarna.domain.consent.rules.reading import coherent_hindrances
from ledstjarna.domain.consent.rules.sectors import CARE, PROCESSES, ROLE_SECTOR, SOCIAL, UNIT_SECTOR, sector_of
from ledstjarna.domain.consent.rules.verdict import Verdict, decide

__all__ = [
    "ALL_KINDS",
    "BASES",
    "BASIC",
    "BLOCK_LEVELS",
    "CARE",
    "CARER",
    "COHERENT",
    "DANGERS",
    "DECISION",
    "EMERGENCY",
    "EMERGENCY_HOURS",
    "LOG",
    "NEEDS",
    "PART",
    "PLAN",
    "PROCESSES",
    "READS_ONLY",
    "ROLE_SECTOR",
    "SOCIAL",
    "STORY",
    "TEAM",
    "UNIT_SECTOR",
    "BasisRule",
    "Verdict",
    "basis_rule",
    "block_findings",
    "coherent_hindrances",
    "consent_allows",
    "consent_may_become",
    "decide",
    "emergency_findings",
    "emergency_until",
    "hides",
    "identity_shown",
    "kinds_of",
    "level_of",
    "lift_hindrance",
    "sector_of",
]
