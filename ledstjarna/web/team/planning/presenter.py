"""The planner's board in words: what nobody has and why, what is late, the fortnight by person."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Seen, breaks_of, mets_of, without_carer
from ledstjarna.domain.visits.rules.continuity import Continuity, met_in, too_many
from ledstjarna.domain.visits.rules.counting import Short, once, short, time_of
from ledstjarna.domain.visits.rules.resting import LENGTH
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.crews.chosen import Whose, nobodys
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.team.planning.days import day_name
from ledstjarna.web.team.planning.why import late_text, why_text
from ledstjarna.web.visiting.words import carer_name, clock, promise_text, span, what
from ledstjarna.web.wording import date_text


@dataclass(frozen=True, slots=True)
class Loose:
    """A visit that nobody has, and what binds."""

    href: str
    span: str
    who: str
    what: str
    why: str
    crew: str = ""  # whose it would be, where the unit has crews


@dataclass(frozen=True, slots=True)
class DayLink:
    """A day of the fortnight, with how many visits it has and at how many somebody is lacking."""

    href: str
    name: str
    dated: str
    text: str
    current: bool
    loose: int


def loose_ones(
    rows: Sequence[Visit], seen: Seen, persons: Mapping[UUID, Person], whose: Whose = nobodys
) -> list[Loose]:
    """What nobody has, in order of time, with what binds."""
    return [
        Loose(
            address("place_visit", visit_id=row.pk), f"{day_name(day_of(row.starts_at))} {span(row)}",
            name_in(persons, row.subject_id), what(row),
            " ".join(filter(None, [of_two_text(seen, row), why_text(seen, row)])), whose(row.subject_id),
        )
        for row in without_carer(rows)
    ]  # fmt: skip


def of_two_text(seen: Seen, row: Visit) -> str:
    """Where two are to come to a visit that lacks somebody: whether one has it; "" where one is to come."""
    beside = seen.stops[row.pk].beside
    if beside is None or beside not in seen.stops:
        return ""
    return _("Båda saknas.") if seen.stops[beside].carer_id is None else _("En av två saknas.")


def short_text(found: Short) -> str:
    """How many visits nobody has, and how many of two only one; "" where nobody is lacking."""
    none, half = found.nobody, found.one_of_two
    told = [
        ngettext("%(n)s besök har ingen", "%(n)s besök har ingen", none) % {"n": none} if none else "",
        ngettext("%(n)s besök saknar en av två", "%(n)s besök saknar en av två", half) % {"n": half} if half else "",
    ]
    return ", ".join(filter(None, told))


_ANOTHER = {
    "refused": lambda: _("Personen vill inte att %(who)s kommer."),
    "other_sex": lambda: _("Personen vill att en kvinna eller man kommer, och %(who)s är det inte."),
    "not_able": lambda: _("%(who)s har inte den delegering eller kunskap som krävs."),
}


def to_change(
    rows: Sequence[Visit], seen: Seen, persons: Mapping[UUID, Person], at: datetime, whose: Whose = nobodys
) -> list[Loose]:
    """Visits that have not begun whose carer is not to come any more: the person has said so since, or a delegation
    ends."""
    return [
        Loose(
            address("place_visit", visit_id=row.pk), f"{day_name(day_of(row.starts_at))} {span(row)}",
            name_in(persons, row.subject_id), what(row),
            _ANOTHER[why]() % {"who": carer_name(row.carer_label)}, whose(row.subject_id),
        )
        for row in rows if row.carer_id and row.state in AHEAD and at < row.starts_at
        for why in [seen.stops[row.pk].barred.get(row.carer_id)] if why
    ]  # fmt: skip


def outside_promise(rows: Sequence[Visit]) -> list[Visit]:
    """What is to be made before or after the promised time."""
    return [row for row in rows if row.carer_id and row.state in AHEAD and promise_text(row)]


def late_ones(rows: Sequence[Visit], seen: Seen, persons: Mapping[UUID, Person], whose: Whose = nobodys) -> list[Loose]:
    """The same in words: by how much, who comes, what was promised, and what would have to give."""
    return [
        Loose(
            address("place_visit", visit_id=row.pk), f"{span(row)} · {carer_name(row.carer_label)}",
            name_in(persons, row.subject_id), what(row),
            f"{promised_text(row)} {late_text(seen, row)}", whose(row.subject_id),
        )
        for row in outside_promise(rows)
    ]  # fmt: skip


def promised_text(row: Visit) -> str:
    """How far outside what was promised a visit is, and what that was."""
    return _("%(off)s. Lovad tid är %(first)s–%(last)s.") % {
        "off": promise_text(row), "first": clock(row.earliest_at), "last": clock(row.latest_at),
    }  # fmt: skip


def day_links(
    rows: Sequence[Visit], every: Sequence[Visit], late: Sequence[Visit], first: date, days: int, current: date,
    way: Callable[[date], str],
) -> list[DayLink]:  # fmt: skip
    """The days of the fortnight, each with what nobody has and what is late. `way`: where a day is shown.

    `every`: those that are not shown too, as one of two who come may be of another arbetslag.
    """
    found, by_day = [], Counter(day_of(row.starts_at) for row in once(late, time_of))
    for number in range(days):
        day = first + timedelta(days=number)
        its = [row for row in rows if day_of(row.starts_at) == day]
        lack = short((row for row in its if row.carer_id is None), every)
        many = len(once(its, time_of))
        text = ngettext("%(n)s besök", "%(n)s besök", many) % {"n": many}
        if lack.nobody:
            text = _("%(visits)s, %(n)s utan någon") % {"visits": text, "n": lack.nobody}
        if lack.one_of_two:
            text = _("%(visits)s, %(n)s saknar en av två") % {"visits": text, "n": lack.one_of_two}
        if by_day[day]:
            text = _("%(visits)s, %(n)s utanför lovad tid") % {"visits": text, "n": by_day[day]}
        found.append(DayLink(way(day), day_name(day), date_text(day), text, day == current, lack.many))
    return found


def where_first(rows: Sequence[Visit], current: date, way: Callable[[date], str], part: str) -> str:
    """The way to a day that has some of these, the one that is looked at first; "" where there are none."""
    days = {day_of(row.starts_at) for row in rows}
    return f"{way(current if current in days else min(days))}#{part}" if days else ""


def initials(label: str) -> str:
    """Who comes, in two letters."""
    return "".join(word[0] for word in carer_name(label).split()[:2]).upper()


def without_break(seen: Seen, at: datetime) -> list[str]:
    """Who has no time for a break that is still to come, which day, and until when."""
    return [
        _("%(who)s %(day)s, före %(at)s") % {
            "who": names[shift.carer_id], "day": day_name(day_of(shift.starts)), "at": clock(one.due.latest + LENGTH),
        }
        for names in [{one.id: one.name for one in seen.carers}]
        for shift, breaks in breaks_of(seen)
        for one in breaks if one.at is None and at < one.due.latest
    ]  # fmt: skip


def continuity_text(found: Continuity) -> tuple[str, str]:
    """The national measure in words: the median large, and the sentence under it."""
    if found.middle is None or found.mean is None:
        return "–", _("Ingen hos er har minst två besök varje dag i 14 dagar, så måttet går inte att räkna.")
    sentence = ngettext(
        "Medelvärde %(mean)s. Räknat på %(n)s person över 65 med minst två besök varje dag, klockan 7–22.",
        "Medelvärde %(mean)s. Räknat på %(n)s personer över 65 med minst två besök varje dag, klockan 7–22.",
        found.persons,
    )  # fmt: skip
    return number_text(found.middle), sentence % {"mean": number_text(found.mean), "n": found.persons}


@dataclass(frozen=True, slots=True)
class CrewFigure:
    """The national measure of the persons of one crew."""

    name: str
    middle: str
    sentence: str
    mean: str
    persons: int


def crew_figures(counted: Sequence[tuple[str, Continuity]]) -> list[CrewFigure]:
    """Each in words."""
    return [
        CrewFigure(name, *continuity_text(its), "–" if its.mean is None else number_text(its.mean), its.persons)
        for name, its in counted
    ]


def number_text(value: float) -> str:
    """One decimal, none for a whole number, in the reader's language."""
    text = f"{value:.1f}".removesuffix(".0")
    return text if (get_language() or "sv").startswith("en") else text.replace(".", ",")


def about_to_meet_too_many(
    seen: Seen, rows: Sequence[Visit], persons: Mapping[UUID, Person], among: Collection[UUID] | None = None
) -> list[str]:
    """Whose fortnight has the seventh in it, of all or `among` some, with how many of them are not the unit's own."""
    others = met_in(seen.elsewhere, seen.first)
    return sorted(
        " ".join(filter(None, [name_in(persons, key), in_brackets(elsewhere_text(len(others.get(key, ()))))]))
        for key in too_many([*mets_of(rows), *seen.elsewhere], seen.first) if among is None or key in among
    )  # fmt: skip


def elsewhere_text(many: int) -> str:
    """How many of those whom somebody meets are other providers'; "" where none is."""
    if not many:
        return ""
    return ngettext(
        "varav %(n)s från en annan utförare", "varav %(n)s från en annan utförare", many
    ) % {"n": many}  # fmt: skip


def in_brackets(text: str) -> str:
    """A thing said beside; nothing where nothing is."""
    return f"({text})" if text else ""
