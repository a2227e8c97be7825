"""Whether the viewer may answer for the person, said before they try. The actions decide again, by the same rules."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance
from ledstjarna.domain.plans.rules.choosing import capacity_of
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import Finding


def choice_hindrance(reading: Reading, legal_basis: str) -> Finding | None:
    """Why this viewer may not choose a support of `legal_basis`; None when they may."""
    return matter_hindrance(reading, support_rule(legal_basis).matter)


def matter_hindrance(reading: Reading, matter: str) -> Finding | None:
    """Why this viewer may not answer for the person in `matter`; None when they may."""
    viewer = reading.viewer
    capacity = capacity_of(viewer.kind, "self")
    if isinstance(capacity, Finding):
        return capacity
    return mandate_hindrance(reading, viewer.party_id, matter) if viewer.kind == "representative" else None
