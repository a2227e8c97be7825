"""Another principal's visit close to one of the unit's: who comes and when, and what whoever plans can do about it.

No more is told than which unit comes and when, and only where the person lets both know (visits.queries.needed).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import units_of_parties
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.needs import Need, Occasion
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.visiting.words import clock, span, what
from ledstjarna.web.wording import date_text

SUGGESTS = "forslag"  # which visit a message is to suggest something about


@dataclass(frozen=True, slots=True)
class Close:
    """A visit of the unit that others come close to."""

    href: str
    who: str
    what: str
    others: list[str]


@dataclass(frozen=True, slots=True)
class Other:
    """Another's visit: who comes and when in words, the number to call, and what it costs to come at that time too."""

    says: str
    unit: str
    phone: str
    at: str
    href: str  # "" where it has no time of day, or the visit is at that time already
    by_consent: bool  # known of only because the person said yes


def to_coordinate(needs: Sequence[Need], rows: Sequence[Visit], persons: Mapping[UUID, Person]) -> list[Close]:
    """Visits of the day that another principal's visit lies close to, as far as the reader reaches both."""
    close = {one.key: one.together for one in needs if one.together}
    units = _units(each for its in close.values() for each in its)
    return [
        Close(
            address("place_visit", visit_id=row.pk), name_in(persons, row.subject_id), f"{span(row)} · {what(row)}",
            [_comes(one, units) for one in close[time_of(row)]],
        )
        for row in once(rows, time_of) if time_of(row) in close
    ]  # fmt: skip


def others_at(together: Iterable[Occasion], stands: str, way: Callable[[str], str]) -> list[Other]:
    """The same for one visit, that `stands` at a time. `way`: where it is looked at at another."""
    its = list(together)
    units = _units(its)
    return [
        Other(
            _comes(one, units), _name(one, units), _phone(one, units), at,
            way(at) if one.at_a_time and at != stands else "", one.by_consent,
        )
        for one in its for at in [clock(one.comes)]
    ]  # fmt: skip


def suggestion(row: Visit, together: Iterable[Occasion]) -> str:
    """What a message about it begins with: that one visit may do. To be changed before it is sent."""
    its = list(together)
    units = _units(its)
    ours = _("Vi kommer %(day)s kl. %(span)s: %(what)s.") % {
        "day": date_text(day_of(row.starts_at)), "span": span(row), "what": what(row),
    }  # fmt: skip
    return " ".join([
        ours, *(f"{_comes(one, units)}." for one in its),
        _("Kan ett besök räcka? Det som är hälso- och sjukvård kan den som kommer göra om det delegeras."),
    ])  # fmt: skip


def _comes(one: Occasion, units: Mapping[UUID, Unit]) -> str:
    who = _name(one, units)
    if one.told:
        return _("%(who)s kommer kl. %(at)s") % {"who": who, "at": clock(one.told)}
    if not one.timed:
        return _("%(who)s kommer samma dag, utan bestämd tid") % {"who": who}
    return _("%(who)s kommer kl. %(at)s enligt planen") % {"who": who, "at": clock(one.starts)}


def _units(its: Iterable[Occasion]) -> dict[UUID, Unit]:
    owners = {one.owner_id for one in its if one.owner_id}
    return units_of_parties(owners) if owners else {}


def _unit(one: Occasion, units: Mapping[UUID, Unit]) -> Unit | None:
    return units.get(one.owner_id) if one.owner_id else None


def _name(one: Occasion, units: Mapping[UUID, Unit]) -> str:
    where = _unit(one, units)
    return where.name if where else _("En annan huvudman")


def _phone(one: Occasion, units: Mapping[UUID, Unit]) -> str:
    where = _unit(one, units)
    return where.phone if where else ""
