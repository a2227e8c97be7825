"""The shared plan and everything that makes a commitment somebody's. One file per noun."""

from ledstjarna.domain.plans.models.agreement import Agreement, LinkedPlan, PlanMeeting
from ledstjarna.domain.plans.models.commitment import Commitment, HealthAssessment
from ledstjarna.domain.plans.models.decision import (
    Application,
    AuthorityDecision,
    ProviderAssignment,
)
from ledstjarna.domain.plans.models.owner import CarerSupport, OwnerChange
from ledstjarna.domain.plans.models.plan import Goal, Plan, Sip
from ledstjarna.domain.plans.models.proposal import Choice, Proposal
from ledstjarna.domain.plans.models.report import PersonReport

__all__ = [
    "Agreement",
    "Application",
    "AuthorityDecision",
    "CarerSupport",
    "Choice",
    "Commitment",
    "Goal",
    "HealthAssessment",
    "LinkedPlan",
    "OwnerChange",
    "PersonReport",
    "Plan",
    "PlanMeeting",
    "Proposal",
    "ProviderAssignment",
    "Sip",
]
