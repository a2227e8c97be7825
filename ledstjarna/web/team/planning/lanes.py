"""A day as a picture: a lane for each carer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Carer, Seen, breaks_of
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.resting import LENGTH, Break
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.visiting.words import break_text, clock, promise_text, span, what
from ledstjarna.web.wording import state_text

FROM, UNTIL = time(6), time(23)  # what a lane shows
HOURS = range(FROM.hour, UNTIL.hour + 1)
LONG_ENOUGH = 3.2  # per cent of a lane that a name needs


@dataclass(frozen=True, slots=True)
class Block:
    """One visit on a lane: where it lies, in per cent of the lane, and what it says."""

    href: str
    x: float
    width: float
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
    rests: list[str]


def lanes(
    rows: Sequence[Visit], seen: Seen, persons: Mapping[UUID, Person], day: date, new: Mapping[UUID, set[UUID]],
    rests: Mapping[UUID, list[str]],
) -> list[Lane]:  # fmt: skip
    """A lane for everybody who works that day. `rests`: where too little rest is told of somebody."""
    by_carer: dict[UUID, list[Visit]] = defaultdict(list)
    for row in rows:
        if row.carer_id and day_of(row.starts_at) == day:
            by_carer[row.carer_id].append(row)
    shifts: dict[UUID, list[tuple[Shift, list[Break]]]] = defaultdict(list)
    for shift, breaks in breaks_of(seen):
        if day_of(shift.starts) == day:
            shifts[shift.carer_id].append((shift, breaks))
    return [
        _lane(carer, shifts[carer.id], by_carer[carer.id], persons, day, new, rests.get(carer.id, []))
        for carer in seen.carers if shifts[carer.id] or by_carer[carer.id]
    ]  # fmt: skip


def _lane(
    carer: Carer, worked: Sequence[tuple[Shift, list[Break]]], rows: Sequence[Visit], persons: Mapping[UUID, Person],
    day: date, new: Mapping[UUID, set[UUID]], rests: list[str],
) -> Lane:  # fmt: skip
    shifts, breaks = [shift for shift, _breaks in worked], [one for _shift, its in worked for one in its]
    minutes = sum(int((row.ends_at - row.starts_at).total_seconds() // 60) for row in rows)
    told = ngettext("%(n)s besök", "%(n)s besök", len(rows)) % {"n": len(rows)}
    return Lane(
        carer.id, carer.name,
        ", ".join(f"{clock(one.starts)}–{clock(one.ends)}" for one in shifts) or _("Arbetar inte"),
        [_part_of(one.starts, one.ends, day) for one in shifts],
        [_block(row, persons, day, row.carer_id in new.get(row.subject_id, ())) for row in rows],
        _("%(visits)s, %(h)s tim %(min)s min hos personer") % {"visits": told, "h": minutes // 60, "min": minutes % 60},
        [(*_part_of(one.at, one.at + LENGTH, day), break_text(one)) for one in breaks if one.at],
        ", ".join(break_text(one) for one in breaks if not one.at),
        rests,
    )  # fmt: skip


def _block(row: Visit, persons: Mapping[UUID, Person], day: date, is_new: bool) -> Block:
    x, width = _part_of(row.starts_at, row.ends_at, day)
    person = persons.get(row.subject_id)
    name = list_name(person) if person else _("En person")
    state = state_text(row.state, "visit").word
    css = "done" if row.state in ("done", "not_done") else "new" if is_new else row.state
    off = promise_text(row) if row.state in AHEAD else ""
    says = [
        f"{span(row)} {name}, {what(row)}.", f"{state}.", *([f"{off}."] if off else []),
        *([_("Ett nytt ansikte.")] if is_new else []),
    ]  # fmt: skip
    return Block(
        address("place_visit", visit_id=row.pk), x, width, name.split()[0] if width > LONG_ENOUGH else "",
        " ".join(says), f"{css} off" if off else css,
    )  # fmt: skip


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
