"""Never ownerless: every way through the table of owner changes, beside a second, slow and obvious telling of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from ledstjarna.domain.plans.rules.carers import asking_findings
from ledstjarna.domain.plans.rules.expiring import DECISIONS_END, expiry_phase
from ledstjarna.domain.plans.rules.owners import (
    asks_person,
    leaving_findings,
    may_stay,
    owner_then,
    owners_before,
    sought_by,
    taking_over_findings,
    who_answers,
)
from ledstjarna.domain.plans.rules.states import COMMITMENT, OWNER_CHANGE

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONGEST = 7


def ways(state: str, taken: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way through the table, up to LONGEST steps."""
    yield taken
    if len(taken) < LONGEST:
        for verb in OWNER_CHANGE.verbs(state):
            yield from ways(OWNER_CHANGE.after(state, verb), (*taken, verb))


def slowly(taken: tuple[str, ...], *, left: bool) -> set[str]:
    """Who answers, told as it happens: who has it gives it up only to whoever has just said yes."""
    answering = {"old"}
    if left:
        answering.add("meanwhile")
        answering.remove("old")
    for verb in taken:
        if verb == "new_yes":
            answering.clear()
            answering.add("new")
    return answering


@pytest.mark.parametrize("left", [True, False])
def test_exactly_one_answers_on_every_way(left: bool) -> None:
    every = list(ways(OWNER_CHANGE.start))
    assert len(every) > 100
    for taken in every:
        state = OWNER_CHANGE.start
        for verb in taken:
            state = OWNER_CHANGE.after(state, verb)
        assert {who_answers(state, left=left)} == slowly(taken, left=left), taken


def test_a_part_is_given_up_only_to_somebody() -> None:
    """Where the owner leaves, the part goes on in a state that only a new owner or the person's wish leads out of."""
    assert COMMITMENT.after("active", "owner_leaves") == "seeks_owner"
    assert set(COMMITMENT.verbs("seeks_owner")) == {"new_owner", "stop"}


@pytest.mark.parametrize(
    ("old", "new", "chooses"),
    [(UUID(int=1), UUID(int=1), False), (UUID(int=1), UUID(int=2), True), (None, None, True), (None, UUID(int=1), True),
     (UUID(int=1), None, True)],
)  # fmt: skip
def test_the_person_chooses_whenever_somebody_new_would_learn_something(
    old: UUID | None, new: UUID | None, chooses: bool
) -> None:
    assert asks_person(old, new) is chooses


def test_what_hinders_and_what_never_does() -> None:
    assert not leaving_findings("close_one", is_owner=True)
    assert [f.code for f in leaving_findings("sol", is_owner=False)] == [
        "not_your_part", "provider_is_changed_by_authority",
    ]  # fmt: skip
    codes = {
        (old, new): [f.code for f in taking_over_findings(old, new, same_owner=False)]
        for old in ("close_one", "health", "lss") for new in ("association", "health", "sol")
    }  # fmt: skip
    assert codes["close_one", "association"] == codes["health", "health"] == []
    assert codes["close_one", "health"] == codes["close_one", "sol"] == ["takes_over_by_proposal"]
    assert codes["lss", "sol"] == ["provider_is_changed_by_authority"]
    assert may_stay(left=True) is not None
    assert may_stay(left=False) is None
    assert sought_by(AT, left=True) < sought_by(AT, left=False)
    assert [f.code for f in asking_findings(kind="person", reach_by=" ")] == [
        "carer_support_for_close_ones", "reach_by_missing",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", DECISIONS_END, ids=lambda rule: rule.basis)
def test_a_decision_comes_up_in_time_day_by_day(rule: object) -> None:
    ends = date(2026, 9, 1)
    before, after = rule.begins_before.days, rule.shown_after.days
    for days in range(-before - 3, after + 3):
        phase = expiry_phase(rule.basis, ends, ends + timedelta(days=days))
        slow = "later" if days < -before else "coming" if days < 0 else "ended" if days < after else "past"
        assert phase == slow, days
    assert expiry_phase(rule.basis, None, ends) == expiry_phase("nothing", ends, ends) == "later"


def test_whoever_answered_then_is_named_whatever_came_after() -> None:
    def change(began: int, ended: int | None, state: str, *, left: bool, old: str) -> SimpleNamespace:
        return SimpleNamespace(
            state=state, left=left, old_owner_label=old, meanwhile_label="Caroline",
            began_at=AT + timedelta(days=began), ended_at=None if ended is None else AT + timedelta(days=ended),
        )  # fmt: skip

    changes = [
        change(40, 50, "done", left=False, old="Kyrkan"),  # and the choir again, after a hand-over without a gap
        change(20, 30, "done", left=True, old="Kören"),
        change(5, 9, "kept", left=False, old="Kören"),
    ]
    before = owners_before(changes)
    then = {day: owner_then("Kören igen", before, AT + timedelta(days=day)) for day in (0, 6, 20, 25, 30, 45, 50, 51)}
    assert then == {
        0: "Kören", 6: "Kören", 20: "Kören", 25: "Caroline", 30: "Caroline", 45: "Kyrkan", 50: "Kyrkan",
        51: "Kören igen",
    }  # fmt: skip
    assert owner_then("Caroline", owners_before([change(20, None, "sought", left=True, old="Kören")]), AT) == "Kören"
