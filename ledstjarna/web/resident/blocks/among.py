"""What there is to block: those who have written something about the person first, and nothing that is blocked."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import Block
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import NEEDS, PROCESSES, sector_of
from ledstjarna.domain.needs.queries import assessments, results
from ledstjarna.domain.organisations.models import Organisation, Unit
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.plans.queries import PlanView
from ledstjarna.web.wording.blocks import WHOLE, Place, places


def written_at(reading: Reading, view: PlanView) -> list[Unit]:
    """The units where somebody has assessed, investigated or decided about them, as far as the reading reaches."""
    authors: set[UUID | None] = set()
    if reading.may(NEEDS):
        authors.update(row.assessed_by_id for row in assessments(reading))
        authors.update(row.answered_by_id for row in results(reading))
    for part in view.parts:
        application = getattr(part, "application", None)
        decision = getattr(application, "decision", None)
        authors |= {getattr(application, "investigator_id", None), getattr(decision, "decided_by_id", None)}
    found = assignments_by_id({one for one in authors if one})
    return list({row.unit_id: row.unit for row in found.values()}.values())


def organisations_in_order(
    found: Iterable[Organisation], written: Iterable[Unit], held: Iterable[Block]
) -> list[Organisation]:
    """Those with something left to block, those who have written first."""
    have_written = {unit.organisation_id for unit in written}
    whole = {row.organisation_id for row in held if not row.unit_id and not row.process}
    return sorted((one for one in found if one.pk not in whole), key=lambda one: one.pk not in have_written)


def within(units: Iterable[Unit], sectors: Collection[str]) -> list[Unit]:
    """Those of the units that meet persons and that work in one of the sectors: whose notes the viewer may block."""
    return [one for one in units if one.kind in PROCESSES and sector_of("", one.kind) in sectors]


def places_in_order(
    organisation: Organisation, units: Sequence[Unit], written: Iterable[Unit], held: Iterable[Block],
    sectors: Collection[str],
) -> tuple[list[Place], int]:  # fmt: skip
    """What can be blocked there, and how many of the choices stand first: everything, and where somebody wrote.

    Not everything, to whom some of it is beyond: whose mandate is not of health.
    """
    theirs, everything = within(units, sectors), [one for one in units if one.kind in PROCESSES]
    whole, units = len(theirs) == len(everything), theirs
    written = [unit for unit in written if unit.organisation_id == organisation.pk]
    held = [row for row in held if row.organisation_id == organisation.pk]
    kinds, ids = {row.process for row in held}, {row.unit_id for row in held}
    blocked = {f"p:{kind}" for kind in kinds}
    blocked |= {f"e:{unit.pk}" for unit in units if unit.pk in ids or unit.kind in kinds}
    first = {WHOLE, *(f"e:{unit.pk}" for unit in written)}
    left = [place for place in places(organisation.name, units, alone=not whole) if place.value not in blocked]
    left = [place for place in left if whole or not place.is_whole]
    near = [_only(place) for place in left if place.value in first]
    return near + [place for place in left if place.value not in first], len(near)


def _only(place: Place) -> Place:
    return (
        place if place.is_whole else place._replace(text=_("Bara det som %(name)s har skrivit") % {"name": place.text})
    )
