"""Who can answer for a support, by its legal basis: the person, those close, associations, units. Fitting ones only."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import assessment_units, principals, units
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import close_ones
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.web.team.units import Offered, in_groups
from ledstjarna.web.wording import label_text, relation_name

_OPEN_SUPPORT = ("carer_support", "day_activity", "home_care", "rehabilitation", "other", "care_home")
_HEALTH = (
    "care_centre", "home_nursing", "rehabilitation", "psychiatry", "habilitation", "school_health", "hospital_ward",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """Owners that belong together in the list."""

    label: str
    owners: dict[str, Owner]


def owner_groups(reading: Reading, person: Person, basis: str) -> list[OwnerGroup]:
    """Everybody who may answer for a support of this basis, the viewer's own unit first."""
    if basis == "own":
        return [_group(_("Personen"), [Owner(reading.subject_id, "person", person.name)])]
    if basis == "close_one":
        close = [
            Owner(row.pk, "close_one", f"{row.name}, {relation_name(row.relation)}") for row in close_ones(reading)
        ]
        return [_group(_("Närstående"), close)]
    if basis in ("sol", "lss"):
        return _authorities(person)
    groups = _by_organisation(_units(person, basis), reading.viewer.unit_id, person)
    if basis == "association":
        groups = [OwnerGroup(_("Föreningar"), owners_by_value(groups))] if groups else []
    return _known_first(groups, {row.owner_id for row in plan_view(reading).going_on})


def owners_by_value(groups: Iterable[OwnerGroup]) -> dict[str, Owner]:
    """Every owner by the value that the form sends."""
    return {value: owner for group in groups for value, owner in group.owners.items()}


def choices(groups: Iterable[OwnerGroup]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The list's rows, in groups."""
    return [
        (group.label, [(value, named_in(group, owner)) for value, owner in group.owners.items()]) for group in groups
    ]


def named_in(group: OwnerGroup, owner: Owner) -> str:
    """An owner's name in the list, without the organisation that the group already names."""
    name, _comma, organisation = label_text(owner.label).rpartition(", ")
    return name if name and group.label.startswith(organisation) else label_text(owner.label)


def _group(label: str, owners: Iterable[Owner]) -> OwnerGroup:
    return OwnerGroup(label, {str(owner.party_id): owner for owner in owners})


def _authorities(person: Person) -> list[OwnerGroup]:
    """The municipality that the application goes to: its assessors' unit."""
    rows = principals(county_id=person.county_id, municipality_id=person.municipality_id or "")
    here = [row for row in rows if row.kind == "municipality"]
    return [
        _group(
            row.name,
            [_unit_owner(unit, row.name, row.pk, row.kind) for unit in assessment_units(organisation_id=row.pk)],
        )
        for row in here
    ]


def _units(person: Person, basis: str) -> list[Unit]:
    municipality = person.municipality_id or ""
    if basis == "association":
        return units(kinds=["association"], municipality_id=municipality, county_id=person.county_id)
    if basis == "open_support":
        here = units(kinds=_OPEN_SUPPORT, municipality_id=municipality, county_id=person.county_id)
        return [unit for unit in here if unit.organisation.kind == "municipality"]
    rows = units(kinds=_HEALTH, county_id=person.county_id)
    return [unit for unit in rows if unit.organisation.municipality_id in (None, person.municipality_id)]


def _by_organisation(rows: Iterable[Unit], own: UUID | None, person: Person) -> list[OwnerGroup]:
    """By organisation; the viewer's own unit first, then those where the person lives."""
    owners, offered = {}, []
    for unit in sorted(rows, key=lambda row: row.pk != own):
        organisation = unit.organisation
        owner = _unit_owner(unit, organisation.name, organisation.pk, organisation.kind)
        owners[str(unit.pk)] = owner
        offered.append(Offered(str(unit.pk), owner.label, organisation.name))
    home = person.municipality.name if person.municipality else ""
    return [
        OwnerGroup(label, {value: owners[value] for value, _name in group})
        for label, group in in_groups(offered, home)
    ]  # fmt: skip


def _known_first(groups: Iterable[OwnerGroup], known: set[UUID]) -> list[OwnerGroup]:
    """Whoever does something in the plan already stands first, in a group of their own."""
    groups = list(groups)
    there = {key: owner for group in groups for key, owner in group.owners.items() if owner.party_id in known}
    rest = [OwnerGroup(group.label, {key: owner for key, owner in group.owners.items() if key not in there})
            for group in groups]  # fmt: skip
    first = [OwnerGroup(_("Gör redan något i planen"), there)] if there else []
    return [*first, *(group for group in rest if group.owners)]


def _unit_owner(unit: Unit, name: str, organisation_id: UUID, kind: str) -> Owner:
    label = unit.name if unit.name == name else f"{unit.name}, {name}"
    return Owner(unit.pk, "unit", label[:200], organisation_id, kind)
