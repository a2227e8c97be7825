"""What a reader who may not read is told about what there is. Every row is [M]: change it in one line.

`exists`: that unblocked documentation exists, without its source. `blocked`: that something is blocked, not where.
`blocked_where`: at which giver, so that whoever blocks can be asked to lift. Whoever stands in no row is told nothing.
"""

from dataclasses import dataclass

from ledstjarna.domain.consent.rules.blocks import hides
from ledstjarna.domain.consent.rules.facts import Facts
from ledstjarna.domain.consent.rules.grounds import emergency
from ledstjarna.domain.consent.rules.kinds import COHERENT
from ledstjarna.domain.consent.rules.sectors import CARE, SOCIAL

NOTHING, EXISTS, BLOCKED, BLOCKED_WHERE = "", "exists", "blocked", "blocked_where"
OWN, OTHERS = "own", "others"


@dataclass(frozen=True, slots=True)
class ToldRule:
    """Of `records` (own organisation's, others'), in a `sector`, blocked or not, in an emergency or not."""

    sector: str
    records: str
    blocked: bool
    emergency: bool
    told: str
    section: str


TOLD: tuple[ToldRule, ...] = (
    ToldRule(CARE, OTHERS, False, False, EXISTS, "2022:913 2:2"),
    ToldRule(CARE, OTHERS, True, False, BLOCKED, "2022:913 2:4"),
    ToldRule(CARE, OTHERS, True, True, BLOCKED_WHERE, "2022:913 3:6"),
    ToldRule(CARE, OWN, True, False, BLOCKED, "PDL 4:4"),
    ToldRule(CARE, OWN, True, True, BLOCKED_WHERE, "PDL 4:5"),
    # The social side learns that unblocked documentation exists, and never that something is blocked.
    ToldRule(SOCIAL, OTHERS, False, False, EXISTS, "2022:913 2:2"),
)
_BY_CASE = {(row.sector, row.records, row.blocked, row.emergency): row for row in TOLD}


def told(facts: Facts) -> tuple[str, str]:
    """What may be told of a record that is not shown, and the section. Only to staff who meet the person, or in an
    emergency.
    """
    records = OWN if facts.own_record else OTHERS if facts.others_record else ""
    urgent, blocked = emergency(facts), any(hides(block, facts) for block in facts.blocks)
    if facts.asker.kind != "staff" or facts.record.kind not in COHERENT or not (urgent or _meets(facts)):
        return NOTHING, ""
    row = _BY_CASE.get((facts.asker.sector, records, blocked, urgent))
    return (row.told, row.section) if row else (NOTHING, "")


def told_of(sector: str, own_organisation: bool, urgent: bool) -> str:
    """What somebody in `sector` who meets the person is told of one block that stops them."""
    row = _BY_CASE.get((sector, OWN if own_organisation else OTHERS, True, urgent))
    return row.told if row else NOTHING


def _meets(facts: Facts) -> bool:
    if facts.asker.sector == CARE:
        return facts.related("care")
    return facts.asker.sector == SOCIAL and facts.whose.older_or_disabled and facts.related("support", "assessment")
