"""What the writers write, through the rooms' own actions."""

from collections.abc import Callable
from functools import partial
from itertools import chain, zip_longest
from uuid import UUID

from django.db import connection, transaction

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.actions import tell_story
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.actions import Answer, choose, reopen_proposal
from ledstjarna.foundation.clock import now

_TELLERS = """
SELECT s.subject_id FROM people_story s WHERE s.replaced_at IS NULL AND s.told_by_id = s.subject_id
AND NOT EXISTS (SELECT 1 FROM people_mandate m WHERE m.subject_id = s.subject_id) ORDER BY md5(s.id::text) LIMIT %s
"""
_CHOOSERS = """
SELECT o.subject_id, o.id FROM plans_proposal o JOIN plans_plan p ON p.id = o.plan_id AND p.ended_at IS NULL
JOIN people_person h ON h.subject_id = o.subject_id AND h.birth_date < now() - interval '18 years'
WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM people_mandate m WHERE m.subject_id = o.subject_id)
ORDER BY md5(o.id::text) LIMIT %s
"""


def writes(many: int) -> list[Callable[[], None]]:
    """So many things to write, again and again: stories and choices in turns, and what there is most of at the end."""
    tellers = [partial(_tell, subject_id) for (subject_id,) in _found(_TELLERS, many)]
    choosers = [partial(_choose, *found) for found in _found(_CHOOSERS, many)]
    return [one for one in chain.from_iterable(zip_longest(tellers, choosers)) if one]


def _found(statement: str, many: int) -> list[tuple[UUID, ...]]:
    with transaction.atomic(), automatic_run("bench"), connection.cursor() as cursor:
        cursor.execute(statement, [many])
        found: list[tuple[UUID, ...]] = cursor.fetchall()
        return found


def _tell(subject_id: UUID) -> None:
    with transaction.atomic():
        by, seen = _themself(subject_id), _version("people_story", "replaced_at IS NULL AND subject_id", subject_id)
        tell_story(
            by=by, subject_id=subject_id, seen_version=seen, what_matters="Att få bo kvar hemma och träffa vänner.",
            what_i_can=f"Jag har berättat {seen} gånger förut.", how_to_meet_me="Ring.", reach=["phone"], at=now(),
        )  # fmt: skip


def _choose(subject_id: UUID, proposal_id: UUID) -> None:
    with transaction.atomic():
        by, seen = _themself(subject_id), _version("plans_proposal", "id", proposal_id)
        change = partial(
            reopen_proposal if _state(proposal_id) == "declined" else partial(choose, answer=Answer(kind="no")),
            by=by, subject_id=subject_id, proposal_id=proposal_id, seen_version=seen, at=now(),
        )  # fmt: skip
        change()


def _themself(subject_id: UUID) -> Viewer:
    set_viewer((subject_id,))
    viewer = private_viewer(subject_id, "person", subject_id)
    assert viewer is not None
    return viewer


def _version(table: str, where: str, row_id: UUID) -> int:
    return int(_one(f"SELECT version FROM {table} WHERE {where} = %s", row_id))


def _state(proposal_id: UUID) -> str:
    return _one("SELECT state FROM plans_proposal WHERE id = %s", proposal_id)


def _one(statement: str, row_id: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement, [row_id])
        return str(cursor.fetchone()[0])
