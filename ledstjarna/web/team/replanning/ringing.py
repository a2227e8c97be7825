"""Whom a planner could ring in, in words; and why nobody, where nobody can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.queries import ToFill
from ledstjarna.domain.visits.rules.calling_in import AT_WORK, BARRED, TIMES, WHY_NOT, CallingIn, CanCome
from ledstjarna.domain.visits.rules.resting import DAILY, SECTIONS, WEEKLY
from ledstjarna.web.addresses import address
from ledstjarna.web.team.planning.days import day_name
from ledstjarna.web.visiting.words import clock

SHIFTS, NAMES = 4, 5  # shown at a time


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody to ring, and where their shift is laid when they have said yes."""

    name: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class RungFor:
    """A shift that somebody ill had, and whom to ring for it."""

    title: str
    rows: list[Rung]
    others: str
    nobody: str


def rung_for(found: Iterable[ToFill], draft_id: UUID) -> list[RungFor]:
    """The first shifts with the first names."""
    return [
        RungFor(
            _("%(day)s %(from)s–%(to)s, i stället för %(who)s") % {
                "day": day_name(one.day), "from": clock(one.hours[0]), "to": clock(one.hours[1]),
                "who": ", ".join(one.ill),
            },
            [Rung(one.names[each.carer_id], _could(each, one), _way(each, one, draft_id))
             for each in one.found.can[:NAMES]],
            _others(one.found) if one.found.can else "",
            "" if one.found.can else _nobody(one.found),
        )
        for one in list(found)[:SHIFTS]
    ]  # fmt: skip


def _way(each: CanCome, one: ToFill, draft_id: UUID) -> str:
    asks = {"dag": one.day, "fran": clock(one.hours[0]), "till": clock(one.hours[1]), "forslag": draft_id}
    return f"{address('carer_shift', carer_id=each.carer_id)}?{urlencode(asks)}"


def _could(each: CanCome, one: ToFill) -> str:
    """How much of what waits, where it takes one more, and how familiar they are."""
    told = ngettext("Kan ta %(n)s av %(all)s besök", "Kan ta %(n)s av %(all)s besök", len(each.visits))
    told = told % {"n": len(each.visits), "all": one.waits}
    half = sum(key in one.of_two for key in each.visits)
    if half:
        told = ngettext(
            "%(told)s (vid %(n)s behövs en till)", "%(told)s (vid %(n)s behövs en till)", half
        ) % {"told": told, "n": half}  # fmt: skip
    if each.met == 0:
        met = ngettext("har inte träffat personen", "har inte träffat någon av personerna", each.persons)
    elif each.met == each.persons:
        met = ngettext("har träffat personen", "har träffat alla personerna", each.persons)
    else:
        met = _("har träffat %(n)s av de %(all)s personerna") % {"n": each.met, "all": each.persons}
    return f"{told}, {met}."


def _why(found: CallingIn) -> list[str]:
    told = {
        AT_WORK: lambda n: ngettext("%(n)s arbetar redan då", "%(n)s arbetar redan då", n) % {"n": n},
        DAILY: lambda n: _rest_text(n, DAILY),
        WEEKLY: lambda n: _rest_text(n, WEEKLY),
        BARRED: lambda n: ngettext(
            "%(n)s har inte delegeringen eller kunskapen, eller är inte önskad av personen",
            "%(n)s har inte delegeringen eller kunskapen, eller är inte önskade av personerna", n,
        ) % {"n": n},
        TIMES: lambda n: ngettext(
            "för %(n)s ligger besöken utanför passet", "för %(n)s ligger besöken utanför passet", n
        ) % {"n": n},
    }  # fmt: skip
    return [told[code](found.cannot[code]) for code in WHY_NOT if code in found.cannot]


def _rest_text(many: int, kind: str) -> str:
    return ngettext("%(n)s behöver vila", "%(n)s behöver vila", many) % {"n": many} + f" ({SECTIONS[kind]})"


def nothing_to_ring_for(*, too_old: bool) -> str:
    """Why nobody is named to ring though somebody is ill."""
    if too_old:
        return _("Räkna fram ett nytt förslag, så står det där vem som kan ringas in. Det här stämmer inte längre.")
    return _("Inget besök är kvar att ringa in någon för, i de pass som den som är sjuk skulle ha haft.")


def _others(found: CallingIn) -> str:
    """How many more could, and who is off and not in the list."""
    more = len(found.can) - NAMES
    told = [ngettext("%(n)s till kan", "%(n)s till kan", more) % {"n": more}] if more > 0 else []
    return (
        _("Av de andra lediga: %(parts)s.") % {"parts": ", ".join([*told, *_why(found)])}
        if told or found.cannot
        else ""
    )


def _nobody(found: CallingIn) -> str:
    parts = _why(found)
    if not parts:
        return _("Alla andra arbetar redan den dagen, eller är sjuka.")
    return _("Ingen går att ringa in. Av dem som är lediga: %(parts)s.") % {"parts": ", ".join(parts)}
