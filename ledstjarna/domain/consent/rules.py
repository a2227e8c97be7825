"""Which kinds of records each ground reaches, and what consent allows. Pure; each line with its section.

The full law of reading across care givers (PDL 2008:355, lag 2022:913) has its own issue; what stands
here is what one shared plan needs, and everything not named is refused.
"""

from dataclasses import dataclass

from ledstjarna.foundation.findings import Finding

BASIC = "basic"  # who the person is and how they are reached
STORY = "story"  # their own words
NEEDS = "needs"  # assessments and suggestions
PLAN = "plan"  # goals, proposals, choices, commitments
DECISION = "decision"  # applications, investigations and authority decisions
TEAM = "team"  # who takes part
LOG = "log"  # who has read
PART = "part"  # one commitment and what was shared for it
# What somebody close asks for themself: not the person's, so that no whole ground reaches it, their own neither. Only a
# ground narrowed to the row itself does: the carer's, and theirs who answers.
CARER = "carer"

ALL_KINDS = (BASIC, STORY, NEEDS, PLAN, DECISION, TEAM, LOG, PART)


@dataclass(frozen=True, slots=True)
class BasisRule:
    """What one ground reaches. `consent` names the consent it stands on, empty where it stands without."""

    basis: str
    kinds: tuple[str, ...]
    section: str
    consent: str = ""


BASES: tuple[BasisRule, ...] = (
    BasisRule("own", ALL_KINDS, "PDL 8:2; GDPR art. 15"),
    BasisRule(
        "representative",
        (BASIC, STORY, NEEDS, PLAN, DECISION, TEAM),
        "within the mandate; FB 6:11, 12:2",
    ),
    BasisRule(
        "close_one",
        (BASIC, STORY, PLAN, TEAM),
        "as far as the person lets; OSL 10:1, 12:2",
    ),
    BasisRule(
        "own_work",
        (BASIC, STORY, NEEDS, PLAN, DECISION, TEAM),
        "PDL 4:1; SoLPUL 2001:454 6 §",
    ),
    BasisRule(
        "shared_plan",
        (BASIC, STORY, NEEDS, PLAN, TEAM),
        "SoL 2025:400 10:8; HSL 16:4; OSL 10:1",
        "sharing",
    ),
    BasisRule("application", (BASIC, DECISION), "FL 2017:900 9, 23 §§"),
    BasisRule("care_request", (BASIC,), "PDL 4:1: takes part in the care of the person"),
    BasisRule("assignment", (BASIC,), "OSL 10:2, 26:9; carried out for the board that decided"),
    BasisRule("request", (), "chosen fact by fact by the person; no secrecy law binds an association"),
)

_BY_BASIS = {rule.basis: rule for rule in BASES}


def kinds_of(basis: str, *, narrowed: bool) -> tuple[str, ...]:
    """The record kinds a ground of `basis` reaches; a ground narrowed to one part reaches that part alone."""
    return (PART,) if narrowed else _BY_BASIS[basis].kinds


def basis_rule(basis: str) -> BasisRule:
    """The rule of one ground. Raises KeyError for a ground the law does not know: it is exhaustive."""
    return _BY_BASIS[basis]


def consent_allows(state: str | None, covered: bool) -> Finding | None:
    """Whether a consent in `state` (None: never asked) that covers the organisation or not lets it be invited.

    Source: SoL 2025:400 10:8 and HSL 16:4 (the person consents before the work starts); OSL 10:1.
    """
    section = "SoL 2025:400 10:8; HSL 16:4; OSL 10:1"
    if state is None:
        return Finding("consent_not_asked", section=section)
    if state == "refused":
        return Finding("consent_refused", section=section)
    if state == "withdrawn":
        return Finding("consent_withdrawn", section=section)
    if not covered:
        return Finding("consent_does_not_cover", section=section)
    return None


def consent_may_become(current: str | None, wanted: str) -> Finding | None:
    """Whether the person's consent may go from `current` to `wanted`: only what was given can be withdrawn."""
    if wanted == "withdrawn" and current != "given":
        return Finding("no_consent_to_withdraw")
    if wanted == current:
        return Finding("consent_already", {"state": wanted})
    return None
