"""A part that changes owner: somebody answers for it all the while, and what is sought is about a part that goes on."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from ledstjarna.cli.checking.check import Check, Fault, each
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.states import OWNER_CHANGE


def taken_over(life: Life, part: Any) -> tuple[str, UUID | None] | None:
    """The basis and the organisation that the last one to take over a part has it as; None where nobody has."""
    done = [row for row in life.owner_changes if row.commitment_id == part.id and row.state == "done"]
    last = max(done, key=lambda row: row.changed_at, default=None)
    return (last.new_basis, last.new_owner_organisation_id) if last else None


def _answered_for(life: Life, _known: Known) -> Iterator[Fault]:
    open_changes = by([row for row in life.owner_changes if row.ended_at is None], "commitment_id")
    for part in life.commitments:
        change = open_changes.get(part.id)
        if part.state == "seeks_owner" and (change is None or not change.left or part.owner_id != change.meanwhile_id):
            yield Fault(part.id)
        if part.state == "active" and change is not None and (change.left or part.owner_id != change.old_owner_id):
            yield Fault(part.id)


def _changes(life: Life, _known: Known) -> Iterator[Fault]:
    parts = by(life.commitments, "id")
    for row in life.owner_changes:
        ended = row.state in OWNER_CHANGE.ends
        goes_on = parts[row.commitment_id].state in ("active", "seeks_owner")
        if row.state not in OWNER_CHANGE.states or (row.ended_at is not None) != ended or not (ended or goes_on):
            yield Fault(row.id)
    asked = [row for row in life.owner_changes if row.state in ("asked", "awaits_person", "done")]
    yield from each(row for row in asked if row.new_owner_id is None or not row.new_basis)


def _carers(life: Life, known: Known) -> Iterator[Fault]:
    """A carer's asking reaches somebody, is answered whole, and only the two of them read it."""
    for row in life.carer_supports:
        readers = {ground.party_id for ground in life.grounds if ground.scope_id == row.id}
        answered = {row.answered_at is not None, bool(row.answer.strip()), bool(row.answered_by_label)}
        if len(answered) > 1 or readers != {row.carer_id, row.reaches_id} or not row.reach_by.strip():
            yield Fault(row.id)


CHECKS = (
    Check("ownerless", "Commitment", N_("En del som byter ansvarig har ingen som svarar för den."), _answered_for),
    Check("carer_support", "CarerSupport", N_("En närståendes fråga om stöd når ingen, eller någon annan."), _carers),
    Check("owner_change", "OwnerChange", N_("Ett byte av ansvarig står inte där svaren har lett det."), _changes),
)
