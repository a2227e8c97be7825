"""Who has the question to lift a block, against a second, slow and obvious telling of the same over random happenings.

The telling keeps a diary of its own of who works where, who works with the person and who has written, and asks neither
the grounds nor the rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest

from ledstjarna.domain.consent.actions import answer_lift
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import Block, BlockLift
from ledstjarna.domain.consent.queries import Viewer, asked_now, lifts_for
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.team.reading.tests.test_view import assessed_by, in_contact
from ledstjarna.web.team.reading.tests.test_who_is_asked import asked, blocked, colleague, gone_home, hired, left
from ledstjarna.web.team.tests.desk import NOW, Desk

KINDS = ("home_nursing", "home_care", "psychiatry", "rehabilitation", "other")
ROLES = ("nurse", "unit_manager", "physiotherapist", "coordinator")
CARE_KINDS, CARE_ROLES = {"home_nursing", "psychiatry", "rehabilitation"}, {"nurse", "physiotherapist"}


def kind_cares(kind: str) -> bool | None:
    """Whether care is given there; None where neither care nor social services are."""
    return None if kind == "other" else kind in CARE_KINDS


@dataclass
class Diary:
    """What has happened, as somebody who stood beside would have written it down."""

    of: dict[str, Viewer] = field(default_factory=dict)
    kind: dict[object, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    meets: set[str] = field(default_factory=set)
    wrote: set[str] = field(default_factory=set)
    asked_units: dict[bool, set[object]] = field(default_factory=dict)
    asked_themselves: dict[bool, set[str]] = field(default_factory=dict)
    answered: set[bool] = field(default_factory=set)

    def cares(self, key: str) -> bool | None:
        """Whether they are care staff: by their role, else by the unit. None for who is neither that nor social."""
        who = self.of[key]
        return True if who.role in CARE_ROLES else kind_cares(self.kind[who.unit_id])

    def answers(self, key: str) -> bool | None:
        """For whom they answer: for their own, and who is neither for what they wrote, with the social services."""
        own = self.cares(key)
        return False if own is None and key in self.wrote else own

    def inside(self, key: str, block: Block) -> bool:
        """Whether they work inside the block."""
        unit_id = self.of[key].unit_id
        if block.unit_id:
            return unit_id == block.unit_id
        return block.process in ("", self.kind[unit_id])

    def may(self, key: str, block: Block, care: bool) -> bool:
        """Whether they are at work inside the block, of the sector that is asked."""
        return key not in self.gone and self.inside(key, block) and self.answers(key) == care

    def _block_has(self, unit_id: object, block: Block) -> bool:
        return unit_id == block.unit_id if block.unit_id else block.process in ("", self.kind[unit_id])

    def ask(self, block: Block) -> None:
        """The question is sent, to care for what care has written and to the social services for theirs; where nothing
        is written, to all who are there: the units where somebody who may answer meets the person, those that have
        written, and the blocked one. Who answers for what they wrote alone gets it themself, and not their unit.
        """
        there = [unit_id for unit_id in self.kind if self._block_has(unit_id, block)]
        written = {self.answers(key) for key in self.wrote if self.inside(key, block)}
        may_write = {kind_cares(self.kind[unit_id]) for unit_id in there} - {None}
        for care in map(bool, written or may_write or {False}):
            alone = {key for key in self.of if self.cares(key) is None and self.may(key, block, care)}
            self.asked_themselves[care] = alone
            self.asked_units[care] = {unit_id for unit_id in there if self._is_asked(unit_id, block, care)}

    def _is_asked(self, unit_id: object, block: Block, care: bool) -> bool:
        here = [key for key in self.of if self.of[key].unit_id == unit_id and self.cares(key) is not None]
        if any(key in self.meets and self.may(key, block, care) for key in here):
            return True
        near = unit_id == block.unit_id or any(key in self.wrote for key in self.of if self.of[key].unit_id == unit_id)
        able = any(self.may(key, block, care) for key in here)
        return near and (able or kind_cares(self.kind[unit_id]) == care)

    def knows(self, key: str) -> bool:
        """Whether they or their unit were asked, for either: whoever knows of the person answers what they may."""
        unit_id = self.of[key].unit_id
        return any(unit_id in self.asked_units[care] or key in self.asked_themselves[care] for care in self.waits())

    def waits(self) -> set[bool]:
        """Which of the questions wait."""
        return set(self.asked_units) - self.answered

    def has_it(self, block: Block, care: bool) -> set[str]:
        """Who has the question in their Att göra."""
        may = {key for key in self.of if care in self.waits() and self.may(key, block, care)}
        return {key for key in may if key in self.meets or self.knows(key)}


def happenings(desk: Desk, diary: Diary, chance: Random) -> Iterator[None]:
    """What may come after the question: work with the person ends or begins, assignments end, somebody is hired."""
    for number in range(6):
        here = sorted(key for key in diary.of if key not in diary.gone)
        what = chance.choice(("leaves", "ends", "begins", "hired"))
        if what == "hired" or not here:
            of = diary.of[chance.choice(sorted(diary.of))]
            diary.of[f"later{number}"] = colleague(desk, f"later{number}", of, chance.choice(ROLES))
        elif what == "leaves":
            key = chance.choice(here)
            left_the_person(desk, key)
            diary.meets.discard(key)
        elif what == "ends":
            key = chance.choice(here)
            gone_home(desk, key)
            diary.gone.add(key)
        else:
            key = chance.choice(here)
            in_contact(desk, key)
            diary.meets.add(key)
        yield


def left_the_person(desk: Desk, key: str) -> None:
    """Their own work with the person is over; what their unit is asked stays."""
    for basis in ("own_work", "own_records"):  # the second where others held the plan when they began
        left(desk, key, basis=basis)


@pytest.mark.parametrize("seed", range(17))
def test_it_waits_for_exactly_those_whom_the_slow_telling_names(desk: Desk, seed: int) -> None:
    chance, diary = Random(seed), Diary()
    for number in range(4):
        role = chance.choice(ROLES)
        who = hired(desk, f"unit{number}", desk.cast.municipality.pk, chance.choice(KINDS), role)
        diary.of[f"unit{number}"] = who
        if chance.random() < 0.5:
            diary.of[f"beside{number}"] = colleague(desk, f"beside{number}", who, chance.choice(ROLES))
    diary.kind = dict(Unit.objects.filter(organisation=desk.cast.municipality).values_list("pk", "kind"))
    for key in sorted(diary.of):
        if chance.random() < 0.35:
            if chance.random() < 0.5:
                assessed_by(desk, key)
                diary.wrote.add(key)
            in_contact(desk, key)
            diary.meets.add(key)
    for key in sorted(diary.meets):
        if chance.random() < 0.4:
            left_the_person(desk, key)
            diary.meets.discard(key)
    where = chance.choice(("all", "unit", "process"))
    some = diary.of[chance.choice(sorted(diary.of))].unit_id
    process = "" if diary.kind[some] == "other" else diary.kind[some]  # no process that anything is blocked in
    narrowed = {"unit": {"unit_id": some}, "process": {"process": process}}.get(where, {})
    block = blocked(desk, desk.cast.municipality.pk, **narrowed)
    in_contact(desk, "nurse")
    asked(desk, "nurse", block)
    diary.ask(block)
    for minute, _happened in enumerate(happenings(desk, diary, chance), start=2):
        with clock_set_to(NOW + timedelta(minutes=minute)):
            compare(desk, diary, block)
    for minute, care in enumerate((True, False), start=9):
        with clock_set_to(NOW + timedelta(minutes=minute)):
            answered(desk, diary, block, care=care, yes=bool(seed % 2))


def answered(desk: Desk, diary: Diary, block: Block, *, care: bool, yes: bool) -> None:
    """One of those who have the question answers, where anybody has it."""
    if holders := sorted(diary.has_it(block, care)):
        by = desk.cast.act(desk.staff(holders[0]))
        with automatic_run("test"):
            lift = BlockLift.objects.get(sector="care" if care else "social")
        answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=yes, at=now())
        diary.answered.add(care)
        compare(desk, diary, block)


def compare(desk: Desk, diary: Diary, block: Block) -> None:
    """Everybody at work is asked, and the answer is the diary's; where it is said to wait is where they work."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for key in diary.of.keys() - diary.gone:
        for one in lifts_for(desk.cast.act(desk.staff(key)), now()):
            told[one.lift.sector == "care"].add(key)
    for care, keys in told.items():
        assert keys == diary.has_it(block, care)
    for care in diary.waits():
        sector = "care" if care else "social"
        assert asked_now(desk.subject_id, block, sector, now()) == {diary.of[key].unit_id for key in told[care]}
        at_work = {key for key in diary.of if diary.may(key, block, care)}
        asked_at_work = {
            key for key in at_work
            if diary.of[key].unit_id in diary.asked_units[care] or key in diary.asked_themselves[care]
        }  # fmt: skip
        assert told[care] or not asked_at_work, "never without somebody while anybody of those asked is at work"
