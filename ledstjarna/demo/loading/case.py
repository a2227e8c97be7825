"""A person's case as rows: everything the rooms would have written, had it been lived through their doors."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cache
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from django.db.models import Model
from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.decks import Decks
from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.life.model import CaseDraft
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft, UnitDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading.moments import Moments
from ledstjarna.demo.loading.speaking import Speaking, Voice
from ledstjarna.demo.loading.turns import Turns
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.wording.vocabulary import role_name

Row = dict[str, Any]
Rows = dict[type[Model], list[Row]]
_COUNTED = (1 << 20) - 1  # the last bits of a case's ids count them
_WAYS_TOLD = ("meeting", "meeting", "phone", "paper", "oral")


class Case:
    """What the parts of the loading share about one case: ids, labels, moments, voices, and the rows so far."""

    def __init__(
        self, person: PersonDraft, draft: CaseDraft, structure: Structure, moments: Moments, decks: Decks
    ) -> None:
        self.person, self.draft, self.structure, self.moments = person, draft, structure, moments
        self.rng = Random(f"case/{person.id}")
        self.turns = Turns(decks, draft, self.rng)
        self.turn = self.turns.whole
        self.speaking = Speaking(person, draft, decks)
        self.rows: Rows = defaultdict(list)
        self.bound = {"county_id": person.county, "subject_id": person.id}
        self.coordinator = draft.team[0]
        self.lively = False  # whether everything that can wait for somebody waits in this case
        self.digital = draft.story.way == "digital"
        self._ids = _ids_of(person)
        self._grounds: dict[tuple[UUID, str, UUID | None], Row] = {}

    def id(self) -> UUID:
        """The next id of the case: the same for the same county, and in the order things came to be."""
        return next(self._ids)

    def add(self, model: type[Model], **values: Any) -> Row:
        """Add a row of the person's. What is changed in it afterwards is changed in what is loaded."""
        row = {**self.bound, "id": values.pop("id", None) or self.id(), **values}
        self.rows[model].append(row)
        return row

    def add_plain(self, model: type[Model], **values: Any) -> None:
        """Add a row that is not bound to a person."""
        self.rows[model].append(values)

    def of(self, model: type[Model]) -> list[Row]:
        """The rows of one noun so far."""
        return self.rows[model]

    def happened(self, kind: str, at: datetime, actor: UUID, /, **body: Any) -> None:
        """Note what happened, as the outbox would."""
        self.add(
            Happening, kind=kind, actor_id=actor, happened_at=at, recorded_at=at, correlation=self.id(),
            body={key: str(value) if isinstance(value, UUID) else value for key, value in body.items()},
        )  # fmt: skip

    def ground(
        self, party: UUID, basis: str, at: datetime, *, written_by: UUID, organisation: UUID | None = None,
        scope: UUID | None = None, until: datetime | None = None, reason: str = "", kinds: Collection[str] = (),
    ) -> None:  # fmt: skip
        """Let somebody reach what the ground reaches, or `kinds` of it; one that stands already stays as it is."""
        key = (party, basis, scope)
        reached = [kind for kind in kinds_of(basis, narrowed=scope is not None) if not kinds or kind in kinds]
        if key not in self._grounds:
            self._grounds[key] = self.add(
                AccessGround, party_id=party, organisation_id=organisation, basis=basis, scope_id=scope,
                kinds=reached, period=TimestamptzRange(at, until),
                written_by_id=written_by, reason=reason, recorded_at=at,
            )  # fmt: skip

    def ground_of(self, party: UUID, basis: str) -> UUID:
        """The whole ground that a party stands on. Raises KeyError for none."""
        key: UUID = self._grounds[party, basis, None]["id"]
        return key

    def close_ground(self, party: UUID, basis: str, at: datetime, scope: UUID | None = None) -> None:
        """End a ground; a later one of the same kind is another row."""
        row = self._grounds.pop((party, basis, scope), None)
        if row is not None:
            row["period"] = TimestamptzRange(row["period"].lower, max(at, row["period"].lower))

    def label(self, member: AssignmentDraft) -> str:
        """How a staff member stands on a row: as `web/entrance/staff.py` has it."""
        return _label(member)

    def unit_label(self, unit: UnitDraft) -> str:
        """How a unit stands on a row, with whose it is."""
        name = self.structure.organisation_of(unit).name
        return (unit.name if unit.name == name else f"{unit.name}, {name}")[:200]

    def organisation(self, member: AssignmentDraft) -> UUID:
        """Whom a staff member works for."""
        return member.unit.organisation

    def way(self) -> str:
        """In which way something was said this time: the person's own door, or what staff registered."""
        return "digital" if self.digital else self.rng.choice(_WAYS_TOLD)

    def registrar(self, way: str, voice: Voice) -> Voice | AssignmentDraft:
        """Who wrote it down: whoever said it, in their own door, else the coordinator."""
        return voice if way == "digital" else self.coordinator

    def by(self, who: AssignmentDraft | Voice, prefix: str) -> Row:
        """`…_by_id` and `…_by_label` for whoever did it."""
        label = self.label(who) if isinstance(who, AssignmentDraft) else who.label
        return {f"{prefix}_by_id": who.id, f"{prefix}_by_label": label}


@cache
def _label(member: AssignmentDraft) -> str:
    return f"{member.staff.name}, {role_name(member.role)}, {member.unit.name}"


def _ids_of(person: PersonDraft) -> Iterator[UUID]:
    """Ids that lie together in the indexes, and sort by when they were made (RFC 9562 version 8)."""
    first = stable_id(person.serial, "case", person.id).int & ~_COUNTED
    return (UUID(int=first | number) for number in count(1))
