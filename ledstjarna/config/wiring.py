"""Which room hears which event. Read this page to know what happens after something has happened."""

from ledstjarna.domain.consent.events import (
    BlockLifted,
    BlockSet,
    ConsentEnded,
    ConsentEnding,
    ConsentGiven,
    ConsentHalfGiven,
    ConsentRefused,
    ConsentWithdrawn,
    EmergencyOpened,
)
from ledstjarna.domain.consent.queries import connect_held
from ledstjarna.domain.keeping.events import RectificationAnswered, RectificationAsked
from ledstjarna.domain.needs.queries import NEEDS_HELD
from ledstjarna.domain.people.actions import tell_of_news, tell_other_guardians, write_confirmation_letter
from ledstjarna.domain.people.events import (
    AbsenceEnded,
    AbsenceTold,
    CloseOneEnded,
    CloseOneNamed,
    CloseOneReads,
    ContactDetailsChanged,
    DeathNoted,
    DeathTakenBack,
    MandateEnded,
    PersonRegistered,
    ProtectionLoweringAnswered,
    ProtectionRaised,
    StoryTold,
)
from ledstjarna.domain.plans.actions import calls_follow_access, tell_those_asked
from ledstjarna.domain.plans.actions import follow_consent as sip_follows_consent
from ledstjarna.domain.plans.events import (
    ChoiceMade,
    CommitmentEnded,
    DecisionEnding,
    DecisionMade,
    FactTold,
    GoalSet,
    ImplementationAnswered,
    ImplementationAsked,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    MeetingTimesAsked,
    NewOwnerAsked,
    NewOwnerChosen,
    OccurrenceChanged,
    PlanAgreed,
    ProposalMade,
    ReportAnswered,
    ReportMade,
    StepDownSuggested,
    TimesEnded,
    TimesSet,
)
from ledstjarna.domain.plans.queries import DECISIONS_HELD
from ledstjarna.domain.teams.actions import calls_go_on, stand_ins_follow
from ledstjarna.domain.teams.actions import follow_consent as team_follows_consent
from ledstjarna.domain.teams.events import CallAsked, CallLate, ContactWished, MemberLeft, MessageWritten
from ledstjarna.domain.visits.actions import follow_plan
from ledstjarna.domain.visits.events import VisitMoved, VisitsPublished
from ledstjarna.foundation.outbox.publishing import Wire, connect
from ledstjarna.foundation.outbox.work import Defer, connect_work
from ledstjarna.jobs.deliver import defer_delivery
from ledstjarna.jobs.solve_visits import defer_solving

# Events that tell in which way somebody said something; and that somebody became known here.
SAID_IN_SOME_WAY = (
    StoryTold, ConsentGiven, ConsentHalfGiven, ConsentRefused, ConsentWithdrawn, BlockSet, BlockLifted, ChoiceMade,
    PlanAgreed, ReportMade, AbsenceTold, AbsenceEnded, ContactDetailsChanged, ImplementationAnswered, CallAsked,
    ContactWished, RectificationAsked, MessageWritten, GoalSet, CloseOneNamed, PersonRegistered,
)  # fmt: skip

# What the person is told of: that there is something to read, by the way they chose, and never what it is.
NEWS_TO_THE_PERSON = (
    MessageWritten, ProposalMade, PlanAgreed, ReportAnswered, DecisionMade,
    MeetingTimesAsked, MeetingCalled, MeetingMoved, MeetingCancelled,
    StepDownSuggested, ImplementationAsked, NewOwnerAsked, CallLate, DecisionEnding, ConsentEnding, ConsentHalfGiven,
    RectificationAnswered, VisitsPublished, VisitMoved, ProtectionRaised, ProtectionLoweringAnswered,
    EmergencyOpened,
)  # fmt: skip

# And of these when somebody who acts in their place has said it (people/rules/notices).
CHANGED_FOR_THE_PERSON = (
    ConsentGiven, ConsentRefused, ConsentWithdrawn, BlockSet, BlockLifted, CloseOneReads, FactTold,
)  # fmt: skip

# What relatives and associations are told of in the same way, when it asks something of them.
ASKS_OTHERS = (
    MeetingTimesAsked, MeetingCalled, MeetingMoved, MeetingCancelled, ChoiceMade, NewOwnerAsked, NewOwnerChosen,
    MessageWritten,
)  # fmt: skip

# What changes when, or whether, somebody is to come to the person.
CHANGES_VISITS = (
    AbsenceTold, AbsenceEnded, TimesSet, TimesEnded, OccurrenceChanged, CommitmentEnded,
)  # fmt: skip

# After which somebody in the team may read no more: a yes to sharing may name fewer than the one before.
ENDS_READING = (ConsentRefused, ConsentWithdrawn, ConsentEnded, ConsentGiven, MemberLeft)

WIRES: tuple[Wire, ...] = (
    # Consent is what a SIP and a shared team stand on: both follow it in the same moment (SoL 10:8, HSL 16:4).
    Wire(ConsentGiven, sip_follows_consent, at_once=True),
    Wire(ConsentRefused, sip_follows_consent, at_once=True),
    Wire(ConsentWithdrawn, sip_follows_consent, at_once=True),
    Wire(ConsentEnded, sip_follows_consent, at_once=True),
    Wire(ConsentGiven, team_follows_consent, at_once=True),
    Wire(ConsentRefused, team_follows_consent, at_once=True),
    Wire(ConsentWithdrawn, team_follows_consent, at_once=True),
    Wire(ConsentEnded, team_follows_consent, at_once=True),
    # Who steps in for a contact reads by the contact's ground, and no longer than it.
    *(Wire(event, stand_ins_follow, at_once=True) for event in ENDS_READING),
    # A call that was promised by somebody who reads no more is somebody else's to make.
    *(Wire(event, calls_go_on, at_once=True) for event in ENDS_READING),
    # Nobody is called to a meeting whom the consent no longer covers, or who reaches it no more.
    Wire(ConsentGiven, calls_follow_access, at_once=True),
    Wire(ConsentRefused, calls_follow_access, at_once=True),
    Wire(ConsentWithdrawn, calls_follow_access, at_once=True),
    Wire(ConsentEnded, calls_follow_access, at_once=True),
    Wire(MemberLeft, calls_follow_access, at_once=True),
    Wire(MandateEnded, calls_follow_access, at_once=True),
    Wire(CloseOneEnded, calls_follow_access, at_once=True),
    Wire(CloseOneReads, calls_follow_access, at_once=True),
    # What staff registered for somebody, on paper or by phone, is confirmed to them by letter.
    *(Wire(event, write_confirmation_letter) for event in SAID_IN_SOME_WAY),
    *(Wire(event, tell_of_news) for event in (*NEWS_TO_THE_PERSON, *CHANGED_FOR_THE_PERSON)),
    *(Wire(event, follow_plan) for event in CHANGES_VISITS),
    # Nobody goes to somebody who has died: not in the minute that a worker needs either.
    Wire(DeathNoted, follow_plan, at_once=True),
    Wire(DeathTakenBack, follow_plan, at_once=True),
    *(Wire(event, tell_those_asked) for event in ASKS_OTHERS),
    Wire(ConsentHalfGiven, tell_other_guardians),
)


# Heavy work that a room asks for, and the job that does it.
WORK: dict[str, Defer] = {"solve_visits": defer_solving}


def wire_the_house() -> None:
    """Connect every wire. Called once when a process starts."""
    connect(WIRES, defer=defer_delivery)
    connect_work(WORK)
    connect_held([*NEEDS_HELD, *DECISIONS_HELD])  # what the access log asks: had it anything to show?
