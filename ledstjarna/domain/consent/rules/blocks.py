"""Spärr: what a block hides and from whom, and what may be set and lifted. PDL 4:4–5; lag 2022:913 2:3–4."""

from collections.abc import Collection

from ledstjarna.domain.consent.rules.facts import Asker, BlockHeld, Facts, Record
from ledstjarna.domain.consent.rules.sectors import CARE, PROCESSES, SOCIAL
from ledstjarna.foundation.findings import Finding

BLOCK_LEVELS = ("organisation", "unit", "process")
SECTION = "2022:913 2:3; PDL 4:4"

# Grounds that no block touches: it stands between givers and within them, never between the person and their own.
UNTOUCHED = ("own", "representative", "close_one", "asked", "aggregates")


def level_of(unit: object, process: str) -> str:
    """Which of the levels a block is at."""
    return "unit" if unit is not None else "process" if process else "organisation"


def around(block: BlockHeld, record: Record) -> bool:
    """Whether the record was written inside the block."""
    if record.organisation != block.organisation:
        return False
    level = level_of(block.unit, block.process)
    return level == "organisation" or (
        record.unit == block.unit if level == "unit" else record.process == block.process
    )


def inside(block: BlockHeld, asker: Asker) -> bool:
    """Whether the asker works inside the block: what they wrote themselves is never hidden from them."""
    if asker.organisation != block.organisation:
        return False
    level = level_of(block.unit, block.process)
    return level == "organisation" or (asker.unit == block.unit if level == "unit" else asker.process == block.process)


def hides(block: BlockHeld, facts: Facts) -> bool:
    """Whether the block hides the record from the asker now. It acts at once, and until it is lifted for them."""
    if not block.term.holds(facts.at) or not around(block, facts.record) or inside(block, facts.asker):
        return False
    return not any(whom == facts.asker.organisation and term.holds(facts.at) for whom, term in block.lifted)


def block_findings(
    *, speaker: str, level: str, process: str = "", unit_in_organisation: bool = True, is_author: bool = True,
) -> list[Finding]:  # fmt: skip
    """What hinders that a block is set or lifted. `speaker`: person, guardian, god_man …, close_one.

    A guardian does not block a child's data (2022:913 2:3 second paragraph); who else speaks for the person does so
    within their mandate, which people/rules/mandates.py knows. An association writes no records to block.
    """
    found = []
    if speaker == "guardian":
        found.append(Finding("guardian_does_not_block", section="2022:913 2:3"))
    if level not in BLOCK_LEVELS or (level == "process" and process not in PROCESSES):
        found.append(Finding("block_level_unknown", field_name="where"))
    if level == "unit" and not unit_in_organisation:
        found.append(Finding("block_unit_elsewhere", field_name="where"))
    if not is_author:
        found.append(Finding("block_nothing_there", section=SECTION, field_name="where"))
    return found


def registered_lift_hindrance(*, asker_sector: str, lifts: str, own_organisation: bool) -> Finding | None:
    """Whether staff may write down that the person lifts a block: staff of the giver that blocks, of the sector that
    lifts there (`lifting_sector`), who know of it (PDL 4:4). The answer is the same whether a block stands there or
    not, so nobody learns of one by asking.
    """
    if own_organisation and lifts and asker_sector == lifts:
        return None
    return Finding("lift_registered_by_the_blocker", section="2022:913 2:3; PDL 4:4", field_name="where")


def lifting_sector(inside: Collection[str]) -> str:
    """Whose staff answer when somebody asks that a block is lifted, of the sectors that work inside it.

    The law says that the giver which blocks lifts, a social-care giver too (2022:913 3:6; PDL 4:5 within one). Where
    patients' records are among what is hidden it takes care staff to let them go; where the social services alone
    work inside, nobody else can [M].
    """
    return CARE if CARE in inside else SOCIAL if SOCIAL in inside else ""


def lift_hindrance(
    *, asker_sector: str, lifts: str, answered: bool, inside_block: bool, needed: bool = True
) -> Finding | None:  # fmt: skip
    """Whether somebody in `asker_sector` may answer a request to lift a block for a time. 2022:913 3:6; PDL 4:5.

    `lifts`: the sector whose staff answer (`lifting_sector`). `needed`: whether an emergency of who asked still goes
    on: nothing is lifted after it, they ask anew if they need it again.
    """
    if not inside_block:
        return Finding("lift_not_yours", section="2022:913 3:6")
    if not needed:
        return Finding("lift_too_late", section="2022:913 3:6")
    if answered:
        return Finding("lift_already_answered")
    if not lifts or asker_sector != lifts:
        return Finding("lift_only_for_care", section="2022:913 3:6")
    return None
