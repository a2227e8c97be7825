"""Which organisations the person can let read, and their names."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.models import Organisation
from ledstjarna.domain.organisations.queries import organisations_by_id, principals
from ledstjarna.domain.plans.queries import PlanView


def names_of(consents: Mapping[str, Any]) -> dict[UUID, str]:
    """The names of the organisations that the answers cover."""
    ids = {one for consent in consents.values() for one in consent.organisations}
    return {key: row.name for key, row in organisations_by_id(ids).items()} if ids else {}


def to_choose_among(
    reading: Reading, view: PlanView, members: Iterable[Any], covered: Iterable[UUID]
) -> list[Organisation]:
    """The region and the municipality of the person, and whoever else already takes part; never an association.

    An association gets its own request with what the person chose to tell: it does not read the plan.
    """
    viewer = reading.viewer
    found = {row.id: row for row in principals(county_id=viewer.county_id, municipality_id=viewer.municipality_id)}
    others = {row.organisation_id for row in members} | {part.owner_organisation_id for part in view.going_on}
    found |= organisations_by_id({one for one in {*others, *covered} if one and one not in found})
    return sorted((row for row in found.values() if row.kind != "association"), key=lambda row: (row.kind, row.name))
