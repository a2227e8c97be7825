"""Which units can carry out what was granted: those of its kind first, the one that the person named chosen already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import units
from ledstjarna.domain.plans.models import Application
from ledstjarna.web.wording import unit_kind_name

# Who carries out what a municipality has decided (assessors and health care do not).
_CARRIES_OUT = ("home_care", "day_activity", "care_home", "carer_support", "rehabilitation", "other")

# What the words of a support tell of its kind. The first that fits; a support carries no kind of its own.
_TELLING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("day_activity", ("daglig verksamhet", "dagverksamhet", "mötesplats", "träffpunkt")),
    ("other", ("boendestöd", "larm", "kamera", "assistans", "ledsag", "kontaktperson", "kontaktfamilj", "avlösar",
               "korttidshem", "gruppbostad", "lägenhet", "behandling")),
    ("carer_support", ("anhörig", "avlös")),
    ("rehabilitation", ("rehab", "hemteam", "träning")),
    ("care_home", ("äldreboende", "korttidsboende", "vårdboende", "särskilt boende", "flytta")),
)  # fmt: skip
_USUAL = {"sol": "home_care", "lss": "other"}


@dataclass(frozen=True, slots=True)
class Providers:
    """The units to choose among: those of the right kind, the others behind, and whom the person named."""

    kind: str
    fitting: list[tuple[str, str]]
    others: list[tuple[str, list[tuple[str, str]]]]
    wished: str

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Every unit that can be chosen: (id, name)."""
        return [*self.fitting, *(pair for _kind, pairs in self.others for pair in pairs)]


def providers(row: Application, municipality_id: str) -> Providers:
    """The units of the municipality, its own and others' (LOV 2008:962)."""
    part = row.commitment
    kind = _kind_of(f"{part.title} {_scope(row)}", part.legal_basis)
    found = [
        unit
        for unit in units(kinds=_CARRIES_OUT, municipality_id=municipality_id)
        if unit.organisation.kind in ("municipality", "provider")
    ]
    fitting = [unit for unit in found if unit.kind == kind]
    words = " ".join([*map(str, part.shared_words.values()), part.title, part.when])
    return Providers(
        unit_kind_name(kind),
        [_choice(unit) for unit in fitting],
        [(unit_kind_name(one), [_choice(unit) for unit in found if unit.kind == one])
         for one in _CARRIES_OUT if one != kind and any(unit.kind == one for unit in found)],
        _wished(fitting or found, words),
    )  # fmt: skip


def _kind_of(words: str, basis: str) -> str:
    said = words.lower()
    told = (kind for kind, signs in _TELLING if any(sign in said for sign in signs))
    return next(told, _USUAL.get(basis, "home_care"))


def _scope(row: Application) -> str:
    decision = getattr(row, "decision", None)
    return decision.scope if decision else ""


def _wished(rows: Iterable[Unit], words: str) -> str:
    """The unit that the person has named; empty when they named none, or several."""
    said = words.lower()
    named = [unit for unit in rows if unit.name.lower() in said or unit.organisation.name.lower() in said]
    return str(named[0].pk) if len(named) == 1 else ""


def _choice(unit: Unit) -> tuple[str, str]:
    place = f"{unit.name}, {unit.place}" if unit.place and unit.place not in unit.name else unit.name
    if unit.organisation.kind == "municipality":
        return str(unit.pk), _("%(unit)s (kommunen)") % {"unit": place}
    name = place if unit.organisation.name in place else f"{place}, {unit.organisation.name}"
    return str(unit.pk), _("%(unit)s (privat utförare)") % {"unit": name}
