"""A search as it is understood: which persons, which ids, and what else narrows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ledstjarna.fhir.export.telling import Telling
from ledstjarna.foundation.asking import Asked, Place


@dataclass(slots=True)
class Query:
    """What the parameters have said so far. `subjects` and `ids` None: not narrowed."""

    to: Telling
    subjects: set[UUID] | None = None
    ids: set[UUID] | None = None
    changed: list[tuple[str, Any]] = field(default_factory=list)
    where: dict[str, Any] = field(default_factory=dict)
    counties: tuple[str, ...] = ()  # the persons'
    looked_up: bool = False  # whether somebody was asked for by an identity number

    def among(self, subjects: Iterable[UUID]) -> None:
        """Only about these persons."""
        self.subjects = set(subjects) if self.subjects is None else self.subjects & set(subjects)

    def only(self, ids: Iterable[UUID]) -> None:
        """Only these ids."""
        self.ids = set(ids) if self.ids is None else self.ids & set(ids)

    def narrow(self, name: str, values: Iterable[Any]) -> None:
        """Only rows whose `name` is among these."""
        wanted = frozenset(values)
        self.where[name] = self.where[name] & wanted if name in self.where else wanted

    def also(self, name: str, values: Iterable[Any]) -> None:
        """Every one of these has to hold too."""
        self.where[name] = (*self.where.get(name, ()), *values)

    def asked(self, *, limit: int, after: Place | None, by_change: bool, backwards: bool) -> Asked:
        """The page of it."""
        return Asked(
            subjects=None if self.subjects is None else tuple(self.subjects), counties=self.counties,
            ids=None if self.ids is None else tuple(self.ids),
            changed=tuple(self.changed), where=_plain(self.where), by_change=by_change, backwards=backwards,
            after=after, limit=limit, counted=True,
        )  # fmt: skip


def _plain(where: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, frozenset) else value for name, value in where.items()}
