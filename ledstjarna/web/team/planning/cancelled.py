"""What was laid in and does not come about after all: so that it does not vanish from the board without a trace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Called
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.visiting.words import carer_name, span, what

_WHY = {
    "away": lambda: _("Personen är borta."),
    "cancelled": lambda: _("Den här tiden är inställd."),
    "not_planned": lambda: _("Tiden gäller inte längre."),
    "not_decided": lambda: _("Beslutet gäller inte den dagen."),
    "deceased": lambda: _("Personen har avlidit."),
}


@dataclass(frozen=True, slots=True)
class Off:
    """A visit that was cancelled: who was to come to whom, why not, and whether anybody had been told."""

    href: str
    who: str
    detail: str
    why: str
    told: str


def called_off(found: Sequence[Called], persons: Mapping[UUID, Person]) -> list[Off]:
    """In order of time."""
    return [
        Off(
            way_to_off(one.visit), name_in(persons, one.visit.subject_id),
            " · ".join(filter(None, [span(one.visit), what(one.visit), _was_to_come(one.visit)])), off_text(one),
            _("Besöket var meddelat.") if one.visit.published_at else _("Besöket var inte meddelat än."),
        )
        for one in found
    ]  # fmt: skip


def way_to_off(row: Visit) -> str:
    """Where it is looked at: the visit, or the time of the plan where none was laid in."""
    if row._state.adding:
        return address("team_occurrence", activity_id=row.activity_id, day=str(row.day))
    return address("place_visit", visit_id=row.pk)


def off_text(one: Called) -> str:
    """Why a visit does not come about, with who said so and in which words where it is that one time alone."""
    row = one.visit
    told = _WHY[row.cancelled_why]() if row.cancelled_why in _WHY else ""
    if one.by_label:
        told = _("%(who)s har ställt in den här tiden.") % {"who": carer_name(one.by_label)}
    return " ".join(filter(None, [told, _("Skälet: %(words)s") % {"words": one.words} if one.words else ""]))


def _was_to_come(row: Visit) -> str:
    return _("%(who)s skulle komma") % {"who": carer_name(row.carer_label)} if row.carer_label else ""
