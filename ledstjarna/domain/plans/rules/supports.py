"""How a support comes about, by its legal basis. Pure; data first."""

from dataclasses import dataclass

from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class SupportRule:
    """One legal basis: what the person's yes leads to, which matter it is and who answers for it.

    `verb` is the COMMITMENT verb after the person's yes; `matter` decides whose mandate reaches it;
    `principal` is the kind of organisation that answers for it by law, empty for nobody's duty.
    """

    basis: str
    verb: str
    matter: str
    principal: str
    section: str


SUPPORTS: tuple[SupportRule, ...] = (
    SupportRule("own", "own", "plan", "", ""),
    SupportRule("close_one", "ask_owner", "plan", "", "no duty: help by close ones is free (ÄB; SoL 2025:400)"),
    SupportRule("association", "ask_owner", "plan", "", ""),
    SupportRule("open_support", "ask_owner", "social", "municipality", "SoL 2025:400 (without individual assessment)"),
    SupportRule("sol", "apply", "social", "municipality", "SoL 2025:400"),
    SupportRule("lss", "apply", "social", "municipality", "LSS 1993:387 7, 9 §§"),
    SupportRule("health", "ask_assessment", "health", "region", "HSL 2017:30"),
)
_BY_BASIS = {rule.basis: rule for rule in SUPPORTS}

# Who owes nobody a part may say no without a word of why.
FREE_TO_SAY_NO = frozenset({"close_one", "association"})

# Municipal home nursing is health care too (HSL 2017:30 12:1–2), so a municipality may answer for "health".
ANSWERS_FOR = {"health": frozenset({"region", "municipality"})}

# Professions that may assess whether a health care measure suits (PSL 2010:659 6:1).
ASSESSES_HEALTH = frozenset(
    {"physician", "nurse", "district_nurse", "occupational_therapist", "physiotherapist", "counsellor", "coordinator"}
)


def support_rule(basis: str) -> SupportRule:
    """The rule of one legal basis. Raises KeyError for one that is not declared."""
    return _BY_BASIS[basis]


def no_findings(basis: str, words: str) -> Finding | None:
    """What a no to a part of this basis lacks: a unit says why, so that another way is found."""
    if basis in FREE_TO_SAY_NO or words.strip():
        return None
    return Finding("no_says_why", field_name="words")


def is_health_care(basis: str) -> bool:
    """Whether a support of this basis is health care."""
    return basis == "health"


def is_social_service(basis: str) -> bool:
    """Whether a support of this basis is the social services'."""
    return basis in ("sol", "lss", "open_support")


def owner_fits(basis: str, owner_kind: str, organisation_kind: str) -> Finding | None:
    """Whether this owner can answer for a support of this basis.

    `owner_kind` is the party's kind (person, close_one, staff, unit), `organisation_kind` empty for private ones.
    """
    fits = {
        "own": owner_kind == "person",
        "close_one": owner_kind in ("close_one", "representative"),
        "association": organisation_kind == "association",
        "open_support": organisation_kind == "municipality",
        "sol": organisation_kind == "municipality",
        "lss": organisation_kind in ("municipality", "region"),  # LSS 9 § 1: the region's advice and support
        "health": organisation_kind in ("region", "municipality", "provider"),
    }[basis]
    return None if fits else Finding("owner_does_not_fit", {"basis": basis}, field_name="owner")


def proposal_findings(*, title: str, basis: str, can_change_mind: str, after_no: str) -> list[Finding]:
    """What a proposal lacks: the person is always told what, whether one can change one's mind, and what a no means."""
    findings = []
    if not title.strip():
        findings.append(Finding("title_missing", field_name="title"))
    if basis not in _BY_BASIS:
        findings.append(Finding("basis_unknown", {"basis": basis}, field_name="legal_basis"))
    if not can_change_mind.strip():
        findings.append(Finding("change_mind_missing", field_name="can_change_mind"))
    if not after_no.strip():
        findings.append(Finding("after_no_missing", field_name="after_no"))
    return findings
