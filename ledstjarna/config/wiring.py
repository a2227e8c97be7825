"""Which room hears which event. Read this page to know what happens after something has happened."""

from ledstjarna.domain.consent.events import ConsentGiven, ConsentRefused, ConsentWithdrawn
from ledstjarna.domain.people.actions import write_confirmation_letter
from ledstjarna.domain.people.events import StoryTold
from ledstjarna.domain.plans.actions import calls_follow_consent
from ledstjarna.domain.plans.actions import follow_consent as sip_follows_consent
from ledstjarna.domain.plans.events import ChoiceMade, PlanAgreed, ReportMade
from ledstjarna.domain.teams.actions import follow_consent as team_follows_consent
from ledstjarna.foundation.outbox.publishing import Wire, connect
from ledstjarna.jobs.deliver import defer_delivery

# Events that tell in which way somebody said something.
SAID_IN_SOME_WAY = (StoryTold, ConsentGiven, ConsentRefused, ConsentWithdrawn, ChoiceMade, PlanAgreed, ReportMade)

WIRES: tuple[Wire, ...] = (
    # Consent is what a SIP and a shared team stand on: both follow it in the same moment (SoL 10:8, HSL 16:4).
    Wire(ConsentGiven, sip_follows_consent, at_once=True),
    Wire(ConsentRefused, sip_follows_consent, at_once=True),
    Wire(ConsentWithdrawn, sip_follows_consent, at_once=True),
    Wire(ConsentGiven, team_follows_consent, at_once=True),
    Wire(ConsentRefused, team_follows_consent, at_once=True),
    Wire(ConsentWithdrawn, team_follows_consent, at_once=True),
    # Nobody is called to a meeting whom the consent no longer covers.
    Wire(ConsentGiven, calls_follow_consent, at_once=True),
    Wire(ConsentRefused, calls_follow_consent, at_once=True),
    Wire(ConsentWithdrawn, calls_follow_consent, at_once=True),
    # What staff registered for somebody, on paper or by phone, is confirmed to them by letter.
    *(Wire(event, write_confirmation_letter) for event in SAID_IN_SOME_WAY),
)


def wire_the_house() -> None:
    """Connect every wire. Called once when a process starts."""
    connect(WIRES, defer=defer_delivery)
