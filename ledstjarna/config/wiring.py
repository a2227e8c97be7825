"""Which room hears which event. Read this page to know what happens after something has happened."""

from ledstjarna.domain.consent.events import ConsentRefused, ConsentWithdrawn
from ledstjarna.domain.people.actions import write_confirmation_letter
from ledstjarna.domain.plans.actions import end_sip_after_consent
from ledstjarna.foundation.outbox.publishing import Event, Wire, connect
from ledstjarna.jobs.deliver import defer_delivery

WIRES: tuple[Wire, ...] = (
    # Consent is the ground a SIP stands on: without it the SIP ends in the same moment (SoL 10:8, HSL 16:4).
    Wire(ConsentWithdrawn, end_sip_after_consent, at_once=True),
    Wire(ConsentRefused, end_sip_after_consent, at_once=True),
    # What staff registered for somebody on paper or by phone is confirmed to them by letter.
    Wire(Event, write_confirmation_letter),
)


def wire_the_house() -> None:
    """Connect every wire. Called once when a process starts."""
    connect(WIRES, defer=defer_delivery)
