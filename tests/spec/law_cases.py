"""The matrix: every role × relation × consent × block × protected × record kind, generated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, product

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
    Term,
    Whose,
)

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NOW, OVER, TO_COME = Term(AT - DAY, AT + DAY), Term(AT - 2 * DAY, AT), Term(AT + DAY)
TO_THE_MOMENT, FROM_NOW = Term(AT - DAY, AT), Term(AT)

REGION, MUNICIPALITY, OTHER_REGION, ASSOCIATION = "region", "municipality", "other region", "association"
KINDS = ("basic", "story", "needs", "plan", "decision", "team", "log", "part", "carer", "aggregate")

# Whom a record is written by, seen from the region's care centre and the municipality's assessment unit.
AUTHORS = {
    "nobody": ("", None, None, ""),
    "the care centre": ("care", REGION, "care centre", "care_centre"),
    "the same region's psychiatry": ("care", REGION, "psychiatry", "psychiatry"),
    "another care giver": ("care", OTHER_REGION, "ward", "hospital_ward"),
    "the municipality's assessors": ("social", MUNICIPALITY, "assessors", "assessment"),
    "another social-care giver": ("social", "provider", "home care", "home_care"),
}
CARE = Asker("staff", "care", REGION, "care centre", "care_centre")
SOCIAL = Asker("staff", "social", MUNICIPALITY, "assessors", "assessment")
NEITHER = Asker("staff", "", REGION, "office", "other")


def record(kind: str, author: str = "nobody", part: str | None = None) -> Record:
    """A record of that kind by that author."""
    sector, organisation, unit, process = AUTHORS[author]
    return Record(kind, sector, organisation, unit, process, part)


def blocks_around(author: str) -> dict[str, tuple[BlockHeld, ...]]:
    """No block, and each kind of one around what the author wrote."""
    sector, organisation, unit, process = AUTHORS[author]
    if organisation is None or unit is None:
        return {"none": (), "elsewhere": (BlockHeld(OTHER_REGION, NOW),)}
    own, other = ("care", "social") if sector == "care" else ("social", "care")
    lifted = (LiftHeld(REGION, NOW, own), LiftHeld(MUNICIPALITY, OVER))
    return {
        "none": (),
        "organisation": (BlockHeld(organisation, FROM_NOW),),
        "unit": (BlockHeld(organisation, NOW, unit=unit),),
        "process": (BlockHeld(organisation, NOW, process=process),),
        "another unit": (BlockHeld(organisation, NOW, unit="another"), BlockHeld("elsewhere", NOW)),
        "lifted since": (BlockHeld(organisation, TO_THE_MOMENT),),
        "lifted for the region": (BlockHeld(organisation, NOW, lifted=lifted),),
        "lifted by the others there": (BlockHeld(organisation, NOW, lifted=(LiftHeld(REGION, NOW, other),)),),
        "lifted for all of it": (BlockHeld(organisation, NOW, lifted=(LiftHeld(REGION, NOW),)),),
        "two": (BlockHeld(organisation, OVER), BlockHeld(organisation, NOW, unit=unit, lifted=lifted)),
    }


def relations(asker: Asker) -> tuple[Relation | None, ...]:
    """None, each kind now, one that is over, one to come, one of another organisation's; while others hold the plan."""
    own = asker.organisation
    now = tuple(Relation(kind, own, NOW, "the part") for kind in ("care", "support", "assessment", "invited", "asked"))
    return (None, *now, Relation("care", own, TO_THE_MOMENT), Relation("support", own, TO_COME),
            Relation("care", "elsewhere", NOW), Relation("invited", own, OVER),
            *(Relation(kind, own, NOW, joint=False) for kind in ("care", "support", "assessment")),
            Relation("care", own, OVER, joint=False))  # fmt: skip


def answers(asker: Asker, author: str) -> tuple[tuple[Answer, ...], ...]:
    """No answer, each consent for the asker, for another, for the author, refused, withdrawn, all at once,
    for a time: that is over at this very moment, and that is not; one guardian's alone (FB 6:13); and a no to reading,
    the person's own and somebody's who decides for them, one after the other too.
    """
    own_no = Answer("reading", "refused", replaced=True)
    own, theirs = frozenset({asker.organisation or "nobody"}), frozenset({AUTHORS[author][1] or "nobody"})
    return (
        (),
        (Answer("plan", "given", own | theirs),),
        (Answer("sharing", "given", own),),
        (Answer("sharing", "given", theirs),),
        (Answer("reading", "given", own),),
        (Answer("reading", "given", theirs), Answer("sharing", "withdrawn", own)),
        (Answer("reading", "withdrawn", own), Answer("sharing", "refused", own)),
        (Answer("plan", "given", own), Answer("sharing", "given", own), Answer("reading", "given", own)),
        (Answer("sharing", "given", own, AT), Answer("reading", "given", own, AT + DAY)),
        (Answer("sharing", "given", own, AT + DAY), Answer("reading", "given", own, AT)),
        (Answer("sharing", "given", theirs, AT), Answer("reading", "given", own, AT - DAY)),
        (Answer("plan", "half", own | theirs), Answer("sharing", "half", own | theirs), Answer("reading", "half", own)),
        (Answer("reading", "refused"),),
        (Answer("reading", "refused", by_person=False),),
        (Answer("reading", "withdrawn", by_person=False), Answer("sharing", "refused")),
        (own_no, Answer("reading", "refused", by_person=False)),
        (own_no, Answer("reading", "given", own, by_person=False, replaced=True),
         Answer("reading", "withdrawn", by_person=False)),
        (own_no, Answer("reading", "given", own, AT, replaced=True), Answer("reading", "ended", by_person=False)),
        (Answer("reading", "given", own, replaced=True), Answer("reading", "withdrawn", replaced=True),
         Answer("reading", "given", theirs, by_person=False)),
        (Answer("reading", "refused", by_person=False, replaced=True), own_no, Answer("reading", "given", theirs)),
    )  # fmt: skip


STATEMENTS: tuple[tuple[str, Incapacity | None, Danger | None], ...] = (
    ("", None, None),
    ("needed for today's visit", None, None),
    ("  ", Incapacity(True, "no_objection"), None),
    ("needed", Incapacity(True, "no_objection"), None),
    ("needed", Incapacity(True, "objects"), None),
    ("needed", Incapacity(True, "unclear"), None),
    ("needed", Incapacity(False, "no_objection"), None),
    ("", None, Danger("life", "unconscious", NOW)),
    ("", None, Danger("health", "fell", FROM_NOW)),
    ("", None, Danger("", "curious", NOW)),
    ("", None, Danger("life", "   ", NOW)),
    ("needed", Incapacity(True, "unclear"), Danger("health", "fell", TO_THE_MOMENT)),
)


# There are a million and a half cells of staff. Every 83rd is asked: a number that no column's length divides, so that
# every value meets every other.
EVERY = 83


def of_staff() -> Iterator[Facts]:
    """What can be so about somebody who works: an even sample of everything."""
    return islice(_all_of_staff(), 0, None, EVERY)


def _all_of_staff() -> Iterator[Facts]:
    kinds = ("basic", "needs", "decision", "plan", "part", "log")
    for asker, author, kind in product((CARE, SOCIAL, NEITHER), AUTHORS, kinds):
        what = record(kind, author, "the part" if kind == "part" else None)
        for relation, said, blocks, stated, covered in product(
            relations(asker), answers(asker, author), blocks_around(author).values(), STATEMENTS, (True, False)
        ):
            relevance, incapacity, danger = stated
            yield Facts(
                at=AT, asker=asker, record=what, whose=Whose(82, covered), relation=relation, answers=said,
                relevance=relevance, incapacity=incapacity, danger=danger, blocks=blocks,
            )  # fmt: skip


def of_everybody_else() -> Iterator[Facts]:
    """The person, who decides for them, who is close, an association, a leader: and consents that cannot widen it."""
    yes = tuple(Answer(kind, "given", frozenset({ASSOCIATION, "", REGION})) for kind in ("plan", "sharing", "reading"))
    parts = (None, "the part", "another part")
    for kind, author, part, blocked in product(KINDS, AUTHORS, parts, (False, True)):
        what = record(kind, author, part)
        blocks = blocks_around(author)["organisation"] if blocked and what.organisation else ()
        common = {"at": AT, "record": what, "answers": yes, "relevance": "needed", "blocks": blocks,
                  "danger": Danger("life", "reason", NOW), "incapacity": Incapacity(True, "no_objection")}  # fmt: skip
        yield Facts(asker=Asker("person"), **common)
        yield Facts(asker=Asker("leader", "", REGION), relation=Relation("care", REGION, NOW), **common)
        yield Facts(asker=Asker("nobody we know", "care", REGION), relation=Relation("care", REGION, NOW), **common)
        for lets in (frozenset(), frozenset({kind}), frozenset({"plan"})):
            yield Facts(asker=Asker("close_one"), lets=lets, **common)
        for how, term in product(("asked", "invited", "care"), (NOW, OVER)):
            asker = Asker("association", "care", ASSOCIATION, "choir", "association")
            yield Facts(asker=asker, relation=Relation(how, ASSOCIATION, term, "the part"), **common)
        for held, age in product(mandates(), (14, 15, 17, 40, None)):
            yield Facts(asker=Asker("representative"), mandate=held, whose=Whose(age), **common)


def mandates() -> tuple[MandateHeld | None, ...]:
    """Each kind with each scope, and times it does not hold."""
    kinds, scopes = ("guardian", "god_man", "forvaltare", "future_power", "other"), ("personal", "property", "rights")
    now = tuple(MandateHeld(kind, frozenset({scope}), NOW) for kind, scope in product(kinds, scopes))
    over = MandateHeld("god_man", frozenset(scopes), TO_THE_MOMENT)
    return (None, *now, over, replace(over, term=TO_COME), MandateHeld("guardian", frozenset(), FROM_NOW))
