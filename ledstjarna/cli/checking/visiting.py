"""Visits: of times that the plan has, told when they are told, and one answer to how each went."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.activities import Recurring, on_day, rule_of
from ledstjarna.domain.visits.rules.doing import REASONS
from ledstjarna.domain.visits.rules.following import GONE
from ledstjarna.domain.visits.rules.needs import HINDRANCES
from ledstjarna.domain.visits.rules.states import HELP_CALL, SHOWN, VISIT

_WHY = frozenset({*HINDRANCES, GONE})


def _stands(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.visits:
        if row.state not in VISIT.states or row.position not in (1, 2) or row.ends_at < row.starts_at:
            yield Fault(row.id)
        elif (row.state in SHOWN and row.published_at is None) or (row.state == "planned" and row.published_at):
            yield Fault(row.id, "not_published")
        elif (row.carer_id is None) != (row.carer_label == ""):
            yield Fault(row.id, "who_comes")
        elif (row.state == "cancelled") != (row.cancelled_why in _WHY):
            yield Fault(row.id, "why_missing")


def _times(life: Life, _known: Known) -> Iterator[Fault]:
    """A visit is of a time that the plan has, at the unit that carries it out."""
    activities, parts = by(life.activities, "id"), by(life.commitments, "id")
    for row in life.visits:
        activity = activities[row.activity_id]
        if activity.commitment_id != row.commitment_id:
            yield Fault(row.id, "other_part")
        elif row.state in ("planned", "published") and parts[row.commitment_id].owner_id != row.unit_id:
            yield Fault(row.id, "other_unit")
        else:
            recurring = Recurring(
                activity.starts_on, rule_of(activity.rule), activity.at_time, activity.minutes, activity.ends_on
            )
            if row.state != "cancelled" and on_day(recurring, row.day) is None:
                yield Fault(row.id, "no_such_day")


def _told(life: Life, _known: Known) -> Iterator[Fault]:
    """What is said of a visit is said of the plan's time too."""
    marks = grouped(life.activity_marks, "activity_id")
    for row in life.visits:
        over = row.state in ("done", "not_done")
        if over != (row.told_at is not None) or (row.state == "not_done") != (row.reason in REASONS):
            yield Fault(row.id, "how_it_went")
        elif over and row.position == 1 and not any(mark.day == row.day for mark in marks.get(row.activity_id, [])):
            yield Fault(row.id, "plan_does_not_know")


def _notes(life: Life, _known: Known) -> Iterator[Fault]:
    for rows in grouped(life.visit_notes, "commitment_id").values():
        if sorted(row.version for row in rows) != list(range(1, len(rows) + 1)):
            yield Fault(rows[0].id)


def _wishes(life: Life, _known: Known) -> Iterator[Fault]:
    """Versions in order, and nobody both wished for and refused."""
    for rows in grouped(life.coming_wishes, "commitment_id").values():
        if sorted(row.version for row in rows) != list(range(1, len(rows) + 1)):
            yield Fault(rows[0].id)
        else:
            yield from (Fault(row.id, "wished_and_refused") for row in rows if set(row.preferred) & set(row.never))


def _calls(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.help_calls:
        answered = row.answered_at is not None
        if row.state not in HELP_CALL.states or (row.state == "ended") != (row.ended_at is not None):
            yield Fault(row.id)
        elif (row.state == "answered" and not answered) or (row.state == "asked" and answered):
            yield Fault(row.id, "who_comes")


CHECKS = (
    Check("visit_wrong", "Visit", N_("Ett besök är i ett läge som det inte kan vara i."), _stands),
    Check("visit_without_time", "Visit", N_("Ett besök hör inte till en tid i planen."), _times),
    Check("visit_told_wrong", "Visit", N_("Det som är sagt om ett besök står inte i planen."), _told),
    Check("visit_note_wrong", "VisitNote", N_("Det som ska vara känt vid dörren har inte nästa nummer."), _notes),
    Check("coming_wish_wrong", "ComingWish", N_("En önskan om vem som kommer säger emot sig själv."), _wishes),
    Check("help_call_wrong", "HelpCall", N_("En fråga om hjälp är i ett läge som den inte kan vara i."), _calls),
)
