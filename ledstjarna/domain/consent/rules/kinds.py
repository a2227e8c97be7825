"""Which kinds of records each ground reaches. Pure; each line with its section; everything not named is refused.

Whether a ground holds at all is decided by the law of access: `verdict.py`.
"""

from dataclasses import dataclass

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


# What documentation of other care givers and social-care givers is, among the kinds of records here [M].
COHERENT = (BASIC, NEEDS, DECISION)
EMERGENCY = (BASIC, STORY, NEEDS, PLAN, DECISION, TEAM)


@dataclass(frozen=True, slots=True)
class BasisRule:
    """What one ground reaches. `consent` names the consent it stands on, empty where it stands without.

    On a ground that `reads_only` nobody changes anything about the person: the section gives reading and no more.
    """

    basis: str
    kinds: tuple[str, ...]
    section: str
    consent: str = ""
    reads_only: bool = False


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
    # Where others hold the joint plan: their work is theirs to keep, until the person says yes to sharing.
    BasisRule(
        "own_records",
        (BASIC, NEEDS, DECISION),
        "PDL 4:1; SoLPUL 2001:454 6 §; OSL 10:1, 25:1, 26:1",
    ),
    BasisRule(
        "shared_plan",
        (BASIC, STORY, NEEDS, PLAN, TEAM),
        "SoL 2025:400 10:8; HSL 16:4; OSL 10:1",
        "sharing",
    ),
    # Reading across organisations, by lag 2022:913 alone: each has its own page that asks what the law asks.
    # Which kinds that law's documentation takes in here [M]: change it in this one line. It gives reading, not writing.
    BasisRule("coherent", COHERENT, "2022:913 3:1, 3:3; relation, relevance and consent", "reading", reads_only=True),
    BasisRule(
        "incapacity",
        COHERENT,
        "2022:913 3:4; lasting incapacity, attitude clarified as far as possible",
        reads_only=True,
    ),
    BasisRule(
        "emergency",
        EMERGENCY,
        "2022:913 3:5; danger to life or serious risk to health; reason, time, review",
        reads_only=True,
    ),
    BasisRule("application", (BASIC, DECISION), "FL 2017:900 9, 23 §§"),
    BasisRule("care_request", (BASIC,), "PDL 4:1: takes part in the care of the person"),
    BasisRule("lift_request", (BASIC,), "2022:913 3:6; PDL 4:1, 4:5: asked to lift a block in an emergency"),
    BasisRule("assignment", (BASIC,), "OSL 10:2, 26:9; carried out for the board that decided"),
    BasisRule("request", (), "chosen fact by fact by the person; no secrecy law binds an association"),
)

_BY_BASIS = {rule.basis: rule for rule in BASES}
# What lag 2022:913 gives is to take part of documentation: who writes it does so on a ground of their own.
READS_ONLY = frozenset(rule.basis for rule in BASES if rule.reads_only)

# One and the same somebody may be close to a person and represent them. They say as which they are here, and the other
# ground reaches nothing meanwhile: who represents answers for it by the mandate (FB 12:2; LFF 1–2 §§) [M], and what the
# person lets somebody close read gives none.
NOT_AS: dict[str, tuple[str, ...]] = {"close_one": ("representative",), "representative": ("close_one",)}


def bases_set_aside(kind: str) -> tuple[str, ...]:
    """The grounds that a viewer of `kind` does not read by, whatever grounds they hold."""
    return NOT_AS.get(kind, ())


def kinds_of(basis: str, *, narrowed: bool) -> tuple[str, ...]:
    """The record kinds a ground of `basis` reaches; a ground narrowed to one part reaches that part alone."""
    return (PART,) if narrowed else _BY_BASIS[basis].kinds


def basis_rule(basis: str) -> BasisRule:
    """The rule of one ground. Raises KeyError for a ground the law does not know: it is exhaustive."""
    return _BY_BASIS[basis]
