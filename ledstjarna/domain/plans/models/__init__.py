"""The shared plan and everything that makes a commitment somebody's. One file per noun."""

from ledstjarna.domain.plans.models.activity import Activity, ActivityException, ActivityMark
from ledstjarna.domain.plans.models.agreement import Agreement, LinkedPlan, PlanMeeting
from ledstjarna.domain.plans.models.call import MeetingParticipant, MeetingPoint, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.models.commitment import Commitment, HealthAssessment
from ledstjarna.domain.plans.models.decision import (
    Application,
    AuthorityDecision,
    ProviderAssignment,
)
from ledstjarna.domain.plans.models.deviation import (
    CooperationDeviation,
    DeviationAnswer,
    DeviationFigure,
    DeviationKind,
)
from ledstjarna.domain.plans.models.follow_up import (
    AttainmentScale,
    FollowUp,
    FollowUpPreparation,
    GoalResult,
    PartResult,
    StepDown,
)
from ledstjarna.domain.plans.models.implementation import ImplementationPlan
from ledstjarna.domain.plans.models.missed import MissedVisit
from ledstjarna.domain.plans.models.owner import CarerSupport, OwnerChange
from ledstjarna.domain.plans.models.plan import Goal, Plan, Sip
from ledstjarna.domain.plans.models.proposal import Choice, Proposal
from ledstjarna.domain.plans.models.report import PersonReport
from ledstjarna.domain.plans.models.term import PartTerm

__all__ = [
    "Activity",
    "ActivityException",
    "ActivityMark",
    "Agreement",
    "Application",
    "AttainmentScale",
    "AuthorityDecision",
    "CarerSupport",
    "Choice",
    "Commitment",
    "CooperationDeviation",
    "DeviationAnswer",
    "DeviationFigure",
    "DeviationKind",
    "FollowUp",
    "FollowUpPreparation",
    "Goal",
    "GoalResult",
    "HealthAssessment",
    "ImplementationPlan",
    "LinkedPlan",
    "MeetingParticipant",
    "MeetingPoint",
    "MeetingTime",
    "MissedVisit",
    "OwnerChange",
    "PartResult",
    "PartTerm",
    "PersonReport",
    "Plan",
    "PlanMeeting",
    "PlanMeetingCall",
    "Proposal",
    "ProviderAssignment",
    "Sip",
    "StepDown",
]
