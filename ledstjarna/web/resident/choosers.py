"""Whether the viewer may answer for the person, said before they try. The actions decide again, by the same rules."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance, own_hindrance
from ledstjarna.domain.plans.rules.choosing import capacity_of
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import Finding


def choice_hindrance(reading: Reading, legal_basis: str) -> Finding | None:
    """Why this viewer may not choose a support of `legal_basis`; None when they may."""
    return matter_hindrance(reading, support_rule(legal_basis).matter)


def telling_hindrance(reading: Reading) -> Finding | None:
    """Why this viewer may not write in the person's own words: somebody close. A child tells for themself."""
    return None if reading.viewer.kind == "person" else matter_hindrance(reading, "plan")


def matter_hindrance(reading: Reading, matter: str) -> Finding | None:
    """Why this viewer may not answer for the person in `matter`; None when they may."""
    viewer = reading.viewer
    capacity = capacity_of(viewer.kind, "self")
    if isinstance(capacity, Finding):
        return capacity
    if viewer.kind == "representative":
        return mandate_hindrance(reading, viewer.party_id, matter)
    return own_hindrance(reading, matter)
