"""What a representative may decide, as a table. Every row is [M], from memory of the law: change it here, in one line.

FB = föräldrabalken (1949:381), LFF = lagen (2017:310) om framtidsfullmakter, PL = patientlagen (2014:821).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.consent.rules import BASIC, DECISION, MANDATE_READS, PLAN, mandate_reads
from ledstjarna.domain.people.rules.ages import age_on, birthday
from ledstjarna.foundation.findings import Finding

MATTERS = ("social", "health", "economic", "plan", "sharing")
# Which matter each consent is: reading other care givers' records is one of health, the others are named as they are.
CONSENT_MATTERS = {"plan": "plan", "sharing": "sharing", "reading": "health"}
SCOPES = ("personal", "property", "rights")
ADULT = 18
OWN_STANDING = 15  # SoL and LSS: from this age young persons act for themselves


@dataclass(frozen=True, slots=True)
class RepresentationRule:
    """One kind of mandate in one matter.

    `scopes`: any of these is needed; empty where the kind alone suffices. `refusal` is the finding's code where
    the kind never decides. `until_age`: the person decides from that age; `matures`: or before it, by age and
    maturity, as the profession judges. `consent`: "unless_unable" when the person must be with it if they can take a
    position, "always" when nobody else's word stands for theirs. Either way the person's own no stands until
    they are known to have changed their mind.
    """

    kind: str
    matter: str
    section: str
    scopes: tuple[str, ...] = ()
    refusal: str = ""
    until_age: int | None = None
    matures: bool = False
    consent: str = ""


# Nobody decides here on what they may not read: a yes to what one has not seen is none. Where the law, from memory,
# lets a mandate decide more than `consent.rules.MANDATE_READS` lets it read, the narrower holds in both tables [M]: a
# god man for rights alone reads decisions, and applies outside the plan, on the board's own form; a guardian neither
# reads nor answers in health care from 15, the young person does. tests/spec/test_mandates.py holds the two together.
DECIDED_ON: dict[str, frozenset[str]] = {
    "social": frozenset({BASIC, PLAN, DECISION}), "health": frozenset({BASIC, PLAN}), "plan": frozenset({BASIC, PLAN}),
    "sharing": frozenset({BASIC, PLAN}), "economic": frozenset(),  # nothing in the plan is a matter of money alone
}  # fmt: skip

_NOT_PERSONAL = "forvaltare_not_personal_matters"
_PERSONAL, _PROPERTY = ("personal",), ("property",)

REPRESENTATION: tuple[RepresentationRule, ...] = (
    RepresentationRule(
        "guardian", "social", "FB 6:11; SoL 2025:400 and LSS 1993:387 8 § (15 years)", until_age=OWN_STANDING
    ),
    RepresentationRule(
        "guardian", "health", "FB 6:11; PL 4:3 (by age and maturity)", until_age=OWN_STANDING, matures=True
    ),
    RepresentationRule("guardian", "economic", "FB 10:2, 13:1", until_age=ADULT),
    RepresentationRule("guardian", "plan", "FB 6:11; SoL 2025:400 10:8 (15 years)", until_age=OWN_STANDING),
    RepresentationRule("guardian", "sharing", "FB 6:11; OSL 12:3 (15 years)", until_age=OWN_STANDING),
    RepresentationRule("god_man", "social", "FB 11:5, 12:2; LSS 8 §", scopes=_PERSONAL, consent="unless_unable"),
    RepresentationRule("god_man", "health", "FB 12:2; PL 4:2", scopes=_PERSONAL, consent="always"),
    RepresentationRule("god_man", "economic", "FB 11:5, 12:2", scopes=_PROPERTY, consent="unless_unable"),
    RepresentationRule("god_man", "plan", "FB 11:5, 12:2", scopes=_PERSONAL, consent="unless_unable"),
    RepresentationRule("god_man", "sharing", "FB 11:5, 12:2; OSL 12:2", scopes=_PERSONAL, consent="unless_unable"),
    RepresentationRule("forvaltare", "social", "FB 11:7, 12:2", refusal=_NOT_PERSONAL),
    RepresentationRule("forvaltare", "health", "FB 11:7, 12:2; PL 4:2", refusal=_NOT_PERSONAL),
    RepresentationRule("forvaltare", "economic", "FB 11:9, 12:2", scopes=_PROPERTY),
    RepresentationRule("forvaltare", "plan", "FB 11:7, 12:2", refusal=_NOT_PERSONAL),
    RepresentationRule("forvaltare", "sharing", "FB 11:7, 12:2", refusal=_NOT_PERSONAL),
    # It holds for who durably cannot see to the matter themself (LFF 1 §), and its holder is loyal to them and asks
    # them in matters of weight: a person who takes a position is not overruled by it [M].
    RepresentationRule("future_power", "social", "LFF 1–2 §§", scopes=_PERSONAL, consent="unless_unable"),
    RepresentationRule("future_power", "health", "LFF 2 § second paragraph", refusal="future_power_not_health"),
    RepresentationRule("future_power", "economic", "LFF 1–2 §§", scopes=_PROPERTY),
    RepresentationRule("future_power", "plan", "LFF 1–2 §§", scopes=_PERSONAL, consent="unless_unable"),
    RepresentationRule("future_power", "sharing", "LFF 1–2 §§; OSL 12:2", scopes=_PERSONAL, consent="unless_unable"),
)
_BY_KIND_AND_MATTER = {(rule.kind, rule.matter): rule for rule in REPRESENTATION}
KINDS = tuple(dict.fromkeys(rule.kind for rule in REPRESENTATION))


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate as the rules see it: it holds from `start` and up to, not including, `end`."""

    kind: str
    scopes: frozenset[str]
    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return self.start <= day and (self.end is None or day < self.end)


def mandate_allows(kind: str, scopes: Collection[str], matter: str, person_age: int | None) -> Finding | None:
    """Why a mandate of `kind` and `scopes` does not reach `matter` for a person of that age; None when it does.

    Codes: `mandate_unknown`, the rule's refusal, `mandate_scope_missing`, `age_unknown`, `own_standing`
    (from 15 the young person decides), `of_age` (from 18).
    """
    rule = _BY_KIND_AND_MATTER.get((kind, matter))
    if rule is None:
        return Finding("mandate_unknown", {"kind": kind, "matter": matter})
    if rule.refusal:
        return Finding(rule.refusal, {"matter": matter}, section=rule.section)
    if rule.scopes and not set(rule.scopes) & set(scopes):
        return Finding("mandate_scope_missing", {"matter": matter, "scopes": list(rule.scopes)}, section=rule.section)
    return _age_finding(rule, person_age)


def _age_finding(rule: RepresentationRule, age: int | None) -> Finding | None:
    if rule.until_age is None or (age is not None and age < rule.until_age):
        return None
    if age is None:
        return Finding("age_unknown", section=rule.section)
    code = "of_age" if age >= ADULT else "own_standing"
    return Finding(code, {"age": age, "from_age": rule.until_age}, section=rule.section)


@dataclass(frozen=True, slots=True)
class ReadingTerm:
    """What somebody's mandates together let them read, from `start` and up to, not including, `end`."""

    kinds: frozenset[str]
    start: date
    end: date | None


def reading_terms(mandates: Iterable[Held], birth_date: date | None) -> list[ReadingTerm]:
    """What the mandates of one representative let them read, and when: in order of time, never two at once, never
    nothing.

    What each lets read is `consent.rules.mandate_reads`, asked anew on each day that something changes: one begins,
    one ends, or the person reaches an age (a guardian reads until the 15th birthday; where no birth date is known
    nobody knows that it is a child, and the guardian reads nothing).
    """
    held = list(mandates)
    ages = {row.until_age for row in MANDATE_READS if row.until_age}
    days = {one.start for one in held} | {one.end for one in held if one.end}
    days |= {birthday(birth_date, age) for age in ages if birth_date}
    ordered = sorted(days)
    found: list[ReadingTerm] = []
    for day, until in zip(ordered, [*ordered[1:], None], strict=False):
        kinds = _read_on(day, held, birth_date)
        if found and found[-1].end == day and found[-1].kinds == kinds:
            found[-1] = ReadingTerm(kinds, found[-1].start, until)
        elif kinds:
            found.append(ReadingTerm(kinds, day, until))
    return found


def _read_on(day: date, held: list[Held], birth_date: date | None) -> frozenset[str]:
    age = age_on(birth_date, day) if birth_date else None
    return frozenset(kind for one in held if one.holds(day) for kind in mandate_reads(one.kind, one.scopes, age))


def own_hindrance(matter: str, person_age: int | None) -> Finding | None:
    """Why the person may not decide alone in `matter` at that age; None when they may, or when no age is known.

    Below the age from which they act for themselves their guardians decide, and listen (FB 6:11, 10:2). In health
    care a child's own word counts by age and maturity (PL 4:3), so no age shuts it out. Code: `guardians_decide`.
    """
    rule = _BY_KIND_AND_MATTER["guardian", matter]
    if person_age is None or rule.matures or rule.until_age is None or person_age >= rule.until_age:
        return None
    return Finding("guardians_decide", {"from_age": rule.until_age}, section=rule.section)


def may_choose_for(
    mandates: Iterable[Held], *, matter: str, birth_date: date | None, on: date, person_says: str = "",
    guardians_left: int = 0, own_no: bool = False,
) -> Finding | None:  # fmt: skip
    """Why a representative with these mandates may not choose in `matter` on `on`; None when one of them lets them.

    `person_says` is what is known of the person's own position: "agrees", "against", "cannot" (take one) or ""
    (not told; the representative answers for having it). `guardians_left` counts the other guardians who have
    not said yes: two guardians decide together (FB 6:13). `own_no`: that the yes would stand where the last the person
    said themself is a no, or a yes taken back. Who acts with the person's consent then needs to know that they have
    changed their mind: that they cannot say is not enough, for what they think is known (2022:913 3:4, by analogy [M]).
    """
    age = age_on(birth_date, on) if birth_date else None
    standing = [held for held in mandates if held.holds(on)]
    if not standing:
        return Finding("no_mandate", {"matter": matter}, section="FB 11–12 kap.; LFF")
    hindrances = []
    for held in standing:
        hindrance = mandate_allows(held.kind, held.scopes, matter, age) or _will_finding(
            held.kind, matter, person_says, guardians_left, own_no
        )
        if hindrance is None:
            return None
        hindrances.append(hindrance)
    return hindrances[0]


def _will_finding(
    kind: str, matter: str, person_says: str, guardians_left: int, own_no: bool
) -> Finding | None:  # fmt: skip
    rule = _BY_KIND_AND_MATTER[kind, matter]
    if rule.consent and (person_says == "against" or (rule.consent == "always" and person_says == "cannot")):
        return Finding("persons_own_consent_needed", {"matter": matter}, rule.section, "person_says")
    if rule.consent and own_no and person_says != "agrees":
        return Finding("own_no_stands", {"matter": matter}, rule.section, "person_says")
    if kind == "guardian" and guardians_left:
        return Finding("other_guardian_must_agree", {"left": guardians_left}, section="FB 6:13")
    return None


def stand_together(one: Held, other: Held, *, same_holder: bool) -> bool:
    """Whether two mandates for one person may stand beside each other [M].

    Guardians are two by law (FB 6:2), and a child may have a god man too (FB 11:1–2). Of god man, förvaltare and
    framtidsfullmakt only one answers for the same thing at once: a förvaltare is appointed where a god man is not
    enough (FB 11:7), and neither where another already sees to it (FB 11:4, 11:7; LFF). Nobody holds the same kind
    twice at once.
    """
    if not (one.start < (other.end or date.max) and other.start < (one.end or date.max)):
        return True
    if one.kind == other.kind and same_holder:
        return False
    return "guardian" in (one.kind, other.kind) or not one.scopes & other.scopes


def mandate_findings(
    *, kind: str, scopes: Collection[str], start: date, end: date | None, birth_date: date | None
) -> list[Finding]:
    """What is wrong with a mandate that is to be registered, in the user's fields."""
    findings = []
    if kind not in KINDS:
        findings.append(Finding("mandate_kind_unknown", field_name="kind"))
    if kind != "guardian" and not scopes:
        findings.append(Finding("mandate_covers_nothing", field_name="scopes"))
    if not set(scopes) <= set(SCOPES):
        findings.append(Finding("mandate_scope_unknown", field_name="scopes"))
    if end is not None and end <= start:
        findings.append(Finding("ends_before_start", field_name="end"))
    if kind == "guardian" and birth_date and start >= birthday(birth_date, ADULT):
        findings.append(Finding("guardian_only_until_18", section="FB 6:2", field_name="kind"))
    return findings
