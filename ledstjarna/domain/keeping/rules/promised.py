"""What somebody who represents a person without reading the plan is promised, and so gets out in the file. Pure.

A god man for rights applies and appeals (FB 11:5, 12:2): they read who the person is, their own mandate, and what is
decided. What the person has answered about sharing, and the letters, notices and absences that tell of it, are
personal matters, and their mandate has none [M]. The row policies let whoever reads `basic` see those rows, since most
who do read the plan as well; the page and the file both ask this table instead, so that they tell the same.
"""

from collections.abc import Collection
from dataclasses import dataclass

from ledstjarna.domain.consent.rules import BASIC, DECISION, PLAN


@dataclass(frozen=True, slots=True)
class Promised:
    """One thing that is told: what of, by which kind of record, and in which tables it lies."""

    code: str
    kind: str
    tables: frozenset[str]


_CALLED = ""  # not by a kind of record: by a row that the reader is called to

WITHOUT_THE_PLAN: tuple[Promised, ...] = (
    Promised("who", BASIC, frozenset({"people.Person", "people.PersonIdentifier", "people.PersonContact"})),
    Promised("close_ones", BASIC, frozenset({"people.CloseOne"})),
    Promised("mandate", BASIC, frozenset({"people.Representative", "people.Mandate", "consent.AccessGround"})),
    Promised("decisions", DECISION, frozenset({"plans.Application", "plans.AuthorityDecision"})),
    Promised(
        "meetings", _CALLED,
        frozenset({"plans.PlanMeetingCall", "plans.MeetingTime", "plans.MeetingParticipant", "plans.MeetingPoint"}),
    ),
)  # fmt: skip


def promised(kinds: Collection[str], *, called: bool) -> tuple[Promised, ...] | None:
    """What a representative who reads `kinds` is told, and nothing more; None for all that the kinds show.

    `called`: whether they are called to a meeting about the person.
    """
    if PLAN in kinds:
        return None
    return tuple(one for one in WITHOUT_THE_PLAN if (one.kind in kinds if one.kind else called))


def told_tables(kinds: Collection[str], *, called: bool) -> frozenset[str] | None:
    """The tables of it, for the file; None for every table."""
    told = promised(kinds, called=called)
    return None if told is None else frozenset(table for one in told for table in one.tables)
