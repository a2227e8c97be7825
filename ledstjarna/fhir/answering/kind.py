"""What the house knows of one FHIR resource type: where its rows come from, who may, and how it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.fhir.answering.query import Query
from ledstjarna.fhir.export.telling import Resource, Telling
from ledstjarna.foundation.asking import Asked, Page

Apply = Callable[[Query, list[str]], None]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A search parameter: its type as FHIR names it, and what a value of it does to the query."""

    type: str
    apply: Apply


@dataclass(frozen=True, slots=True)
class Source:
    """A room's rows of a type. `subject` None: these rows are about nobody whose plan it is."""

    page: Callable[[Viewer, Asked], Page[Any]]
    key: Callable[[Any], UUID]
    changed: Callable[[Any], datetime]
    subject: Callable[[Any], UUID] | None = None
    one: Callable[[Viewer, UUID], Any] | None = None  # a quicker way to a single row
    record: str = ""  # the kind of records these rows are of, where it is another than the type's


@dataclass(frozen=True, slots=True)
class Kind:
    """One resource type.

    `record` is the kind of records that a reader needs (consent.rules), empty for what is about no person.
    `tell` makes resources of rows, all at once. `references` are the paths that `_include` follows, by parameter;
    `required` the elements that `_elements` never leaves out.
    """

    name: str
    record: str
    sources: tuple[Source, ...]
    tell: Callable[[Telling, Sequence[Any]], list[Resource]]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    by_part: bool = False  # who answers for one part alone reads that one
    also: str = ""  # another kind of records that its resources tell of where there are such (where a goal stands)
    also_told: Callable[[Any], bool] | None = None  # whether a row does
    by_day: bool = False  # what is told depends on the day too, as when something begins or ends

    @property
    def records(self) -> frozenset[str]:
        """Every kind of records that its resources tell of; none for what is about no person."""
        return frozenset({self.record, *(source.record for source in self.sources)} - {""})
