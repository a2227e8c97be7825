"""Each ground of access as a pure function of the facts: whether it reaches the record. Together they are exhaustive
(lag 2022:913 3:7): no consent, no role and no relation reaches anything that none of them names.
"""

from collections.abc import Collection
from dataclasses import dataclass

from ledstjarna.domain.consent.rules.facts import Facts
from ledstjarna.domain.consent.rules.kinds import (
    ALL_KINDS,
    BASIC,
    COHERENT,
    DECISION,
    EMERGENCY,
    NEEDS,
    PART,
    PLAN,
    STORY,
    TEAM,
    kinds_of,
)
from ledstjarna.domain.consent.rules.sectors import CARE, SOCIAL

OWN_STANDING = 15  # from this age the young person stands for themselves [M]
_PERSONAL = (BASIC, STORY, NEEDS, PLAN, DECISION, TEAM)


@dataclass(frozen=True, slots=True)
class MandateReads:
    """What a mandate of `kind` with one of `scopes` lets its holder read; `until_age`: the person's age it ends at."""

    kind: str
    scopes: frozenset[str]
    kinds: tuple[str, ...]
    section: str
    until_age: int | None = None


# Every row is [M]: what a representative reads follows what they may decide. Where the two differ the narrower holds,
# as is said once beside DECIDED_ON in people/rules/mandates.py.
MANDATE_READS: tuple[MandateReads, ...] = (
    MandateReads("guardian", frozenset(), _PERSONAL, "FB 6:11; OSL 12:3", until_age=OWN_STANDING),
    MandateReads("god_man", frozenset({"personal"}), _PERSONAL, "FB 11:5, 12:2"),
    MandateReads("god_man", frozenset({"rights"}), (BASIC, DECISION), "FB 11:5, 12:2"),
    MandateReads("future_power", frozenset({"personal"}), (BASIC, STORY, PLAN, DECISION, TEAM), "LFF 1–2 §§"),
    # A förvaltare answers for property: no personal matter is theirs to read (FB 11:7, 12:2), so no row names them.
)


def own(facts: Facts) -> bool:
    """One's own records, all of them. PDL 8:2; GDPR art. 15."""
    return facts.asker.kind == "person" and facts.record.kind in ALL_KINDS


def representative(facts: Facts) -> bool:
    """Within the mandate's scope and period; from 15 the young person stands for themselves. FB 6:11, 12:2; LFF."""
    mandate = facts.mandate
    if facts.asker.kind != "representative" or mandate is None or not mandate.term.holds(facts.at):
        return False
    return facts.record.kind in mandate_reads(mandate.kind, mandate.scopes, facts.whose.age)


def mandate_reads(kind: str, scopes: Collection[str], age: int | None) -> frozenset[str]:
    """The record kinds that a mandate of `kind` and `scopes` lets its holder read of a person of that age; often none.

    The one rule: the decision asks it, and the grounds that doors and row policies read are written by it.
    """
    rows = [row for row in MANDATE_READS if row.kind == kind and (not row.scopes or row.scopes & set(scopes))]
    return frozenset(one for row in rows if _still(row, age) for one in row.kinds)


def _still(row: MandateReads, age: int | None) -> bool:
    return row.until_age is None or (age is not None and age < row.until_age)


def close_one(facts: Facts) -> bool:
    """Somebody close, as far as the person lets them. OSL 10:1, 12:2."""
    kind = facts.record.kind
    return facts.asker.kind == "close_one" and kind in facts.lets and kind in kinds_of("close_one", narrowed=False)


def own_work(facts: Facts) -> bool:
    """The own organisation's records, and the joint ones, in the work for the person. PDL 4:1; SoLPUL 6 §.

    One organisation is one giver [M]: the barrier between independent branches of it (OSL 8:2) is not drawn. ADR 22.
    """
    reaches = facts.record.kind in kinds_of("own_work", narrowed=False) and not facts.others_record
    works = facts.related("care", "support", "assessment") and facts.holds_the_plan
    return facts.asker.kind == "staff" and reaches and works


def own_records(facts: Facts) -> bool:
    """What the own organisation has written, and who the person is, for those who come while others hold the plan.

    PDL 4:1; SoLPUL 6 §. What others and the person have written together crosses an organisation's border (OSL 10:1,
    25:1, 26:1): that takes the person's yes to sharing, and is `shared_plan`.
    """
    kind = facts.record.kind
    reaches = facts.own_record or (facts.joint_record and kind == BASIC)
    works = facts.related("care", "support", "assessment") and not facts.holds_the_plan
    return facts.asker.kind == "staff" and reaches and works and kind in kinds_of("own_records", narrowed=False)


def shared_plan(facts: Facts) -> bool:
    """What is shared in the joint plan, between those the person's yes names and those who work for the person.

    SoL 2025:400 10:8; HSL 16:4; OSL 10:1. That the yes holds both ways is [M].
    """
    if facts.asker.kind != "staff" or facts.record.kind not in kinds_of("shared_plan", narrowed=False):
        return False
    if facts.related("invited"):
        return facts.consents("sharing", facts.asker.organisation)
    works = facts.related("care", "support", "assessment")
    if works and facts.joint_record and not facts.holds_the_plan:
        return facts.consents("sharing", facts.asker.organisation)
    named = (facts.asker.organisation, facts.record.organisation)
    return works and facts.others_record and any(facts.consents("sharing", one) for one in named)


def coherent(facts: Facts) -> bool:
    """Other givers' documentation with consent to reading. Lag 2022:913 3:1 (care giver: a current patient relation,
    relevance, consent), 3:3 (social-care giver: support or assessment, relevance, consent; older and disabled only).
    """
    return _reads_others(facts) and facts.consents("reading", facts.asker.organisation)


def incapacity(facts: Facts) -> bool:
    """Who lastingly cannot consent: the attitude is clarified as far as possible, and nothing says they would refuse.

    Lag 2022:913 3:2, 3:4. What they have said no to themself, or taken back, they would refuse until they say
    otherwise themself, whatever somebody who decides for them has answered since [M]. A social-care giver then reads
    other social-care givers only.
    """
    if facts.refuses("reading"):
        return False
    state = facts.incapacity
    if state is None or not state.lasting or state.attitude != "no_objection" or not _reads_others(facts):
        return False
    return facts.asker.sector == CARE or facts.record.sector == SOCIAL


def _reads_others(facts: Facts) -> bool:
    asker, record = facts.asker, facts.record
    if asker.kind != "staff" or record.kind not in COHERENT or not facts.others_record or not facts.relevance.strip():
        return False
    if asker.sector == CARE:
        return facts.related("care")
    return asker.sector == SOCIAL and facts.whose.older_or_disabled and facts.related("support", "assessment")


def emergency(facts: Facts) -> bool:
    """Danger to life or serious risk to health: a care giver, with a reason, for a time, reviewed. Lag 2022:913 3:5."""
    danger = facts.danger
    if facts.asker.kind != "staff" or facts.asker.sector != CARE or danger is None:
        return False
    urgent = danger.to in ("life", "health") and bool(danger.reason.strip()) and danger.term.holds(facts.at)
    return urgent and facts.record.kind in EMERGENCY


def asked(facts: Facts) -> bool:
    """The one part that somebody was asked about, with the facts the person chose. OSL 10:1, 10:2.

    All that an association ever reaches: no secrecy law binds it, and no consent widens this.
    """
    relation, record = facts.relation, facts.record
    if facts.asker.kind not in ("staff", "association") or relation is None or not facts.related("asked"):
        return False
    return record.kind == PART and record.part is not None and record.part == relation.part


def aggregates(facts: Facts) -> bool:
    """Numbers about many, nobody in them: all that a leader reaches. GDPR art. 5(1)(c)."""
    return facts.asker.kind == "leader" and facts.record.kind == "aggregate"
