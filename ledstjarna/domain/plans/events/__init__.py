"""What happens in a plan. Ids, codes and ways only; names and words are read from the rooms, with access."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.domain.plans.events.lasting import AssignmentReturned as AssignmentReturned
from ledstjarna.domain.plans.events.lasting import PartTermSaid as PartTermSaid
from ledstjarna.domain.plans.events.meeting import MeetingAnswered as MeetingAnswered
from ledstjarna.domain.plans.events.meeting import MeetingCalled as MeetingCalled
from ledstjarna.domain.plans.events.meeting import MeetingCancelled as MeetingCancelled
from ledstjarna.domain.plans.events.meeting import MeetingClosed as MeetingClosed
from ledstjarna.domain.plans.events.meeting import MeetingMoved as MeetingMoved
from ledstjarna.domain.plans.events.meeting import MeetingOpened as MeetingOpened
from ledstjarna.domain.plans.events.meeting import MeetingParticipantCalled as MeetingParticipantCalled
from ledstjarna.domain.plans.events.meeting import MeetingParticipantLeftOut as MeetingParticipantLeftOut
from ledstjarna.domain.plans.events.meeting import MeetingTimesAsked as MeetingTimesAsked
from ledstjarna.domain.plans.events.meeting import MeetingTimeWished as MeetingTimeWished
from ledstjarna.domain.plans.events.told import FactTakenBack as FactTakenBack
from ledstjarna.domain.plans.events.told import FactTold as FactTold
from ledstjarna.domain.plans.events.told import WordsSharedAnew as WordsSharedAnew
from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStarted(Event):
    """A plan was begun."""

    plan_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAgreed(Event):
    """A new version of the plan was agreed."""

    agreement_id: UUID
    number: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYesSaid(Event):
    """One of those who agree together said yes to the plan; another's yes is waited for."""

    plan_id: UUID
    said_by_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEnded(Event):
    """The plan ended."""

    plan_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SipJudged(Event):
    """Region or municipality judged that a SIP is needed."""

    sip_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SipEnded(Event):
    """The SIP ended; the authority decisions stand."""

    sip_id: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet(Event):
    """A goal was set or changed; `way`: how it was said to whoever wrote it down."""

    goal_id: UUID
    way: str = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalMade(Event):
    """Somebody proposed something."""

    proposal_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceMade(Event):
    """The person chose."""

    choice_id: UUID
    proposal_id: UUID
    said_by_id: UUID
    choice: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterAnswered(Event):
    """The team answered the person's wish for a change."""

    proposal_id: UUID
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerAnswered(Event):
    """Somebody said yes or no to their part."""

    commitment_id: UUID
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationMade(Event):
    """The person's yes became an application."""

    application_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationBegun(Event):
    """The authority began to investigate."""

    application_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMade(Event):
    """The authority decided."""

    decision_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentGiven(Event):
    """A provider was given the assignment."""

    assignment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderAnswered(Event):
    """A provider took or declined the assignment."""

    assignment_id: UUID
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthAssessed(Event):
    """A health care professional assessed a support."""

    commitment_id: UUID
    suitable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescribed(Event):
    """A licensed professional prescribed anew for a part that goes on."""

    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentEnded(Event):
    """Somebody's part ended."""

    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade(Event):
    """The person told that nobody came or that they are not satisfied."""

    report_id: UUID
    report: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswered(Event):
    """Somebody answered the person's report."""

    report_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTakenBack(Event):
    """It was not so that nobody came: whoever told it said otherwise, and nobody has to answer."""

    report_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedVisitExplained(Event):
    """Whoever was to come wrote what happened."""

    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPrepared(Event):
    """The person told how they think it goes, before the follow-up."""

    preparation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpHeld(Event):
    """The plan was followed up with the person, or what a follow-up said was corrected."""

    follow_up_id: UUID
    corrects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleDescribed(Event):
    """The levels of a goal were described, before it is followed up."""

    goal_id: UUID
    scale_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached(Event):
    """A goal was reached."""

    goal_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDownSuggested(Event):
    """A rule suggested that less support could do."""

    step_down_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDownMoved(Event):
    """Somebody took a suggestion further, or left it."""

    step_down_id: UUID
    commitment_id: UUID
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesSet(Event):
    """Somebody's part got times, or other times."""

    activity_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesEnded(Event):
    """The times of somebody's part ended."""

    activity_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceChanged(Event):
    """One occurrence was cancelled or moved."""

    activity_id: UUID
    commitment_id: UUID
    day: date
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceTold(Event):
    """Somebody said that an occurrence was done, was not done, or that nobody came."""

    activity_id: UUID
    commitment_id: UUID
    day: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationNoted(Event):
    """Somebody noted that the cooperation did not work."""

    deviation_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationLate(Event):
    """Somebody it reached has not answered in time."""

    deviation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationAnswered(Event):
    """One of those it reached answered."""

    deviation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationClosed(Event):
    """What was learnt is written."""

    deviation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationWithdrawn(Event):
    """It was noted by mistake and taken back."""

    deviation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationAsked(Event):
    """A provider has written how it carries out a part, and the person is asked."""

    implementation_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationAnswered(Event):
    """The person said yes to how a part is carried out, or what they want otherwise."""

    implementation_id: UUID
    commitment_id: UUID
    yes: bool
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLeft(Event):
    """The owner of a part wants to end it: at once (`left`), or when somebody new has said yes."""

    commitment_id: UUID
    owner_change_id: UUID
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOwnerAsked(Event):
    """A new owner of a part was asked, or the person first when it changes what they said yes to."""

    commitment_id: UUID
    owner_change_id: UUID
    awaits_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOwnerChosen(Event):
    """The person said yes or no to asking somebody new."""

    commitment_id: UUID
    owner_change_id: UUID
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOwnerAnswered(Event):
    """The new owner said yes, and the part is theirs; or no."""

    commitment_id: UUID
    owner_change_id: UUID
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerStayed(Event):
    """Whoever wanted to end their part stays after all."""

    commitment_id: UUID
    owner_change_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEnding(Event):
    """The clock: a decision comes to its end, and whoever it concerns is to know in time."""

    commitment_id: UUID
    ends_on: date
