"""What a block stands around, in words, and the choices that a form offers."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PROCESSES
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import organisations_by_id, units
from ledstjarna.web.wording.labels import begun
from ledstjarna.web.wording.vocabulary import unit_kind_name

WHOLE = "allt"


class Place(NamedTuple):
    """Something that can be blocked: its value in a form, what it is called, and the group that it stands in."""

    value: str
    text: str
    group: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is everything at the organisation."""
        return self.value == WHOLE


def units_of(organisation_id: UUID, county_id: str) -> list[Unit]:
    """The organisation's units in the county that write about persons."""
    return [one for one in units(county_id=county_id) if one.organisation_id == organisation_id]


def places(organisation_name: str, its_units: Iterable[Unit], *, alone: bool = False) -> list[Place]:
    """What can be blocked at an organisation: everything, one process where there are several, one unit by its kind.

    Only units that meet persons: others write nothing to block. `alone`: that one unit is a choice too where there is
    but one of them, since everything is none.
    """
    its_units = [one for one in its_units if one.kind in PROCESSES]
    kinds = sorted({one.kind for one in its_units})
    found = [Place(WHOLE, _("Allt som %(name)s har skrivit") % {"name": organisation_name})]
    if len(kinds) > 1:
        found += [Place(f"p:{kind}", begun(unit_kind_name(kind)), _("All verksamhet av ett slag")) for kind in kinds]
    if len(its_units) > 1 or (alone and its_units):
        by_kind = sorted(its_units, key=lambda one: (one.kind, one.name))
        found += [
            Place(f"e:{one.pk}", one.name, _("En enhet: %(what)s") % {"what": unit_kind_name(one.kind)})
            for one in by_kind
        ]
    return found


def grouped(found: Iterable[Place]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The places by their groups, as a list that opens shows them."""
    return [(group, [(one.value, one.text) for one in rows]) for group, rows in groupby(found, lambda one: one.group)]


def place_of(value: str) -> tuple[UUID | None, str]:
    """The unit and the process that a chosen place stands for."""
    if value.startswith("e:"):
        return UUID(value[2:]), ""
    return None, value[2:] if value.startswith("p:") else ""


def block_names(rows: Iterable[Any], county_id: str) -> Mapping[UUID, str]:
    """What each block stands around, in words, by the block's id."""
    rows = list(rows)
    organisations = organisations_by_id({row.organisation_id for row in rows})
    named = {one.pk: one.name for one in units(county_id=county_id)} if any(row.unit_id for row in rows) else {}
    return {row.pk: _around(row, organisations[row.organisation_id].name, named) for row in rows}


def giver_names(rows: Iterable[Any]) -> Mapping[UUID, str]:
    """At which giver each block stands, by the block's id: all that whoever is stopped by it is told (2022:913 3:6).

    Several at one giver are numbered, so that one is told from another: which unit each is about is not told.
    """
    rows = list(rows)
    givers = organisations_by_id({row.organisation_id for row in rows})
    at_giver: dict[UUID, list[UUID]] = {}
    for row in sorted(rows, key=lambda row: (row.recorded_at, row.pk)):
        at_giver.setdefault(row.organisation_id, []).append(row.pk)
    found = {}
    for row in rows:
        beside = at_giver[row.organisation_id]
        words = {
            "name": givers[row.organisation_id].name, "number": beside.index(row.pk) + 1, "count": len(beside),
        }  # fmt: skip
        several = _("Något som %(name)s har skrivit (%(number)s av %(count)s)")
        found[row.pk] = (several if len(beside) > 1 else _("Något som %(name)s har skrivit")) % words
    return found


def _around(row: Any, organisation: str, named: Mapping[UUID, str]) -> str:
    if row.unit_id:
        unit = named.get(row.unit_id) or _("en enhet")
        return f"{unit}, {organisation}"
    if row.process:
        return f"{unit_kind_name(row.process).capitalize()}, {organisation}"
    return _("Allt som %(name)s har skrivit") % {"name": organisation}
