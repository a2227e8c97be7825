"""The plan as it is lived: times that can be read, changes and words about times that the rule has."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, followed, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.activities import Change, Recurring, on_day, rule_of
from ledstjarna.domain.plans.rules.marking import NOBODY_CAME, REASONS, asks_why, earliest
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import ACTIVITY, IMPLEMENTATION

_SAID = frozenset({"done", "not_done", NOBODY_CAME})
_REASONS = frozenset(reason.code for reason in REASONS)


def _times(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.activities:
        rule = rule_of(row.rule)
        unread = rule.text != row.rule or (rule.every == "week" and not rule.weekdays)
        if unread or row.state not in ACTIVITY.states or (row.state != ACTIVITY.start and row.ends_on is None):
            yield Fault(row.id)


def _exceptions(life: Life, _known: Known) -> Iterator[Fault]:
    activities, parts = by(life.activities, "id"), by(life.commitments, "id")
    for row in life.activity_exceptions:
        named = activities[row.activity_id].responsible_id is not None
        asked = asks_why(parts[row.commitment_id].legal_basis, named=named)
        if (asked and not row.words.strip()) or (row.kind == "moved") != (row.to_day is not None):
            yield Fault(row.id, "why_missing")
        elif on_day(_recurring(activities[row.activity_id], {}), row.day) is None:
            yield Fault(row.id, "no_such_day")


def _marks(life: Life, _known: Known) -> Iterator[Fault]:
    activities = by(life.activities, "id")
    changed = grouped([row for row in life.activity_exceptions if row.replaced_at is None], "activity_id")
    for row in life.activity_marks:
        change = {each.day: Change(each.kind, each.to_day, each.to_time) for each in changed.get(row.activity_id, [])}
        one = on_day(_recurring(activities[row.activity_id], change), row.day)
        if row.state not in _SAID or (row.state == "not_done") != (row.reason in _REASONS):
            yield Fault(row.id, "not_done_reason_missing")
        elif (row.state == NOBODY_CAME) != (row.report_id is not None):
            yield Fault(row.id, "nobody_to_reach")
        elif one is not None and row.told_at < earliest(one, row.state):
            yield Fault(row.id, "too_early_to_tell")


def _numbers(life: Life, _known: Known) -> Iterator[Fault]:
    for rows in grouped(life.activity_marks, "activity_id").values():
        for said in grouped(rows, "day").values():
            if sorted(row.number for row in said) != list(range(1, len(said) + 1)):
                yield Fault(said[0].id)


def _how(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.implementations:
        holds = row.state in ("agreed", "replaced")
        if row.state not in IMPLEMENTATION.states or not row.how.strip() or holds != bool(row.digest):
            yield Fault(row.id)
        elif row.digest and digest(row.snapshot) != row.digest:
            yield Fault(row.id, "not_intact")


def _away(life: Life, _known: Known) -> Iterator[Fault]:
    days = by(life.away_days, "absence_id")
    standing = sorted((row for row in life.absences if row.replaced_at is None), key=lambda row: row.period.lower)
    for row, follower in followed(standing):
        if follower is not None and (row.period.upper is None or row.period.upper > follower.period.lower):
            yield Fault(follower.id, "absence_overlaps")
    for row in life.absences:
        shown = days.get(row.id)
        if shown is None or (shown.period, shown.replaced_at is None) != (row.period, row.replaced_at is None):
            yield Fault(row.id, "days_differ")


def _recurring(row: Any, changed: dict[Any, Change]) -> Recurring:
    return Recurring(row.starts_on, rule_of(row.rule), row.at_time, row.minutes, row.ends_on, changed)


CHECKS = (
    Check("times_wrong", "Activity", N_("Tiderna för en del går inte att läsa, eller slutar aldrig."), _times),
    Check(
        "exception_wrong",
        "ActivityException",
        N_("En gång är ändrad utan skäl, eller har aldrig funnits."),
        _exceptions,
    ),
    Check(
        "mark_wrong", "ActivityMark", N_("Det som är sagt om en gång är sagt för tidigt, eller saknar skäl."), _marks
    ),
    Check("how_wrong", "ImplementationPlan", N_("En genomförandeplan saknar hur, eller har ändrats."), _how),
    Check("absence_wrong", "Absence", N_("Två frånvaror går in i varandra, eller dagarna stämmer inte."), _away),
    Check("marks_not_numbered", "ActivityMark", N_("En rättelse har inte nästa nummer."), _numbers),
)
