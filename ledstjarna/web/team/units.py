"""Units to choose among in a list that opens: in groups, those where the person lives before the organisation's others.

A list without a search is read by its groups; a unit's name there does not repeat its organisation's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

Groups = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Offered:
    """One unit in a list: the form's value, its label with the organisation's name last, and the organisation."""

    value: str
    label: str
    organisation: str


def in_groups(rows: Iterable[Offered], municipality: str) -> Groups:
    """By organisation, in the rows' order; one with units elsewhere too has those in the municipality first."""
    found: dict[str, list[Offered]] = {}
    for row in rows:
        found.setdefault(row.organisation, []).append(row)
    here, elsewhere = _("%(organisation)s, i %(place)s"), _("%(organisation)s, på andra orter")
    groups: list[tuple[bool, str, list[Offered]]] = []
    for name, offered in found.items():
        near = [row for row in offered if municipality and municipality in row.label]
        far = [row for row in offered if row not in near]
        if (municipality and municipality in name) or not near or not far:
            groups.append((bool(near) or len(found) == 1, name, offered))
            continue
        words = {"organisation": name, "place": municipality}
        groups += [(True, here % words, near), (False, elsewhere % words, far)]
    ordered = sorted(groups, key=lambda group: not group[0])
    return [(label, [(row.value, _short(row)) for row in offered]) for _near, label, offered in ordered]


def _short(row: Offered) -> str:
    return row.label.removesuffix(f", {row.organisation}")
