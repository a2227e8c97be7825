"""A day as a picture: a lane for each carer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Carer, Seen, breaks_of
from ledstjarna.domain.visits.rules.placing import REST, Shift, between, overtime
from ledstjarna.domain.visits.rules.resting import LENGTH, MINUTE, Break
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.visiting.words import break_text, clock, promise_text, span, what
from ledstjarna.web.wording import state_text
from ledstjarna.web.wording.states import StateText

FROM, UNTIL = time(6), time(23)  # what a lane shows
HOURS = range(FROM.hour, UNTIL.hour + 1)
A_CHARACTER = 0.88  # per cent of a lane, at the width of a desk
EDGE = 0.6  # per cent, before the first of them
CLOCK = 4.2  # per cent that a time of day needs


@dataclass(frozen=True, slots=True)
class Block:
    """One visit on a lane: where it lies, in per cent of the lane, and what it says."""

    href: str
    x: float
    width: float
    at: str
    text: str
    says: str
    css: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One carer's day."""

    carer_id: UUID
    name: str
    shift_text: str
    shifts: list[tuple[float, float]]
    blocks: list[Block]
    sentence: str
    breaks: list[tuple[float, float, str]]
    no_break: str
    over: str
    rests: list[str]
    ways: list[tuple[float, float, str]]
    unsaid: str


def lanes(
    rows: Sequence[Visit], seen: Seen, persons: Mapping[UUID, Person], day: date, new: Mapping[UUID, set[UUID]],
    rests: Mapping[UUID, list[str]], at: datetime,
) -> list[Lane]:  # fmt: skip
    """A lane for everybody who works that day. `rests`: where too little rest is told of somebody; `at`: what is over
    by then is asked about."""
    by_carer: dict[UUID, list[Visit]] = defaultdict(list)
    for row in rows:
        if row.carer_id and day_of(row.starts_at) == day:
            by_carer[row.carer_id].append(row)
    shifts: dict[UUID, list[tuple[Shift, list[Break]]]] = defaultdict(list)
    for shift, breaks in breaks_of(seen):
        if day_of(shift.starts) == day:
            shifts[shift.carer_id].append((shift, breaks))
    return [
        _lane(carer, shifts[carer.id], by_carer[carer.id], persons, day, new, rests.get(carer.id, []),
              _ways(seen, by_carer[carer.id], day), _over(seen, by_carer[carer.id]), at)
        for carer in seen.carers if shifts[carer.id] or by_carer[carer.id]
    ]  # fmt: skip


def _lane(
    carer: Carer, worked: Sequence[tuple[Shift, list[Break]]], rows: Sequence[Visit], persons: Mapping[UUID, Person],
    day: date, new: Mapping[UUID, set[UUID]], rests: list[str],
    ways: list[tuple[float, float, str]], over: timedelta, at: datetime,
) -> Lane:  # fmt: skip
    shifts, breaks = [shift for shift, _breaks in worked], [one for _shift, its in worked for one in its]
    minutes = sum(int((row.ends_at - row.starts_at).total_seconds() // 60) for row in rows)
    told = ngettext("%(n)s besök", "%(n)s besök", len(rows)) % {"n": len(rows)}
    return Lane(
        carer.id, carer.name,
        ", ".join(f"{clock(one.starts)}–{clock(one.ends)}" for one in shifts) or _("Arbetar inte"),
        [_part_of(one.starts, one.ends, day) for one in shifts],
        [_block(row, persons, day, row.carer_id in new.get(row.subject_id, ()), at) for row in rows],
        _("%(visits)s, %(h)s tim %(min)s min hos personer") % {"visits": told, "h": minutes // 60, "min": minutes % 60},
        [(*_part_of(one.at, one.at + LENGTH, day), break_text(one)) for one in breaks if one.at],
        ", ".join(break_text(one) for one in breaks if not one.at),
        _("Slutar %(n)s min efter passet") % {"n": over // MINUTE} if over else "", rests, ways,
        unsaid_text(sum(is_unsaid(row, at) for row in rows)),
    )  # fmt: skip


def _over(seen: Seen, rows: Sequence[Visit]) -> timedelta:
    """How far beyond the shift the last of them ends, at most."""
    return max((overtime(seen.stops[row.pk], seen.shifts) for row in rows), default=timedelta())


def is_unsaid(row: Visit, at: datetime) -> bool:
    """Whether a visit that was told is over, and nobody has said how it went."""
    return row.state == "published" and row.ends_at < at


def unsaid_text(many: int) -> str:
    """That it is not known of so many; "" of none."""
    if not many:
        return ""
    told = ngettext("%(n)s besök: ingen har sagt hur det gick", "%(n)s besök: ingen har sagt hur det gick", many)
    return told % {"n": many}


def stands_state(row: Visit, at: datetime) -> StateText:
    """How a visit stands; over and not told of, it is not agreed any more."""
    if is_unsaid(row, at):
        return StateText(_("Ingen har sagt hur det gick"), "late")
    return state_text(row.state, "visit")


def _block(row: Visit, persons: Mapping[UUID, Person], day: date, is_new: bool, at: datetime) -> Block:
    x, width = _part_of(row.starts_at, row.ends_at, day)
    name = name_in(persons, row.subject_id)
    state = stands_state(row, at).word
    css = "done" if row.state in ("done", "not_done") else "new" if is_new else row.state
    css = "unsaid" if is_unsaid(row, at) else css
    off = promise_text(row) if row.state in AHEAD else ""
    says = [
        f"{span(row)} {name}, {what(row)}.", f"{state}.", *([f"{off}."] if off else []),
        *([_("Ett nytt ansikte.")] if is_new else []),
    ]  # fmt: skip
    return Block(
        address("place_visit", visit_id=row.pk), x, width, *_written(row, name, width),
        " ".join(says), f"{css} off" if off else css,
    )  # fmt: skip


def _written(row: Visit, name: str, width: float) -> tuple[str, str]:
    """When it begins, and whose it is: the given name where there is room for all of it, else letters; nothing cut."""
    room = int((width - EDGE) / A_CHARACTER)
    given = name.split(maxsplit=1)[0]
    letters = "".join(word[0] for word in name.split()[:2]).upper()
    text = next((text for text in (given, letters) if len(text) <= room), "")
    return clock(row.starts_at) if width >= CLOCK else "", text


def _ways(seen: Seen, rows: Sequence[Visit], day: date) -> list[tuple[float, float, str]]:
    """The way to each visit from the one before, as late as it can be begun."""
    stops = sorted((seen.stops[row.pk] for row in rows), key=lambda one: one.starts)
    found = []
    for before, stop in pairwise(stops):
        long = between(before, stop)
        if long and stop.starts - before.ends < REST:
            said = _("%(n)s min på vägen före %(at)s") % {"n": long // MINUTE, "at": clock(stop.starts)}
            found.append((*_part_of(stop.starts - long, stop.starts, day), said))
    return found


def now_mark(day: date, at: datetime) -> float | None:
    """Where on the lanes the clock is; nowhere on another day, or outside what they show."""
    inside = day == day_of(at) and moment_of(day, FROM) <= at <= moment_of(day, UNTIL)
    return _part_of(at, at, day)[0] if inside else None


def _part_of(starts: datetime, ends: datetime, day: date) -> tuple[float, float]:
    """Where on the lane, and how wide, in per cent."""
    left, right = moment_of(day, FROM), moment_of(day, UNTIL)
    length = (right - left).total_seconds()
    begins = max(0.0, (starts - left).total_seconds() / length)
    stops = min(1.0, (ends - left).total_seconds() / length)
    return round(begins * 100, 2), round(max(0.0, stops - begins) * 100, 2)


def hour_marks() -> list[tuple[float, str]]:
    """Every third hour, where it stands."""
    whole = UNTIL.hour - FROM.hour
    return [(round((hour - FROM.hour) / whole * 100, 2), f"{hour:02d}") for hour in HOURS if hour % 3 == 0]
