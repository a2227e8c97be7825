"""Which county and municipality answers for somebody who is new here. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledstjarna.fhir.saving.stated import Stated
from ledstjarna.fhir.tables.postcodes import municipality_of
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Homes:
    """The municipalities here (code → name), and what whoever runs the import chose for persons whose own is unknown.

    `county` without `municipality`: the region alone answers for them until somebody knows where they live.
    """

    municipalities: Mapping[str, str]
    municipality: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody belongs; the municipality's code is empty when only the county is known."""

    county_id: str
    municipality_id: str


def home_of(person: Stated, homes: Homes) -> Home | Finding:
    """The municipality of the address when it is one of ours; else the chosen one; else the only one there is."""
    lives_in = municipality_of(person.postcode) if person.postcode else ""
    if lives_in in homes.municipalities:
        return Home(lives_in[:2], lives_in)
    if homes.municipality:
        return Home(homes.municipality[:2], homes.municipality)
    if homes.county:
        return Home(homes.county, "")
    if lives_in:
        return Finding("lives_elsewhere", {"municipality": lives_in})
    if len(homes.municipalities) == 1:
        [only] = homes.municipalities
        return Home(only[:2], only)
    return Finding("home_unknown")
