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
    return not any(
        one.whom == facts.asker.organisation
        and one.term.holds(facts.at)
        and one.sector in ("", answers_for(facts.record.sector))
        for one in block.lifted
    )


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
    """Whose staff write down that the person lifts a block, of the sectors that work there: care staff, and the social
    services' own where they alone do [M]. It asks what may be hidden, not what is: nobody learns of a block by asking.
    """
    return CARE if CARE in inside else SOCIAL if SOCIAL in inside else ""


def answers_for(author_sector: str) -> str:
    """Which sector lets go of a record: care staff of patients' records, else the social services' own [M].

    An application that nobody has taken up yet has no author: it is the social services'.
    """
    return CARE if author_sector == CARE else SOCIAL


def answers_as(sector: str, *, wrote: bool) -> str:
    """For which sector somebody answers who works in `sector` and has written (`wrote`) something that the block hides.

    Who belongs to neither sector, a coordinator where neither care nor social services are given, answers for what they
    have written: what they wrote is asked about, and nobody knows it better. Blank: they answer for nobody [M].
    """
    return sector or (answers_for(sector) if wrote else "")


def lifting_sectors(hidden: Collection[str], inside: Collection[str]) -> frozenset[str]:
    """Whose staff are asked when somebody in an emergency asks that a block is lifted: 2022:913 3:6; PDL 4:5.

    What the block hides decides (`hidden`: the sectors of those who wrote it). Where both care and the social services
    have written, each answers for its own: nobody lets go of another's records [M]. Where nothing is written yet, those
    who work inside it (`inside`) are asked, each for what they may come to write.
    """
    found = {answers_for(one) for one in hidden} or {one for one in inside if one}
    return frozenset(found or {SOCIAL})


def lift_hindrance(
    *, asker_sector: str, lifts: str, answered: bool, inside_block: bool, needed: bool = True, stands: bool = True
) -> Finding | None:  # fmt: skip
    """Whether somebody in `asker_sector` may answer a request to lift a block for a time. 2022:913 3:6; PDL 4:5.

    `lifts`: the sector that is asked (`lifting_sectors`). `needed`: whether an emergency of who asked still goes
    on: nothing is lifted after it, they ask anew if they need it again. `stands`: whether the person has not lifted the
    block themself meanwhile.
    """
    if not inside_block:
        return Finding("lift_not_yours", section="2022:913 3:6")
    if not stands:
        return Finding("lift_by_person_already")
    if not needed:
        return Finding("lift_too_late", section="2022:913 3:6")
    if answered:
        return Finding("lift_already_answered")
    if not lifts or asker_sector != lifts:
        return Finding("lift_only_for_care", section="2022:913 3:6")
    return None
