"""How far the person lets somebody close read, and until when. Pure; each line with its section."""

from collections.abc import Collection
from datetime import date

from ledstjarna.domain.consent.rules import BASIC, PLAN, STORY, TEAM, last_day_finding
from ledstjarna.foundation.findings import Finding

# What the person chooses among, in the order that it is asked. Assessed needs and decisions are no part of it.
CAN_BE_LET = (PLAN, STORY, TEAM)
SECTION = "OSL 10:1, 12:2"


def let_findings(lets: Collection[str], last_day: date | None, *, today: date) -> list[Finding]:
    """What is wrong with letting somebody close read `lets` up to and with `last_day` (None: until it is taken back).

    Who does what stands in the plan: the team is told beside it, and not by itself [M].
    Source: the person lets others know as far as they choose, for as long as they choose (OSL 10:1, 12:2).
    """
    chosen = set(lets)
    some = chosen <= set(CAN_BE_LET) and bool(chosen) and (TEAM not in chosen or PLAN in chosen)
    found = [] if some else [Finding("choose_what_to_read", field_name=PLAN, section=SECTION)]
    wrong = last_day_finding(last_day, today=today)
    return [*found, wrong] if wrong else found


def let_kinds(lets: Collection[str]) -> frozenset[str]:
    """The record kinds that the ground reaches: what was chosen, and who the person is. OSL 10:1, 12:2."""
    return frozenset({BASIC, *lets})


def beyond_own_word(
    lets: Collection[str], last_day: date | None, *, own_lets: Collection[str], own_last_day: date | None
) -> bool:
    """Whether it is more, or for longer, than what the person last chose themself; `own_lets` empty: that somebody
    close reads no longer. Who speaks for them may narrow that, and goes beyond it only with them (OSL 12:2; FB 12:7).
    """
    longer = own_last_day is not None and (last_day is None or last_day > own_last_day)
    return longer or not set(lets) <= set(own_lets)
