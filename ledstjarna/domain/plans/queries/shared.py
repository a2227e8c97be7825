"""The words that were shared about a part, as an association reads them: less where the identity is protected."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.rules.telling import Protection, told_to_association


class Shared(Protocol):
    """A row with shared words: a part, or the change of who answers for one."""

    subject_id: UUID
    shared_words: dict[str, str]

    @property
    def words_shared_at(self) -> datetime: ...


AShared = TypeVar("AShared", bound=Shared)


def as_told(viewer: Viewer, rows: Iterable[AShared]) -> Sequence[AShared]:
    """The rows with the words that the viewer reads, to be shown and not saved: for an association, without what says
    who somebody with a protected identity is, or may say where (rules/telling.py). One query for associations, none
    for others.
    """
    rows = list(rows)
    if viewer.kind != "association" or not rows:
        return rows
    with automatic_run("as_told"):
        persons = persons_named({row.subject_id for row in rows})
    for row in rows:
        whom = persons[row.subject_id]
        protection = Protection(whom.protected_identity, whom.protected_since)
        row.shared_words = told_to_association(row.shared_words, protection, row.words_shared_at)
    return rows
