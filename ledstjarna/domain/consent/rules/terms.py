"""For how long a ground reaches under a consent that has an end: its own time, as far as the yes holds. Pure."""

from datetime import datetime

from ledstjarna.domain.consent.rules.facts import Term


def within_consent(own: Term, consent_ends: datetime | None) -> Term | None:
    """What is left of a ground's own time under a yes that ends at `consent_ends` (None: until it is taken back).

    None where nothing is left: what was to begin after the end does not begin. It is reckoned anew from the own time
    whenever the yes gets another end, so that what an end cut short is whole again when the yes is renewed.
    Source: consent holds for what it was given for (OSL 10:1, 12:2).
    """
    if consent_ends is None or (own.end is not None and own.end <= consent_ends):
        return own
    return Term(own.start, consent_ends) if own.start < consent_ends else None
