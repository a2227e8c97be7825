"""A proposal in words: what it comes to beside the plan that stands, and who comes instead of whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import PlanDraft, Visit
from ledstjarna.domain.visits.queries import Counted, carers_named
from ledstjarna.domain.visits.rules.comparing import Measures, Move
from ledstjarna.domain.visits.rules.drafting import CURVE, DAY, FORTNIGHT, SICK
from ledstjarna.domain.visits.rules.nobody import Binds
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.addresses import address
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.team.planning.days import day_name
from ledstjarna.web.team.planning.presenter import number_text
from ledstjarna.web.team.planning.why import binds_text
from ledstjarna.web.visiting.words import clock, span, what
from ledstjarna.web.wording import label_text, moment_text, state_text

_KINDS: dict[str, Callable[[PlanDraft], str]] = {
    FORTNIGHT: lambda row: _("Alla 14 dagar"),
    DAY: lambda row: day_heading(row.start),
    SICK: lambda row: _("När någon är sjuk"),
    CURVE: lambda row: _("Avvägningen"),
}
_FAILED: dict[str, Callable[[], str]] = {
    "nobody_works": lambda: _("Ingen har något arbetspass de dagarna. Lägg in vem som arbetar och försök igen."),
    "nothing_to_plan": lambda: _("Det finns inga besök att planera de dagarna. Hämta dem från planerna först."),
    "not_understood": lambda: _("Något på tavlan går inte att räkna på. Säg till den som sköter Ledstjärnan."),
    "broke": lambda: _("Beräkningen avbröts. Försök en gång till."),
}


def kind_text(row: PlanDraft) -> str:
    """Which days it is about, and whether it is made from the ground up."""
    text = _KINDS[row.kind](row)
    return _("%(what)s, från grunden") % {"what": text} if row.anew else text


def failed_text(row: PlanDraft) -> str:
    """Why no plan was made, and what to do."""
    return _FAILED.get(row.why, _FAILED["broke"])()


def answered_text(row: PlanDraft) -> str:
    """Who has answered a proposal, and when; nothing where nobody has."""
    if row.decided_at is None or row.state not in ("taken", "dropped"):
        return ""
    told = {"who": label_text(row.decided_by_label), "at": moment_text(row.decided_at)}
    if row.state == "taken":
        return _("%(who)s sa ja %(at)s, och planen är omlagd.") % told
    return _("%(who)s slängde det %(at)s.") % told


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal in a list."""

    id: UUID
    title: str
    asked: str
    state: str
    word: str


def listed(rows: Iterable[PlanDraft]) -> list[Listed]:
    """The latest, the newest first."""
    return [
        Listed(row.pk, kind_text(row), moment_text(row.asked_at), found.tone, found.word)
        for row in rows for found in [state_text(row.state, "plan_draft")]
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure in two plans, and the difference in words."""

    name: str
    before: str
    after: str
    difference: str


def figures(before: Measures, after: Measures) -> list[Figure]:
    """What two plans come to, the most important first."""
    mean = (before.national.mean, after.national.mean)
    middle = (before.national.middle, after.national.middle)
    both = (before, after)
    minutes = [int(one.travel.total_seconds() // 60) for one in both]
    over = [int(one.over.total_seconds() // 60) for one in both]
    return [
        _figure(_("Olika personal per person, median"), *middle),
        _figure(_("Olika personal per person, medelvärde"), *mean),
        _figure(_("Olika personal i snitt, alla personer"), before.faces, after.faces),
        _figure(_("Möter den sjunde"), before.seventh, after.seventh),
        _figure(_("Möten med någon ny"), before.new, after.new),
        _figure(_("Besök utanför lovad tid"), before.late, after.late),
        _figure(_("Besök där någon saknas"), before.unassigned, after.unassigned),
        Figure(_("På vägen"), way_text(minutes[0]), way_text(minutes[1]), _way_difference(*minutes)),
        Figure(_("Arbete efter passets slut"), way_text(over[0]), way_text(over[1]), _way_difference(*over)),
    ]


def _figure(name: str, before: float | None, after: float | None) -> Figure:
    return Figure(name, _number(before), _number(after), _difference(before, after))


def _number(value: float | None) -> str:
    return "–" if value is None else number_text(value)


def _difference(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return "–"
    gap = round(after - before, 1)
    if not gap:
        return _("Lika")
    text = number_text(abs(gap))
    return _("%(n)s färre") % {"n": text} if gap < 0 else _("%(n)s fler") % {"n": text}


def way_text(minutes: int) -> str:
    """How long, in hours and minutes."""
    if minutes < 60:
        return _("%(n)s min") % {"n": minutes}
    return _("%(h)s tim %(min)s min") % {"h": minutes // 60, "min": minutes % 60}


def _way_difference(before: int, after: int) -> str:
    gap = after - before
    if not gap:
        return _("Lika")
    text = way_text(abs(gap))
    return _("%(time)s kortare") % {"time": text} if gap < 0 else _("%(time)s längre") % {"time": text}


def sentence(before: Measures, after: Measures, many: int) -> str:
    """What the proposal does, in one or two sentences. `many`: how many visits it moves."""
    told = ngettext("%(n)s besök flyttas.", "%(n)s besök flyttas.", many) % {"n": many}
    given = before.unassigned - after.unassigned
    if given > 0 and after.faces > before.faces:
        filled = ngettext(
            "%(n)s besök som saknade någon får någon, och för det möter någon en till.",
            "%(n)s besök som saknade någon får någon, och för det möter några en till.", given,
        )  # fmt: skip
        told = f"{told} {filled % {'n': given}}"
    if after.seventh:
        meets = ngettext(
            "%(n)s person möter den sjunde, %(was)s i planen som ligger.",
            "%(n)s personer möter den sjunde, %(was)s i planen som ligger.",
            after.seventh,
        )
        return f"{told} {meets % {'n': after.seventh, 'was': before.seventh}}"
    return told + " " + _("Ingen möter fler än sex olika.")


def worse_for_persons(before: Measures, after: Measures) -> str:
    """What the persons lose by a proposal that gives none of them a visit more, and what is won; nothing where they do
    not lose."""
    if after.unassigned < before.unassigned:
        return ""
    faces = round(after.faces, 1), round(before.faces, 1)
    pairs = [
        (_("Olika personal per person: %(n)s, nu %(was)s."), *faces),
        (_("Möter den sjunde: %(n)s, nu %(was)s."), after.seventh, before.seventh),
        (_("Besök utanför lovad tid: %(n)s, nu %(was)s."), after.late, before.late),
    ]  # fmt: skip
    lost = [text % {"n": number_text(now), "was": number_text(was)} for text, now, was in pairs if now > was]
    won = int((before.travel - after.travel).total_seconds() // 60)
    if lost and won > 0:
        lost.append(_("Det som vinns är %(time)s kortare väg.") % {"time": way_text(won)})
    return " ".join(lost)


LEFT_SHOWN = 40  # visits that nobody has, at a time


@dataclass(frozen=True, slots=True)
class Left:
    """A visit that nobody has in a proposal, and what binds."""

    who: str
    detail: str
    why: str
    href: str


def left_ones(left: Sequence[tuple[Visit, Binds]], counted: Counted) -> list[Left]:
    """The first of them in words. One query."""
    names = carers_named(each for _row, found in left[:LEFT_SHOWN] for each in (found.carer_id, found.only))
    return [
        Left(
            name_in(counted.persons, row.subject_id),
            f"{day_name(day_of(row.starts_at))} {span(row)} · {what(row)}",
            binds_text(found, row, names, _("Ge det till någon för hand när planen är omlagd.")),
            address("place_visit", visit_id=row.pk),
        )
        for row, found in left[:LEFT_SHOWN]
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """One visit that comes to be another's, or at another time."""

    who: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day with visits that are moved."""

    day: date
    name: str
    many: int
    current: bool


def moved_days(moves: Sequence[Move], counted: Counted, current: date | None) -> list[MovedDay]:
    """The days where something differs, with how many."""
    by_day: dict[date, list[Move]] = defaultdict(list)
    for one in moves:
        by_day[day_of(one.starts_before)].append(one)
    return [MovedDay(day, day_name(day), counted.how_many(its), day == current) for day, its in sorted(by_day.items())]


def moved_ones(moves: Iterable[Move], counted: Counted, names: Mapping[UUID, str]) -> list[Moved]:
    """Each in words: to whom, for what, and from → to."""
    return [
        Moved(
            name_in(counted.persons, one.subject_id),
            what(counted.rows[one.visit_id]),
            _who_when(one.before, one.starts_before, names), _who_when(one.after, one.starts_after, names),
        )
        for one in moves
    ]  # fmt: skip


def _who_when(who: UUID | None, at: datetime, names: Mapping[UUID, str]) -> str:
    name = names.get(who, "") if who else _("Ingen")
    return f"{name} {clock(at)}".strip()
