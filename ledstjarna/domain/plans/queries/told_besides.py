"""Which kinds of records a page of the plan shows besides the plan itself. Asked of the rows that it is to show, as its
reading is opened, so that the log names them: a decision that does not show is not read.
"""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import DECISION, NEEDS, READS_ONLY
from ledstjarna.domain.needs.queries import levels_ever
from ledstjarna.domain.plans.models import AuthorityDecision, Goal


def told_with_part(commitment_id: UUID) -> Callable[[Reading], list[str]]:
    """Decisions, where the one that this part rests on shows. One query."""
    return lambda reading: _decisions(reading, application__commitment_id=commitment_id)


def told_with_parts(reading: Reading) -> list[str]:
    """Decisions, where one that a part of the plan rests on shows. One query."""
    return _decisions(reading)


def told_by_reading(reading: Reading) -> list[str]:
    """The same, for who also holds a ground that only reads (an emergency, a consent): then it is to be told by which.
    Who reads in their work alone reads the parts with what was decided of them as the plan, in its twelve queries.
    """
    return told_with_parts(reading) if set(reading.reached.bases) & READS_ONLY else []


def told_with_levels(reading: Reading) -> list[str]:
    """Needs, where one in a goal's life area shows: its levels are told as where the goal stands. One query."""
    goals = Goal.objects.filter(**reading.rows).exclude(life_area="")
    return [NEEDS] if reading.may(NEEDS) and goals.filter(Exists(levels_ever())).exists() else []


def told_with_all(reading: Reading) -> list[str]:
    """Both, where the parts and the goals' levels are told. Two queries."""
    return [*told_with_parts(reading), *told_with_levels(reading)]


def _decisions(reading: Reading, **which: UUID) -> list[str]:
    rows = AuthorityDecision.objects.filter(**reading.rows, **which)
    return [DECISION] if reading.may(DECISION) and rows.exists() else []
