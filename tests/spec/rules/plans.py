"""The shared plan: proposing, choosing, deciding, agreeing."""

from datetime import UTC, date, datetime
from typing import Any

from ledstjarna.domain.plans.rules.agreeing import Draft, Part, advice, hindrances
from ledstjarna.domain.plans.rules.choosing import capacity_of, counter_findings, registration_findings
from ledstjarna.domain.plans.rules.deciding import decision_findings, may_decide
from ledstjarna.domain.plans.rules.deviations import answer_promised as deviation_promised
from ledstjarna.domain.plans.rules.deviations import beginning_findings, may_draft, noting_findings
from ledstjarna.domain.plans.rules.records import belongs, records_for
from ledstjarna.domain.plans.rules.reports import answer_promised
from ledstjarna.domain.plans.rules.sip_form import FIELDS, form_findings
from ledstjarna.domain.plans.rules.small_numbers import Counted, counted, shown, total_shown
from ledstjarna.domain.plans.rules.supports import owner_fits, proposal_findings, support_rule
from ledstjarna.foundation.clock import STOCKHOLM
from tests.spec.tables import YES, RuleTable


def _told(seen: Counted) -> list[Any]:
    said = ["fewer" if place in seen.small else one for place, one in enumerate(seen.counts)]
    return ["left out" if one is None else one for one in (*said, "sum", seen.total)]


SUPPORTS = RuleTable(
    title="What the person's yes leads to",
    section="SoL 2025:400; LSS 1993:387 7, 9 §§; HSL 2017:30; stands in each of the rule's rows",
    about="A yes to a support that needs a decision is an application; health care needs a professional's assessment; "
    "everything else needs only the owner's yes too.",
    columns=("legal basis",),
    ask=lambda basis: support_rule(basis).verb,
    rows=(
        ("own", "own"),
        ("close_one", "ask_owner"),
        ("association", "ask_owner"),
        ("open_support", "ask_owner"),
        ("sol", "apply"),
        ("lss", "apply"),
        ("health", "ask_assessment"),
    ),
)

OWNERS = RuleTable(
    title="Who can answer for a support",
    section="SoL 2025:400; LSS 1993:387 2, 9 §§; HSL 2017:30 8:1, 12:1–2",
    about="A decision by the authority comes from a municipality; municipal home nursing is health care too.",
    columns=("legal basis", "owner", "organisation"),
    ask=owner_fits,
    rows=(
        ("own", "person", "", YES),
        ("own", "close_one", "", "owner_does_not_fit"),
        ("close_one", "close_one", "", YES),
        ("close_one", "representative", "", YES),
        ("close_one", "staff", "municipality", "owner_does_not_fit"),
        ("association", "unit", "association", YES),
        ("association", "unit", "municipality", "owner_does_not_fit"),
        ("open_support", "unit", "municipality", YES),
        ("open_support", "unit", "region", "owner_does_not_fit"),
        ("sol", "unit", "municipality", YES),
        ("sol", "unit", "provider", "owner_does_not_fit"),
        ("lss", "unit", "region", YES),
        ("health", "unit", "municipality", YES),
        ("health", "unit", "region", YES),
        ("health", "unit", "provider", YES),
        ("health", "unit", "association", "owner_does_not_fit"),
    ),
)

PROPOSING = RuleTable(
    title="What a proposal tells",
    section="our promise to the person; the choice is theirs",
    about="What it is, which sort of support, whether one can change one's mind, and what happens after a no.",
    columns=("title", "legal basis", "can I change my mind", "what happens if I say no"),
    ask=lambda title, basis, mind, after: proposal_findings(
        title=title, basis=basis, can_change_mind=mind, after_no=after
    ),
    rows=(
        ("Kören hämtar mig", "association", "När du vill", "Vi hittar något annat", YES),
        ("", "association", "När du vill", "Vi hittar något annat", "title_missing"),
        ("Kören hämtar mig", "bingo", "När du vill", "Vi hittar något annat", "basis_unknown"),
        ("Kören hämtar mig", "association", "", "", ("change_mind_missing", "after_no_missing")),
    ),
)

CAPACITY = RuleTable(
    title="Whose choice counts",
    section="FB 11–12 kap.; LFF (2017:310)",
    about="The person chooses. Staff write down what the person said, or how a will was understood. "
    "Those close and associations never choose for somebody.",
    columns=("who is signed in", "in which capacity"),
    ask=capacity_of,
    rows=(
        ("person", "self", "self"),
        ("person", "understood_will", "self"),
        ("representative", "self", "representative"),
        ("staff", "self", "self"),
        ("staff", "representative", "representative"),
        ("staff", "understood_will", "understood_will"),
        ("staff", "guess", "no_mandate"),
        ("close_one", "self", "no_mandate"),
        ("association", "self", "no_mandate"),
    ),
)

REGISTERING = RuleTable(
    title="Registering a choice for somebody",
    section="any form is valid; how a will was understood is told, by whom and on which ground",
    about="What staff must tell when they write down a choice.",
    columns=("who is signed in", "in which capacity", "way", "how", "by whom", "on which ground"),
    ask=lambda viewer, capacity, way, how, who, ground: registration_findings(
        viewer_kind=viewer, capacity=capacity, way=way, how=how, who=who, ground=ground
    ),
    rows=(
        ("person", "self", "digital", "", "", "", YES),
        ("staff", "self", "digital", "", "", "", "way_missing"),
        ("staff", "self", "phone", "", "", "", YES),
        ("staff", "understood_will", "meeting", "Hon log", "Sara Ek", "expressed_by_body_and_mood", YES),
        (
            "staff", "understood_will", "meeting", "", "", "",
            ("will_how_missing", "will_who_missing", "will_ground_missing"),
        ),
        ("staff", "understood_will", "meeting", "Hon log", "Sara Ek", "a guess", "will_ground_missing"),
    ),
)  # fmt: skip

CHANGING = RuleTable(
    title="Wanting something changed",
    section="our own rule",
    about="A wish for a change says what.",
    columns=("choice", "new title", "words"),
    ask=counter_findings,
    rows=(
        ("change", "", "Helst på morgonen", YES),
        ("change", "Promenad i stället", "", YES),
        ("change", " ", "", "change_says_nothing"),
        ("no", "", "", YES),
    ),
)

DECIDES = RuleTable(
    title="Who decides an application",
    section="SoL 2025:400; LSS 1993:387 2 §; the board's own delegation can narrow it",
    about="Somebody with the right role, at the principal that the application went to.",
    columns=("law", "role", "at", "the application went to"),
    ask=may_decide,
    rows=(
        ("sol", "care_assessor", "Katrineholm", "Katrineholm", YES),
        ("sol", "lss_assessor", "Katrineholm", "Katrineholm", "role_does_not_decide"),
        ("lss", "lss_assessor", "Katrineholm", "Katrineholm", YES),
        ("lss", "care_assessor", "Katrineholm", "Katrineholm", YES),
        ("sol", "unit_manager", "Katrineholm", "Katrineholm", "role_does_not_decide"),
        ("sol", "care_assessor", "Flen", "Katrineholm", "other_principal"),
    ),
)

APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)

DECISION = RuleTable(
    title="What a decision holds",
    section="FL 2017:900 32 § (reasons), 33 § (how to appeal)",
    about="A grant has a scope and a day it begins; a no, also in part, has reasons and says how to appeal. "
    "A refusal gives nothing, from no day.",
    columns=("outcome", "scope", "reasons", "how to appeal", "from", "to"),
    ask=lambda outcome, scope, reasons, appeal, starts, ends: decision_findings(
        outcome=outcome, scope=scope, reasons=reasons, how_to_appeal=appeal, starts=starts, ends=ends
    ),
    rows=(
        ("granted", "dusch två gånger i veckan", "", "", APRIL, JUNE, YES),
        ("granted", "dusch två gånger i veckan", "", "", APRIL, None, YES),
        ("granted", "", "", "", APRIL, None, "scope_missing"),
        ("granted", "dusch två gånger i veckan", "", "", None, None, "start_missing"),
        ("granted", "dusch två gånger i veckan", "", "", JUNE, APRIL, "ends_before_start"),
        ("partly", "dusch en gång i veckan", "behovet möts i övrigt", "inom tre veckor", APRIL, JUNE, YES),
        ("partly", "dusch en gång i veckan", "", "", APRIL, JUNE, ("reasons_missing", "appeal_missing")),
        ("refused", "", "behovet möts på annat sätt", "inom tre veckor", None, None, YES),
        ("refused", "", "", "inom tre veckor", None, None, "reasons_missing"),
        ("refused", "", "behovet möts på annat sätt", "", None, None, "appeal_missing"),
        ("refused", "dusch", "behovet möts på annat sätt", "inom tre veckor", None, None, "refusal_gives_nothing"),
        ("refused", "", "behovet möts på annat sätt", "inom tre veckor", APRIL, None, "refusal_gives_nothing"),
        ("maybe", "", "", "", None, None, ("outcome_missing", "scope_missing")),
    ),
)


def _draft(bases: tuple[str, ...], parties: int, *, goals: int = 1, follow_up: bool = True, **sip: object) -> Draft:
    parts = [Part(basis, "active", basis, None if basis in ("own", "close_one") else basis, "") for basis in bases]
    return Draft(parts=parts, goals=goals, parties=parties, follow_up_set=follow_up, **sip)  # type: ignore[arg-type]


AGREEING = RuleTable(
    title="Agreeing a plan that is no SIP",
    section="agreed by two parties; no statute asks more",
    about="Anyone with more than one helper can have a shared plan. Most never need a SIP.",
    columns=("who does what, by basis", "parties"),
    ask=lambda bases, parties: hindrances(_draft(bases, parties)),
    rows=(
        (("own", "association"), 2, YES),
        (("own",), 1, "one_party_only"),
        ((), 2, "nobody_does_anything"),
        ((), 1, "nobody_does_anything"),
    ),
)

SIP = RuleTable(
    title="Agreeing a plan that is also a SIP",
    section="SoL 2025:400 10:8–9; HSL 2017:30 16:4; content as worded in SFS 2009:981",
    about="It states (1) which supports are needed, (2) which of them each principal answers for, (3) what is done by "
    "others, (4) which principal has the overall responsibility. The person has consented.",
    columns=("who does what, by basis", "consent", "responsible", "nobody else, stated", "the person took part"),
    ask=lambda bases, consent, responsible, others_none, took_part: hindrances(
        _draft(
            bases, 3, sip_on=True, consent_to_plan=consent, responsible=responsible or None,
            responsible_kind=responsible, others_none=others_none, person_took_part=took_part,
        )
    ),
    rows=(
        (("sol", "health", "association"), "given", "region", False, True, YES),
        (("sol", "health"), "given", "municipality", True, True, YES),
        (("open_support", "health"), "given", "municipality", True, False, YES),
        (("sol", "health"), "given", "region", False, True, "sip_others_not_stated"),
        (("sol", "own"), "given", "region", False, True, "sip_no_health_care"),
        (("health", "own"), "given", "region", False, True, "sip_no_social_service"),
        (("sol", "health", "own"), None, "region", False, True, "sip_without_consent"),
        (("sol", "health", "own"), "withdrawn", "region", False, True, "sip_without_consent"),
        (("sol", "health", "own"), "given", "", False, True, "sip_no_responsible"),
        (("sol", "health", "own"), "given", "provider", False, True, "sip_responsible_not_principal"),
        (("sol", "health", "own"), "given", "region", False, None, "sip_took_part_not_stated"),
    ),
)  # fmt: skip

ADVICE = RuleTable(
    title="Good practice when a plan is agreed",
    section="practice, not statute (SKR): advised, never required",
    about="Goals in the person's words, and a day to follow up.",
    columns=("goals", "a day to follow up"),
    ask=lambda goals, follow_up: advice(_draft(("own", "sol"), 2, goals=goals, follow_up=follow_up)),
    rows=((1, True, YES), (0, True, "no_goal"), (1, False, "no_follow_up"), (0, False, ("no_goal", "no_follow_up"))),
)

_TOLD = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

OURS, THEIRS, ELSEWHERE = "Katrineholms kommun", "Region Sörmland", "Flens kommun"

NOTING = RuleTable(
    title="Sending a cooperation deviation",
    section="our own rule; lex Sarah and lex Maria stand beside it",
    about="It says what it is about in few words, and reaches somebody named at another organisation of the team.",
    columns=("kind", "words", "who notes", "who is asked"),
    ask=lambda kind, words, own, asked: noting_findings(
        kind=kind, words=words, asked=asked, in_team=(OURS, THEIRS), own=own or None
    ),
    rows=(
        ("handover", "Ingen tog över.", OURS, (THEIRS,), YES),
        ("gossip", "Ingen tog över.", OURS, (THEIRS,), "deviation_kind_missing"),
        ("handover", " ", OURS, (THEIRS,), "words_missing"),
        ("handover", "x" * 1001, OURS, (THEIRS,), "text_too_long"),
        ("handover", "Ingen tog över.", OURS, (), "deviation_reaches_nobody"),
        ("handover", "Ingen tog över.", OURS, (OURS,), "deviation_within_own"),
        ("handover", "Ingen tog över.", OURS, (ELSEWHERE,), "deviation_not_in_team"),
        ("handover", "Ingen tog över.", "", (THEIRS,), "staff_note_deviations"),
    ),
)

DEVIATION_BEGUN = RuleTable(
    title="Beginning a cooperation deviation",
    section="our own rule",
    about="One tap makes it, by somebody who works in the team, when another organisation is there to answer.",
    columns=("who notes", "who are in the team"),
    ask=lambda own, others: beginning_findings(own=own or None, others=others),
    rows=(
        (OURS, (OURS, THEIRS), YES),
        (OURS, (OURS,), "deviation_nobody_else"),
        (OURS, (), "deviation_nobody_else"),
        ("", (THEIRS,), "staff_note_deviations"),
    ),
)

DEVIATION_DRAFT = RuleTable(
    title="Whose a cooperation deviation is before it is sent",
    section="our own rule: nobody is reached by an empty complaint",
    about="A draft is sent or taken back by who began it, also under another of their parts, and by nobody else.",
    columns=("state", "who began it", "who they act as"),
    ask=may_draft,
    rows=(
        ("draft", "Sara", ("Sara", "the unit"), YES),
        ("draft", "Sara", ("Omar", "the unit"), "deviation_not_yours"),
        ("open", "Sara", ("Omar", "the unit"), YES),
    ),
)

DEVIATION_ANSWERS = RuleTable(
    title="When a cooperation deviation is answered",
    section="our own promise, not law",
    about="Each that it reached answers in time; until all have, it is open. What touches safety is answered sooner.",
    columns=("kind",),
    ask=lambda kind: f"{(deviation_promised(kind, _TOLD) - _TOLD).days} days",
    rows=(
        ("handover", "3 days"), ("not_done", "3 days"), ("medicines", "3 days"), ("no_contact", "3 days"),
        ("information", "14 days"), ("responsibility", "14 days"), ("other", "14 days"),
    ),
)  # fmt: skip

RECORDS = RuleTable(
    title="What belongs in whose record",
    section="PDL 2008:355 3 kap.; SoL 2025:400 and LSS on documentation; roles from memory",
    about="Each principal keeps its own part of the plan, in the record that whoever asks writes in.",
    columns=("works at a", "as", "the part is", "their own"),
    ask=lambda kind, role, basis, own: tuple(
        one.code for one in records_for(kind, role) if belongs(one, basis=basis, is_own=own)
    ),
    rows=(
        ("region", "district_nurse", "health", True, "region_health"),
        ("region", "district_nurse", "health", False, YES),
        ("region", "district_nurse", "sol", True, YES),
        ("municipality", "care_assessor", "sol", True, "municipal_social"),
        ("municipality", "care_assessor", "health", True, YES),
        ("municipality", "nurse", "health", True, "municipal_health"),
        ("municipality", "nurse", "sol", True, YES),
        ("municipality", "coordinator", "open_support", True, "municipal_social"),
        ("provider", "planner", "lss", True, "provider_social"),
        ("association", "association_contact", "association", True, YES),
        ("municipality", "process_leader", "sol", True, YES),
    ),
)

SIP_FORM = RuleTable(
    title="What a county's SIP form may leave out",
    section="SoL 2025:400 10:8–9; HSL 2017:30 16:4",
    about="The order and the words are the county's own; nothing that the law asks is left out.",
    columns=("left out", "asked beside"),
    ask=lambda left_out, beside: form_findings([one.code for one in FIELDS if one.code != left_out] + list(beside)),
    rows=(
        ("", (), YES),
        ("linked", (), YES),
        ("goals", (), YES),
        ("consent", (), "form_leaves_out"),
        ("supports", (), "form_leaves_out"),
        ("region_answers", (), "form_leaves_out"),
        ("municipality_answers", (), "form_leaves_out"),
        ("others_do", (), "form_leaves_out"),
        ("responsible", (), "form_leaves_out"),
        ("", ("shoe_size",), "form_field_unknown"),
    ),
)

SMALL_NUMBERS = RuleTable(
    title="Small numbers in a count of deviations",
    section="practice, from memory: fewer than five are hidden",
    about="A sum that would tell a hidden count is hidden too.",
    columns=("counts",),
    ask=lambda counts: (*(shown(one) for one in counts), "sum", total_shown(counts)),
    rows=(
        ((5, 7), (5, 7, "sum", 12)),
        ((5, 4), (5, None, "sum", None)),
        ((1, 2), (None, None, "sum", None)),
        ((0, 6), (0, 6, "sum", 6)),
        ((), ("sum", 0)),
    ),
)

COUNTED = RuleTable(
    title="Small numbers in a list with its sum",
    section="practice, from memory: fewer than five are hidden",
    about="What a leader sees of many. A count below five is told as fewer than five; the next larger one is left out "
    "too where the sum would tell it.",
    columns=("counts",),
    ask=lambda counts: (*_told(counted(counts)),),
    rows=(
        ((8, 12, 20), (8, 12, 20, "sum", 40)),
        ((3, 12, 20), ("fewer", "left out", 20, "sum", 35)),
        ((3, 3, 20), ("fewer", "fewer", "left out", "sum", 26)),
        ((1, 1), ("fewer", "fewer", "sum", "left out")),
        ((0, 6), (0, 6, "sum", 6)),
    ),
)

REPORTS = RuleTable(
    title="When somebody has answered the person",
    section="our own promise, not law",
    about="\u201dIngen kom\u201d and \u201dJag är inte nöjd\u201d reach somebody named, who answers in time.",
    columns=("report", "reaches"),
    ask=lambda kind, unit: f"{answer_promised(kind, _TOLD, unit).astimezone(STOCKHOLM):%a %H:%M}",
    rows=(
        ("nobody_came", "home_care", "Mon 14:00"),
        ("nobody_came", "assessment", "Mon 14:00"),
        ("not_satisfied", "assessment", "Thu 16:00"),
    ),
)

TABLES = (
    SUPPORTS, OWNERS, PROPOSING, CAPACITY, REGISTERING, CHANGING, DECIDES, DECISION, AGREEING, SIP, ADVICE, REPORTS,
    NOTING, DEVIATION_BEGUN, DEVIATION_DRAFT, DEVIATION_ANSWERS, SMALL_NUMBERS, COUNTED, RECORDS, SIP_FORM,
)  # fmt: skip
