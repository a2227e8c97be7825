"""Who could make a visit at a time, and what each would cost, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Carer, Seen, cost_of
from ledstjarna.domain.visits.rules.placing import Cost
from ledstjarna.domain.visits.rules.resting import LENGTH
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.lived.words import clock_of
from ledstjarna.web.team.planning.presenter import elsewhere_text, in_brackets
from ledstjarna.web.visiting.words import carer_name, clock, span

_HINDERS = {
    "not_at_work": lambda: _("arbetar inte då"),
    "elsewhere_then": lambda: _("är hos någon annan då"),
    "no_time_for_the_way": lambda: _("hinner inte vägen"),
    "two_are_needed": lambda: _("kommer redan, och det behövs två"),
    "not_able": lambda: _("har inte delegeringen eller kunskapen"),
    "other_sex": lambda: _("är inte kvinna eller man, som personen vill"),
    "refused": lambda: _("personen vill inte"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who could come, with what it costs in words; `can` is whether nothing forbids it."""

    id: str
    text: str
    can: bool
    order: tuple[object, ...]


def stands_text(row: Visit) -> str:
    """When a visit is, by whom, and whether it is locked."""
    return _told(span(row), carer_name(row.carer_label), is_locked=row.is_locked)


def chosen_text(form: HouseForm, seen: Seen) -> str:
    """The same as somebody chose it in a form."""
    fields = getattr(form, "cleaned_data", {})
    if "at_time" not in fields:
        return ""
    name = next((one.name for one in seen.carers if str(one.id) == fields.get("carer")), "")
    return _told(clock_of(fields["at_time"]), name, is_locked=bool(fields.get("lock")))


def _told(when: str, who: str, *, is_locked: bool) -> str:
    return ", ".join([when, who or _("ingen"), *([_("låst")] if is_locked else [])])


def choices(seen: Seen, row: Visit) -> list[Choice]:
    """Everybody who works in the days, the best first, with what it costs."""
    found = [_choice(one, cost_of(seen, row, one.id)) for one in seen.carers]
    return sorted(found, key=lambda one: one.order)


def _known(made: Cost) -> str:
    """Whether the person knows them, and which of the different ones in fourteen days they would be."""
    others = elsewhere_text(made.elsewhere)
    if not made.new_face:
        if not made.too_many:
            return _("känner personen")
        told = _("känner personen, men blir den %(n)s:e på 14 dagar") % {"n": made.faces}
    else:
        told = _("ett nytt ansikte, det %(n)s:e på 14 dagar") % {"n": made.faces}
    return f"{told} {in_brackets(others)}".strip()


def _choice(carer: Carer, made: Cost) -> Choice:
    if made.hinders:
        why = ", ".join(_HINDERS[code]() for code in made.hinders)
        group = 2 if "not_at_work" in made.hinders else 1  # who works then comes before who does not
        return Choice(
            str(carer.id), _("%(who)s: %(why)s") % {"who": carer.name, "why": why}, False, (group, carer.name)
        )
    minutes, over, late = (int(each.total_seconds() // 60) for each in (made.way, made.over, made.late))
    more = ngettext("%(n)s minut mer på vägen", "%(n)s minuter mer på vägen", minutes)
    parts = [
        *([_("personen önskar det")] if made.wished else []),
        *([_("är fast omsorgskontakt")] if made.contact else []),
        _known(made),
        more % {"n": minutes} if minutes > 0 else _("ingen extra väg"),
    ]
    if made.over:
        told = ngettext("slutar %(n)s minut efter passet", "slutar %(n)s minuter efter passet", over)
        parts.append(told % {"n": over})
    if made.no_break:
        parts.append(_("då ingen tid för rast före %(at)s") % {"at": clock(made.no_break + LENGTH)})
    if made.late:
        told = ngettext("%(n)s minut från den lovade tiden", "%(n)s minuter från den lovade tiden", late)
        parts.append(told % {"n": late})
    said = _("%(who)s: %(what)s") % {"who": carer.name, "what": ", ".join(parts)}
    if made.too_many:
        said = _("%(said)s. Det är många: fler än sex.") % {"said": said}
    order = (
        0,
        made.no_break is not None,
        made.over,
        not made.wished,
        not made.contact,
        made.new_face,
        minutes,
        carer.name,
    )
    return Choice(str(carer.id), said, True, order)
