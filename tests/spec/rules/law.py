"""The law of access in examples: who asks for what, in which situation, and what the one decision answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ledstjarna.domain.consent.rules import decide
from ledstjarna.domain.consent.rules.emergencies import DAYS_TO_REVIEW, emergency_findings, review_findings
from ledstjarna.domain.consent.rules.facts import (
    Answer,
    Asker,
    BlockHeld,
    Danger,
    Facts,
    Incapacity,
    LiftHeld,
    MandateHeld,
    Record,
    Relation,
    Whose,
)
from ledstjarna.domain.consent.rules.reading import coherent_hindrances
from ledstjarna.domain.consent.rules.sectors import sector_of
from tests.spec.law_cases import AT, CARE, MUNICIPALITY, NOW, OVER, REGION, SOCIAL, record
from tests.spec.rules.blocks import ANSWERS_AS, ASKED_TO_LIFT, BLOCKING, LIFTING_FOR_THE_PERSON, LIFTING_IN_DANGER
from tests.spec.rules.identities import BIRTH, IDENTITIES, TIMES, TOLD_OF_WHO
from tests.spec.tables import YES, RuleTable

EVERYBODY: dict[str, Facts] = {
    "the person": Facts(AT, Asker("person"), Record("log")),
    "a guardian, the child is 14": Facts(
        AT, Asker("representative"), Record("needs"), Whose(14), MandateHeld("guardian", frozenset(), NOW)
    ),
    "a god man, personal matters": Facts(
        AT, Asker("representative"), Record("needs"), Whose(60), MandateHeld("god_man", frozenset({"personal"}), NOW)
    ),
    "a daughter who is let to read the plan": Facts(AT, Asker("close_one"), Record("plan"), lets=frozenset({"plan"})),
    "a care giver at work": Facts(
        AT, CARE, record("needs", "the municipality's assessors"), relation=Relation("care", REGION, NOW)
    ),
    "a social-care giver at work, for an older person": Facts(
        AT, SOCIAL, record("decision", "another care giver"), Whose(82, True),
        relation=Relation("support", MUNICIPALITY, NOW),
    ),
    "a care giver without any relation": Facts(AT, CARE, record("needs", "the municipality's assessors")),
    "an association, asked about one part": Facts(
        AT, Asker("association", "", "choir"), Record("part", part="the part"),
        relation=Relation("asked", "choir", NOW, "the part"),
    ),
    "a leader": Facts(AT, Asker("leader", "", REGION), Record("aggregate")),
}  # fmt: skip

ALL_YES = tuple(Answer(kind, "given", frozenset({REGION, MUNICIPALITY, "choir"})) for kind in ("plan", "sharing"))
READ_REGION = (Answer("reading", "given", frozenset({REGION, MUNICIPALITY})),)

SITUATIONS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "the child has turned 15": {"whose": Whose(15)},
    "the mandate is over": {"mandate": MandateHeld("god_man", frozenset({"personal"}), OVER)},
    "asks for needs instead": {"record": Record("needs")},
    "asks for one's own organisation's record": {"record": record("needs", "the care centre")},
    "the person shares the plan between them": {"answers": ALL_YES},
    "consent to reading, relevance not said": {"answers": READ_REGION},
    "consent to reading, and relevance": {"answers": READ_REGION, "relevance": "new medicine"},
    "the same, but the person is 40 and not disabled": {
        "answers": READ_REGION, "relevance": "new medicine", "whose": Whose(40, False),
    },
    "cannot consent for good, would not refuse": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
    },
    "the same, but has said no to it before": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
        "answers": (Answer("reading", "refused"),),
    },
    "the same, but has taken back a yes": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
        "answers": (Answer("reading", "withdrawn"),),
    },
    "the same, but a god man said no": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
        "answers": (Answer("reading", "refused", by_person=False),),
    },
    "the same, but the person said no, and a god man after": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
        "answers": (Answer("reading", "refused", replaced=True), Answer("reading", "refused", by_person=False)),
    },
    "the same, but the person said no, and a god man yes to others": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine", "answers": (
            Answer("reading", "refused", replaced=True),
            Answer("reading", "given", frozenset({"choir"}), by_person=False),
        ),
    },
    "the same, but the person said no, and yes since": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine", "answers": (
            Answer("reading", "refused", replaced=True), Answer("reading", "given", frozenset({"choir"})),
        ),
    },
    "the same, about another social-care giver": {
        "incapacity": Incapacity(True, "no_objection"), "relevance": "new medicine",
        "record": record("decision", "another social-care giver"),
    },
    "danger to life, with a reason": {"danger": Danger("life", "found unconscious", NOW)},
    "blocked at the municipality": {"answers": ALL_YES, "blocks": (BlockHeld(MUNICIPALITY, NOW),)},
    "blocked where it was written": {"answers": READ_REGION, "relevance": "new", "blocks": (
        BlockHeld("other region", NOW),)},
    "blocked at the municipality, danger to life": {
        "danger": Danger("life", "found unconscious", NOW), "blocks": (BlockHeld(MUNICIPALITY, NOW),),
    },
    "the same, lifted for the region": {
        "danger": Danger("life", "found unconscious", NOW),
        "blocks": (BlockHeld(MUNICIPALITY, NOW, lifted=(LiftHeld(REGION, NOW, "social"),)),),
    },
    "every consent, asks for the plan": {"answers": (*ALL_YES, *READ_REGION), "record": Record("plan")},
    "every consent, asks for a person": {"answers": (*ALL_YES, *READ_REGION), "record": Record("basic")},
}  # fmt: skip


def verdict(who: str, situation: str) -> str:
    """The decision in words: yes on which ground and section, or no and what is told."""
    said = decide(replace(EVERYBODY[who], **SITUATIONS[situation]))
    if said.allowed:
        return f"yes: {said.basis} ({said.section})"
    return f"no; told: {said.told} ({said.section})" if said.told else "no"


A_CARE, A_SOCIAL = "a care giver at work", "a social-care giver at work, for an older person"

DECISION = RuleTable(
    title="The law of access, in one decision",
    section="PDL 2008:355; 2022:913; OSL 2009:400; FB. Which reader is told what of blocked records is from memory",
    about="A care giver here is the region, asking for what the municipality has assessed; the social-care giver "
    "is the municipality, asking for what another care giver has decided. `exists`: documentation exists, "
    "its source is not told. `blocked`: something is blocked, not where. `blocked_where`: whom to ask to lift it. No "
    "consent "
    "widens the grounds (2022:913 3:7). One organisation is one giver [M]: the barrier between independent branches of "
    "one municipality or region (OSL 8:2) is not drawn; where it stands and how it is changed is in "
    "[ADR 22](adr/0022-one-organisation-is-one-giver.md).",
    columns=("who asks", "situation"),
    ask=verdict,
    rows=(
        ("the person", "as it is", "yes: own (PDL 8:2; GDPR art. 15)"),
        ("a guardian, the child is 14", "as it is", "yes: representative (FB 6:11, 12:2; LFF 1–2 §§)"),
        ("a guardian, the child is 14", "the child has turned 15", "no"),
        ("a god man, personal matters", "as it is", "yes: representative (FB 6:11, 12:2; LFF 1–2 §§)"),
        ("a god man, personal matters", "the mandate is over", "no"),
        ("a daughter who is let to read the plan", "as it is", "yes: close_one (OSL 10:1, 12:2)"),
        ("a daughter who is let to read the plan", "asks for needs instead", "no"),
        (A_CARE, "asks for one's own organisation's record", "yes: own_work (PDL 4:1; SoLPUL 2001:454 6 §)"),
        (A_CARE, "as it is", "no; told: exists (2022:913 2:2)"),
        (
            A_CARE,
            "the person shares the plan between them",
            "yes: shared_plan (SoL 2025:400 10:8; HSL 16:4; OSL 10:1)",
        ),
        (A_CARE, "consent to reading, relevance not said", "no; told: exists (2022:913 2:2)"),
        (A_CARE, "consent to reading, and relevance", "yes: coherent (2022:913 3:1, 3:3)"),
        (A_CARE, "cannot consent for good, would not refuse", "yes: incapacity (2022:913 3:2, 3:4)"),
        (A_CARE, "the same, but has said no to it before", "no; told: exists (2022:913 2:2)"),
        (A_CARE, "the same, but has taken back a yes", "no; told: exists (2022:913 2:2)"),
        (A_CARE, "the same, but a god man said no", "yes: incapacity (2022:913 3:2, 3:4)"),
        (A_CARE, "the same, but the person said no, and a god man after", "no; told: exists (2022:913 2:2)"),
        (A_CARE, "the same, but the person said no, and a god man yes to others", "no; told: exists (2022:913 2:2)"),
        (A_CARE, "the same, but the person said no, and yes since", "yes: incapacity (2022:913 3:2, 3:4)"),
        (A_CARE, "danger to life, with a reason", "yes: emergency (2022:913 3:5)"),
        (A_CARE, "blocked at the municipality", "no; told: blocked (2022:913 2:4)"),
        (A_CARE, "blocked at the municipality, danger to life", "no; told: blocked_where (2022:913 3:6)"),
        (A_CARE, "the same, lifted for the region", "yes: emergency (2022:913 3:5)"),
        (A_SOCIAL, "as it is", "no; told: exists (2022:913 2:2)"),
        (A_SOCIAL, "consent to reading, and relevance", "yes: coherent (2022:913 3:1, 3:3)"),
        (A_SOCIAL, "the same, but the person is 40 and not disabled", "no"),
        (A_SOCIAL, "cannot consent for good, would not refuse", "no; told: exists (2022:913 2:2)"),
        (A_SOCIAL, "the same, about another social-care giver", "yes: incapacity (2022:913 3:2, 3:4)"),
        (A_SOCIAL, "danger to life, with a reason", "no; told: exists (2022:913 2:2)"),
        (A_SOCIAL, "blocked where it was written", "no"),
        ("a care giver without any relation", "consent to reading, and relevance", "no"),
        ("a care giver without any relation", "danger to life, with a reason", "yes: emergency (2022:913 3:5)"),
        ("an association, asked about one part", "as it is", "yes: asked (OSL 10:1, 10:2)"),
        ("an association, asked about one part", "every consent, asks for the plan", "no"),
        ("a leader", "as it is", "yes: aggregates (GDPR art. 5(1)(c))"),
        ("a leader", "every consent, asks for a person", "no"),
    ),
)

READING = RuleTable(
    title="Before other givers' documentation is read",
    section="2022:913 3:1–4",
    about="Reading is opt-in. Everything that is missing is told at once; consent stands in for none of the others. "
    "A no of the person's own, or a yes that they took back, is reason to believe that they would refuse [M], until "
    "they say otherwise themself: what somebody who decides for them answers after it does not undo it.",
    columns=("who reads", "meets the person", "relevance", "by", "consent", "attitude", "older or disabled", "own no"),
    ask=lambda sector, related, relevance, route, given, attitude, older, no: coherent_hindrances(
        sector=sector, related=related, relevance=relevance, route=route, consent_given=given, attitude=attitude,
        older_or_disabled=older, said_no=no,
    ),
    rows=(
        ("care", True, "new medicine", "consent", True, "", False, False, YES),
        ("care", True, "new medicine", "consent", False, "", False, False, "reading_consent_missing"),
        ("care", True, "  ", "consent", True, "", False, False, "relevance_missing"),
        ("care", False, "new medicine", "consent", True, "", False, False, "coherent_without_relation"),
        ("social", True, "new support", "consent", True, "", True, False, YES),
        ("social", True, "new support", "consent", True, "", False, False, "coherent_not_older_or_disabled"),
        ("care", True, "new medicine", "incapacity", False, "no_objection", False, False, YES),
        ("care", True, "new medicine", "incapacity", False, "unclear", False, False, "attitude_not_clarified"),
        ("care", True, "new medicine", "incapacity", False, "no_objection", False, True, "person_said_no"),
        ("care", True, "new medicine", "incapacity", False, "unclear", False, True, "person_said_no"),
        ("social", True, "new support", "incapacity", True, "objects", True, False, "attitude_not_clarified"),
        ("care", True, "new medicine", "", True, "", False, False, "route_missing"),
        ("", True, "curious", "consent", True, "", True, False, "coherent_not_for_role"),
    ),
)  # fmt: skip

EMERGENCIES = RuleTable(
    title="Opening an emergency",
    section="2022:913 3:5",
    about="A care giver, danger to life or serious risk to health, and a reason. It ends by itself and is reviewed.",
    columns=("who opens", "danger", "reason"),
    ask=lambda sector, danger, reason: emergency_findings(sector=sector, danger=danger, reason=reason),
    rows=(
        ("care", "life", "found unconscious", YES),
        ("care", "health", "fell", YES),
        ("care", "", "fell", "danger_missing"),
        ("care", "life", " ", "emergency_reason_missing"),
        ("social", "life", "found unconscious", "emergency_only_for_care"),
        ("", "life", "found unconscious", "emergency_only_for_care"),
    ),
)

_ENDS = datetime(2026, 3, 2, 20, tzinfo=UTC)
REVIEWS = RuleTable(
    title="Answering for an emergency",
    section="PDL 2008:355 4:3",
    about=f"The log controller of the care giver asks whoever opened, or closes it as in order or as suspected "
    "unauthorised access, with a reason. Nothing closes it while its hours run; the database says so too. "
    f"The house promises an answer within {DAYS_TO_REVIEW} days of its end [practice].",
    columns=("stands", "what is said", "reason", "hours since it ended"),
    ask=lambda state, verdict, words, hours: review_findings(
        state=state, verdict=verdict, words=words, ends_at=_ENDS, at=_ENDS + timedelta(hours=hours)
    ),
    rows=(
        ("opened", "ask_reader", "phoned", -5, YES),
        ("opened", "in_order", "an alarm", -5, "emergency_runs"),
        ("reader_asked", "report_on", "no danger", -1, "emergency_runs"),
        ("opened", "in_order", "an alarm", 0, YES),
        ("reader_asked", "report_on", "no danger", 1, YES),
        ("opened", "in_order", " ", 1, "outcome_reason_missing"),
        ("cleared", "report_on", "no danger", 1, "reviewed_already"),
        ("reported", "ask_reader", "phoned", 1, "reviewed_already"),
    ),
)

SECTORS = RuleTable(
    title="Who is a care giver and who a social-care giver",
    section="2022:913 1:1; HSL 2:1; SoL. From memory",
    about="Lag 2022:913 asks different things of them. The role decides where it says enough, else the unit.",
    columns=("role", "unit"),
    ask=lambda role, unit: sector_of(role, unit) or "neither",
    rows=(
        ("district_nurse", "home_care", "care"),
        ("physician", "other", "care"),
        ("assistant_nurse", "home_care", "social"),
        ("assistant_nurse", "hospital_ward", "care"),
        ("care_assessor", "assessment", "social"),
        ("coordinator", "care_centre", "care"),
        ("unit_manager", "care_home", "social"),
        ("process_leader", "hospital_ward", "neither"),
        ("log_controller", "care_centre", "neither"),
        ("association_contact", "association", "neither"),
    ),
)

TABLES = (
    DECISION,
    BLOCKING,
    LIFTING_FOR_THE_PERSON,
    ASKED_TO_LIFT,
    ANSWERS_AS,
    LIFTING_IN_DANGER,
    READING,
    EMERGENCIES,
    REVIEWS,
    SECTORS,
    IDENTITIES,
    TOLD_OF_WHO,
    TIMES,
    BIRTH,
)
