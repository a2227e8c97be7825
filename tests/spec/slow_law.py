"""The law of access a second time, slow and obvious: written from the law's own words, one question after the other.

It shares the facts with the rules (consent/rules/facts.py) and nothing else: no table, no function.
"""

from datetime import datetime

from ledstjarna.domain.consent.rules.facts import BlockHeld, Facts, Term

PERSONS_KINDS = ["basic", "story", "needs", "plan", "decision", "team", "log", "part"]


def lasts(term: Term, at: datetime) -> bool:
    """Half-open: it has begun, and has not ended."""
    if at < term.start:
        return False
    return term.end is None or term.end > at


def what_the_law_says(facts: Facts) -> tuple[bool, str, str]:
    """Whether they may see it, on which ground, and what they are told instead."""
    ground = the_ground(facts)
    return (True, ground, "") if ground else (False, "", what_they_are_told(facts))


def the_ground(facts: Facts) -> str:  # noqa: C901 (one kind of asker after the other)
    """The strongest ground, or none."""
    asker, record = facts.asker, facts.record
    if asker.kind == "person":
        return "own" if record.kind in PERSONS_KINDS else ""
    if asker.kind == "representative":
        return "representative" if the_mandate_reaches(facts) else ""
    if asker.kind == "close_one":
        lets = record.kind in facts.lets
        return "close_one" if lets and record.kind in ["basic", "story", "plan", "team"] else ""
    if asker.kind == "leader":
        return "aggregates" if record.kind == "aggregate" else ""
    if asker.kind == "association":
        return "asked" if is_the_part_asked_about(facts) else ""
    if asker.kind != "staff":
        return ""
    # Staff. A block stands before every ground of theirs, but not before the part that somebody was asked about.
    if not is_blocked(facts):
        if works_for_the_person(facts):
            if facts.relation is not None and not facts.relation.joint:
                # Others held the plan before: what is joint is theirs and the person's, but for who the person is.
                if record.organisation == asker.organisation and record.kind in ["basic", "needs", "decision"]:
                    return "own_records"
                if record.organisation is None:
                    if record.kind == "basic":
                        return "own_records"
                    if record.kind in ["story", "needs", "plan", "team"] and said_yes(
                        facts, "sharing", asker.organisation
                    ):
                        return "shared_plan"
            elif record.organisation is None or record.organisation == asker.organisation:  # noqa: SIM102
                if record.kind in ["basic", "story", "needs", "plan", "decision", "team"]:
                    return "own_work"
            if record.organisation is not None and record.organisation != asker.organisation:  # noqa: SIM102
                if record.kind in ["basic", "story", "needs", "plan", "team"] and (
                    said_yes(facts, "sharing", asker.organisation) or said_yes(facts, "sharing", record.organisation)
                ):
                    return "shared_plan"
        if is_invited(facts) and said_yes(facts, "sharing", asker.organisation):  # noqa: SIM102
            if record.kind in ["basic", "story", "needs", "plan", "team"]:
                return "shared_plan"
        if may_read_others(facts):
            if said_yes(facts, "reading", asker.organisation):
                return "coherent"
            if cannot_consent_and_would_not_refuse(facts):  # noqa: SIM102
                if asker.sector == "care" or record.sector == "social":
                    return "incapacity"
        if is_an_emergency(facts) and record.kind in ["basic", "story", "needs", "plan", "decision", "team"]:
            return "emergency"
    return "asked" if is_the_part_asked_about(facts) else ""


def the_mandate_reaches(facts: Facts) -> bool:
    """Guardians until 15; a god man by scope; a future power never in health; a förvaltare nothing personal."""
    held, kind = facts.mandate, facts.record.kind
    if held is None or not lasts(held.term, facts.at):
        return False
    if held.kind == "guardian":
        young = facts.whose.age is not None and facts.whose.age <= 14
        return young and kind in ["basic", "story", "needs", "plan", "decision", "team"]
    if held.kind == "god_man":
        if "personal" in held.scopes and kind in ["basic", "story", "needs", "plan", "decision", "team"]:
            return True
        return "rights" in held.scopes and kind in ["basic", "decision"]
    if held.kind == "future_power":
        return "personal" in held.scopes and kind in ["basic", "story", "plan", "decision", "team"]
    return False


def meets(facts: Facts, *ways: str) -> bool:
    """Whether they meet the person now, in one of these ways, where they themselves work."""
    if facts.relation is None or facts.relation.kind not in ways:
        return False
    return facts.relation.organisation == facts.asker.organisation and lasts(facts.relation.term, facts.at)


def works_for_the_person(facts: Facts) -> bool:
    """In care, in a support or while assessing one."""
    return meets(facts, "care", "support", "assessment")


def is_invited(facts: Facts) -> bool:
    """To the shared plan."""
    return meets(facts, "invited")


def is_the_part_asked_about(facts: Facts) -> bool:
    """One part, that one and no other."""
    if not meets(facts, "asked") or facts.relation is None or facts.record.kind != "part":
        return False
    return facts.record.part is not None and facts.record.part == facts.relation.part


def said_yes(facts: Facts, kind: str, to: object) -> bool:
    """Among the standing answers is a yes of that kind that names the organisation."""
    for answer in facts.answers:
        if answer.replaced:
            continue
        if answer.kind == kind and answer.state == "given" and (answer.ends is None or facts.at < answer.ends):
            for organisation in answer.organisations:
                if organisation == to:
                    return True
    return False


def may_read_others(facts: Facts) -> bool:
    """What consent and incapacity have in common: another giver's record, a meeting with the person, relevance."""
    asker, record = facts.asker, facts.record
    if record.organisation is None or record.organisation == asker.organisation:
        return False
    if record.kind not in ["basic", "needs", "decision"]:
        return False
    if facts.relevance.strip() == "":
        return False
    if asker.sector == "care":
        return meets(facts, "care")
    if asker.sector == "social":
        return facts.whose.older_or_disabled is True and meets(facts, "support", "assessment")
    return False


def cannot_consent_and_would_not_refuse(facts: Facts) -> bool:
    """Lastingly; and the attitude is clarified as far as possible, without a reason to think they would refuse: who
    has said no themself, or taken a yes back, and not given it anew themself, would. What others say for them is not
    their attitude.
    """
    would_refuse = False
    for answer in facts.answers:  # from the first to the last, as they were said
        if answer.kind == "reading" and answer.by_person is True:
            if answer.state == "given" or answer.state == "ended":
                would_refuse = False
            if answer.state == "refused" or answer.state == "withdrawn":
                would_refuse = True
    if would_refuse:
        return False
    state = facts.incapacity
    return state is not None and state.lasting is True and state.attitude == "no_objection"


def is_an_emergency(facts: Facts) -> bool:
    """Care givers alone; life, or serious risk to health; why; for a time."""
    danger = facts.danger
    if danger is None or facts.asker.sector != "care":
        return False
    if danger.to not in ["life", "health"] or danger.reason.strip() == "":
        return False
    return lasts(danger.term, facts.at)


def is_blocked(facts: Facts) -> bool:
    """Whether any one block hides the record from them."""
    return any(this_block_hides(block, facts) for block in facts.blocks)


def this_block_hides(block: BlockHeld, facts: Facts) -> bool:
    """Written inside, asked from outside, holding now, and not lifted for them."""
    record, asker = facts.record, facts.asker
    if not lasts(block.term, facts.at):
        return False
    if block.unit is not None:
        written_inside = record.organisation == block.organisation and record.unit == block.unit
        asked_inside = asker.organisation == block.organisation and asker.unit == block.unit
    elif block.process != "":
        written_inside = record.organisation == block.organisation and record.process == block.process
        asked_inside = asker.organisation == block.organisation and asker.process == block.process
    else:
        written_inside = record.organisation == block.organisation
        asked_inside = asker.organisation == block.organisation
    if not written_inside or asked_inside:
        return False
    for lift in block.lifted:
        # Care lets go of what care has written, the social services of the rest; one of them not of the other's.
        of_their_own = lift.sector == "" or (lift.sector == "care") == (record.sector == "care")
        if lift.whom == asker.organisation and lasts(lift.term, facts.at) and of_their_own:
            return False
    return True


def what_they_are_told(facts: Facts) -> str:
    """Of what they may not see: nothing, that it exists, that something is blocked, or where."""
    asker, record = facts.asker, facts.record
    if asker.kind != "staff" or record.kind not in ["basic", "needs", "decision"] or record.organisation is None:
        return ""
    own = record.organisation == asker.organisation
    if asker.sector == "care":
        urgent = is_an_emergency(facts)
        if not urgent and not meets(facts, "care"):
            return ""
        if is_blocked(facts):
            return "blocked_where" if urgent else "blocked"
        return "" if own or urgent else "exists"
    if asker.sector == "social":
        if not facts.whose.older_or_disabled or not meets(facts, "support", "assessment"):
            return ""
        # That something is blocked is never told here.
        return "" if own or is_blocked(facts) else "exists"
    return ""
