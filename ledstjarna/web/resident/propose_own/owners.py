"""Whom one can propose: oneself, somebody close, an association."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import unit, units
from ledstjarna.domain.people.queries import close_ones, person
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.web.wording import relation_name

ME, CLOSE, ASSOCIATION = "jag", "nara", "forening"
KINDS = (ME, CLOSE, ASSOCIATION)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who can be chosen for one kind, and how such a support comes about."""

    basis: str
    whom: Sequence[tuple[str, str]] = ()


def candidates(reading: Reading, kind: str) -> Candidates:
    """Whom this viewer can choose among when `kind` does it; nobody to choose when it is themself."""
    viewer = reading.viewer
    if kind == ME:
        return Candidates("close_one" if viewer.kind == "close_one" else "own")
    if kind == CLOSE:
        rows = [(str(row.id), f"{row.name}, {relation_name(row.relation)}") for row in close_ones(reading)]
        return Candidates("close_one", rows)
    found = units(kinds=["association"], municipality_id=viewer.municipality_id)
    return Candidates("association", [(str(row.id), row.name) for row in found])


def owner(reading: Reading, kind: str, who: str) -> Owner:
    """The owner that was chosen. `who` has been checked against the candidates by the form."""
    viewer = reading.viewer
    if kind == ME and viewer.kind == "close_one":
        return Owner(viewer.party_id, "close_one", _close_name(reading, viewer.party_id))
    if kind == ME:
        return Owner(reading.subject_id, "person", person(reading).name)
    if kind == CLOSE:
        return Owner(UUID(who), "close_one", _close_name(reading, UUID(who)))
    found = unit(UUID(who))
    assert found is not None
    return Owner(found.id, "unit", found.name, found.organisation_id, found.organisation.kind)


def _close_name(reading: Reading, party_id: UUID) -> str:
    return next(row.name for row in close_ones(reading) if row.id == party_id)
