"""Whether the viewer may answer for the person, said before they try. The actions decide again, by the same rules."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.plans.queries import deciding_hindrance as matter_hindrance
from ledstjarna.domain.plans.queries import telling_hindrance
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import Finding

__all__ = ["choice_hindrance", "matter_hindrance", "telling_hindrance"]


def choice_hindrance(reading: Reading, legal_basis: str) -> Finding | None:
    """Why this viewer may not choose a support of `legal_basis`; None when they may."""
    return matter_hindrance(reading, support_rule(legal_basis).matter)
