"""The words that were shared about a part, as an association reads them: less where the identity is protected."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import works_of_parties
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.telling import (
    Protection,
    hidden_from_association,
    telling_more_finding,
    told_to_association,
)
from ledstjarna.foundation.findings import Finding


class Shared(Protocol):
    """A row with shared words: a part, or the change of who answers for one."""

    subject_id: UUID
    shared_words: dict[str, str]

    @property
    def words_shared_at(self) -> datetime: ...


class Guarded(Protocol):
    """Somebody whose identity may be protected."""

    @property
    def protected_identity(self) -> str: ...
    @property
    def protected_since(self) -> datetime | None: ...


AShared = TypeVar("AShared", bound=Shared)


def protection_of(whom: Guarded) -> Protection:
    """The protection of a person's identity, as the rules of telling have it."""
    return Protection(whom.protected_identity, whom.protected_since)


def unread_words(part: Commitment, protection: Protection) -> frozenset[str]:
    """What was shared about a part that its owner does not read: an association, of a protected identity."""
    if part.legal_basis != "association":
        return frozenset()
    return hidden_from_association(part.shared_words, protection, part.words_shared_at)


def telling_more_hindrance(part: Commitment, protection: Protection, fact: str) -> Finding | None:
    """Why a fact cannot be told, or told again, to who answers for the part; None when it can. See `rules`."""
    return telling_more_finding(
        part.state, part.shared_words, fact, unread=unread_words(part, protection),
        hides_who=bool(protection.kind) and part.legal_basis == "association",
    )  # fmt: skip


def with_holders(parts: Iterable[Commitment]) -> list[Commitment]:
    """The parts, told who holds them now. Three queries where somebody answers meanwhile, else none."""
    every = list(parts)
    meanwhile = [part for part in every if part.state == "seeks_owner" and part.owner_id != part.subject_id]
    works = works_of_parties({part.owner_id for part in meanwhile}) if meanwhile else {}
    for part in meanwhile:
        if part.owner_id in works:
            _organisation, _role, unit_kind, organisation_kind = works[part.owner_id]
            part.answers_at = organisation_kind, unit_kind
    return every


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
        protection = protection_of(persons[row.subject_id])
        row.shared_words = told_to_association(row.shared_words, protection, row.words_shared_at)
    return rows
