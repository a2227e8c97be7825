"""Who comes to the person, day by day: for the person's page, for their calendar and on paper."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.rules.counting import time_of
from ledstjarna.foundation.calendar import CalendarTime, times_file
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.visiting.words import carer_name, span, what
from ledstjarna.web.wording import state_text
from ledstjarna.web.wording.labels import with_and


@dataclass(frozen=True, slots=True)
class Comes:
    """One visit: when, who, for what; and how it stands where it is over, under way or does not come about."""

    span: str
    who: str
    what: str
    state: str
    look: str
    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who comes, and how often."""

    name: str
    times: str


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Everything that is told about who comes in the days ahead."""

    days: list[tuple[date, str, list[Comes]]]
    faces: list[Face]

    @property
    def sentence(self) -> str:
        """How many different people come."""
        return many_text(len(self.faces))


def many_text(many: int) -> str:
    """How many different people come."""
    return ngettext("%(n)s person kommer.", "%(n)s olika personer kommer.", many) % {"n": many}


_WHY = {
    "away": lambda: _("Inställt för att du är borta"),
    "cancelled": lambda: _("Inställt"),
    "not_planned": lambda: _("Inställt, tiden gäller inte längre"),
    "not_decided": lambda: _("Inställt, beslutet har tagit slut"),
    "deceased": lambda: _("Inställt"),
}


def fortnight(rows: Sequence[Visit]) -> Fortnight:
    """The visits in words, by day, and who comes; whoever comes most often first."""
    days = [(day, day_heading(day), [_comes(each) for each in _visits(group)])
            for day, group in groupby(rows, key=lambda row: day_of(row.starts_at))]  # fmt: skip
    stands = [row.carer_label for row in rows if row.carer_label and row.state in ("published", "begun", "done")]
    counted = Counter(carer_name(label) for label in stands)
    faces = [
        Face(name, ngettext("%(n)s besök", "%(n)s besök", times) % {"n": times})
        for name, times in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Fortnight(days, faces)


def _visits(rows: Iterable[Visit]) -> list[list[Visit]]:
    """The rows of a day by visit: where two come together it is one visit, and not the same one twice."""
    its = sorted(rows, key=lambda row: (row.starts_at, row.activity_id, row.state, row.position))
    return [list(group) for _key, group in groupby(its, key=lambda row: (row.starts_at, row.activity_id, row.state))]


def _comes(rows: Sequence[Visit]) -> Comes:
    row = rows[0]
    who = [carer_name(each.carer_label) for each in rows if each.carer_label]
    both = with_and(who)
    state = state_text(row.state, "visit")
    off = row.state == "cancelled"
    return Comes(
        span(row), both if not off else "", what(row), row.state, state.tone, state.word,
        _WHY[row.cancelled_why]() if off and row.cancelled_why in _WHY else "",
    )  # fmt: skip


def calendar(rows: Sequence[Visit], *, discreet: bool) -> bytes:
    """The visits for somebody's own calendar: that there is one, and who comes; never what for.

    A calendar is shown on locked screens: to whose identity is protected it names nobody. Each time of
    the plan is one entry, also where two come together or somebody else comes instead: a calendar keeps none twice.
    """
    its = sorted(rows, key=lambda row: (row.day, row.activity_id, row.position))
    return times_file(_entry(list(group), discreet) for _key, group in groupby(its, key=time_of))


def _entry(rows: Sequence[Visit], discreet: bool) -> CalendarTime:
    comes = [row for row in rows if row.state != "cancelled"]
    shown = (comes or rows)[0]
    who = [] if discreet else [carer_name(row.carer_label).split()[0] for row in comes or rows if row.carer_label]
    return CalendarTime(
        uid=f"{shown.activity_id}-{shown.day}", sequence=sum(row.version for row in rows), stamp=now(),
        starts_at=shown.starts_at, ends_at=max(row.ends_at for row in comes or rows),
        summary=_("Besök: %(who)s") % {"who": with_and(who)} if who else _("Besök"), cancelled=not comes,
    )  # fmt: skip
