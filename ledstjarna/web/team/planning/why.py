"""Why nobody has a visit, or why it is late, in words: one reason where it holds for all who work then, else each with
how many; and on whom it hangs, where that is one alone."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Seen, why_late_now, why_unassigned
from ledstjarna.domain.visits.rules.nobody import SEVERAL, Binds
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.web.visiting.words import carer_name, clock

_ALL: dict[str, Callable[[], str]] = {
    "not_at_work": lambda: _("Ingen arbetar då."),
    "elsewhere_then": lambda: _("Alla som arbetar är hos någon annan då."),
    "no_time_for_the_way": lambda: _("Ingen av dem som arbetar hinner vägen dit inom den lovade tiden."),
    "two_are_needed": lambda: _("Det behövs två, och bara en kan."),
    "not_able": lambda: _("Ingen som arbetar då har den delegering eller kunskap som krävs."),
    "other_sex": lambda: _("Personen vill att en kvinna eller man kommer, och ingen sådan kan då."),
    "gone": lambda: _("Den lovade tiden har gått."),
    "refused": lambda: _("Personen har sagt nej till dem som kan då."),
}
_SOME: dict[str, Callable[[int], str]] = {
    "elsewhere_then": lambda n: ngettext("%(n)s är hos någon annan", "%(n)s är hos någon annan", n),
    "no_time_for_the_way": lambda n: ngettext("%(n)s hinner inte vägen", "%(n)s hinner inte vägen", n),
    "not_able": lambda n: ngettext(
        "%(n)s har inte delegeringen eller kunskapen", "%(n)s har inte delegeringen eller kunskapen", n
    ),
    "other_sex": lambda n: ngettext(
        "%(n)s är inte kvinna eller man, som personen vill", "%(n)s är inte kvinna eller man, som personen vill", n
    ),
    "refused": lambda n: ngettext("%(n)s vill personen inte träffa", "%(n)s vill personen inte träffa", n),
}


_OWN: dict[str, Callable[[], str]] = {
    "not_at_work": lambda: _("%(who)s arbetar inte då."),
    "elsewhere_then": lambda: _("%(who)s är hos någon annan då."),
    "no_time_for_the_way": lambda: _("%(who)s hinner inte vägen dit."),
}


def why_text(seen: Seen, row: Visit) -> str:
    """What binds where nobody has a visit, or who can."""
    found = why_unassigned(seen, row)
    return binds_text(found, row, {one.id: one.name for one in seen.carers}, stops=seen.stops)


def late_text(seen: Seen, row: Visit) -> str:
    """What would have to give for a late visit to be in time, or who can."""
    late = why_late_now(seen, row)
    names = {one.id: one.name for one in seen.carers}
    two = seen.stops[row.pk].beside is not None
    hint = _("Två kommer tillsammans: flytta båda.") if two else _("Flytta det dit.")
    told = binds_text(late.binds, row, names, hint, seen.stops)
    if late.binds.code != SEVERAL or late.binds.only is not None or late.own not in _OWN:
        return told  # which is true of whoever has it too
    return _OWN[late.own]() % {"who": carer_name(row.carer_label)} + " " + told


def binds_text(
    found: Binds, row: Visit, names: Mapping[UUID, str], hint: str = "", stops: Mapping[UUID, Stop] | None = None
) -> str:
    """The same, as it was found. `hint`: what to do where somebody can; `stops`: the visits of the board."""
    if found.carer_id is not None and found.starts is not None:
        told = {"who": names.get(found.carer_id, ""), "at": clock(found.starts)}
        if found.starts == row.starts_at:
            text = _("%(who)s kan.") % told
        else:
            text = _("%(who)s kan klockan %(at)s, inom den lovade tiden.") % told
        return text + " " + (hint or _("Ge det till någon."))
    if found.only is not None:
        return _only_text(found, names.get(found.only, ""), (stops or {}).get(found.at) if found.at else None)
    if found.code != SEVERAL:
        return _ALL[found.code]()
    parts = ", ".join(_SOME[code](many) % {"n": many} for code, many in found.counts)
    return _("Av dem som arbetar då: %(parts)s.") % {"parts": parts}


def _only_text(found: Binds, who: str, at: Stop | None) -> str:
    """On whom it hangs, and what keeps them."""
    two = _("Det behövs två.") + " " if found.code == "two_are_needed" else ""
    if at is not None:
        told = _("Bara %(who)s kan komma av dem som arbetar då, och är på ett annat besök %(starts)s–%(ends)s.")
        return two + told % {"who": who, "starts": clock(at.starts), "ends": clock(at.ends)}
    if ("no_time_for_the_way", 1) in found.counts:
        return two + _("Bara %(who)s kan komma av dem som arbetar då, och hinner inte vägen dit.") % {"who": who}
    return two + _("Bara %(who)s kan komma av dem som arbetar då, och är upptagen.") % {"who": who}
