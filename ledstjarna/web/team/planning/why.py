"""Why nobody has a visit, in words: one reason where it holds for all who work then, else each with how many."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Seen, why_unassigned
from ledstjarna.domain.visits.rules.nobody import SEVERAL, Binds
from ledstjarna.web.visiting.words import clock

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


def why_text(seen: Seen, row: Visit) -> str:
    """What binds where nobody has a visit, or who can."""
    found = why_unassigned(seen, row)
    return binds_text(found, row, {one.id: one.name for one in seen.carers})


def binds_text(found: Binds, row: Visit, names: Mapping[UUID, str], hint: str = "") -> str:
    """The same, as it was found. `hint`: what to do where somebody can."""
    if found.carer_id is not None and found.starts is not None:
        told = {"who": names.get(found.carer_id, ""), "at": clock(found.starts)}
        if found.starts == row.starts_at:
            text = _("%(who)s kan.") % told
        else:
            text = _("%(who)s kan klockan %(at)s, inom den lovade tiden.") % told
        return text + " " + (hint or _("Ge det till någon."))
    if found.code != SEVERAL:
        return _ALL[found.code]()
    parts = ", ".join(_SOME[code](many) % {"n": many} for code, many in found.counts)
    return _("Av dem som arbetar då: %(parts)s.") % {"parts": parts}
