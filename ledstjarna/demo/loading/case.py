"""A person's case as rows: everything the rooms would have written, had it been lived through their doors."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.life.model import CaseDraft
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading.moments import Moments
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.wording.vocabulary import role_name

Rows = Iterator[tuple[type[Model], dict[str, Any]]]


class Case:
    """What the parts of the loading share about one case: ids, labels, moments, and the rows so far."""

    def __init__(self, person: PersonDraft, draft: CaseDraft, structure: Structure, moments: Moments) -> None:
        self.person, self.draft, self.structure, self.moments = person, draft, structure, moments
        self.rows: list[tuple[type[Model], dict[str, Any]]] = []
        self.bound = {"county_id": person.county, "subject_id": person.id}
        self.coordinator = draft.team[0]
        self._made = 0

    def id(self, what: str) -> UUID:
        """An id that is the same for the same county."""
        self._made += 1
        return stable_id(self.person.serial, what, f"{self.person.id}/{self._made}")

    def add(self, model: type[Model], **values: Any) -> UUID:
        """Add a row of the person's; returns its id."""
        row_id: UUID = values.pop("id", None) or self.id(model.__name__)
        self.rows.append((model, {**self.bound, "id": row_id, **values}))
        return row_id

    def add_plain(self, model: type[Model], **values: Any) -> None:
        """Add a row that is not bound to a person."""
        self.rows.append((model, values))

    def happened(self, kind: str, at: datetime, actor: UUID, /, **body: Any) -> None:
        """Note what happened, as the outbox would."""
        self.add(
            Happening,
            kind=kind,
            actor_id=actor,
            happened_at=at,
            recorded_at=at,
            correlation=self.id("correlation"),
            body={key: str(value) if isinstance(value, UUID) else value for key, value in body.items()},
        )

    def label(self, member: AssignmentDraft) -> str:
        """How a staff member stands on a row."""
        return f"{member.staff.name}, {role_name(member.role)}, {member.unit.name}"

    def organisation(self, member: AssignmentDraft) -> UUID:
        """Whom a staff member works for."""
        return member.unit.organisation

    def ground_kinds(self, basis: str, *, narrowed: bool = False) -> list[str]:
        """The record kinds a ground reaches."""
        return list(kinds_of(basis, narrowed=narrowed))

    def by(self, who: AssignmentDraft | None, prefix: str) -> dict[str, Any]:
        """`…_by_id` and `…_by_label` for a staff member, or for the person."""
        if who is None:
            return {f"{prefix}_by_id": self.person.id, f"{prefix}_by_label": self.person.name}
        return {f"{prefix}_by_id": who.id, f"{prefix}_by_label": self.label(who)}
