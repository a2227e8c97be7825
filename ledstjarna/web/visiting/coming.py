"""Who comes to the person, day by day: for the person's page, for their calendar and on paper."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import TimeOfPlan, ToldTime, told_times
from ledstjarna.foundation.calendar import CalendarTime, times_file
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.visiting.words import carer_name, told_when, what
from ledstjarna.web.wording import held_together, state_text, together
from ledstjarna.web.wording.labels import with_and


@dataclass(frozen=True, slots=True)
class Comes:
    """One visit: around when, who, for what; and how it stands where it is over, under way or does not come about."""

    when: str
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

# How a visit stands where two have come to it, or only one of them has: what has come furthest is told.
_FURTHEST = ("begun", "done", "published", "planned", "not_done", "cancelled")


def fortnight(rows: Sequence[Visit]) -> Fortnight:
    """The visits in words, by day, and who comes; whoever comes most often first."""
    told = sorted(told_times(rows).values(), key=lambda one: one.starts)
    days = [(day, day_heading(day), [_comes(one) for one in group])
            for day, group in groupby(told, key=lambda one: day_of(one.starts))]  # fmt: skip
    stands = [row.carer_label for row in rows if row.carer_label and row.state in ("published", "begun", "done")]
    counted = Counter(carer_name(label) for label in stands)
    faces = [
        Face(name, ngettext("%(n)s besök", "%(n)s besök", times) % {"n": times})
        for name, times in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Fortnight(days, faces)


def _comes(one: ToldTime) -> Comes:
    row = min(one.rows, key=lambda row: _FURTHEST.index(row.state))
    state = state_text(row.state, "visit")
    return Comes(
        told_when(one), with_and([carer_name(label) for label in one.who]), what(row), row.state, state.tone,
        state.word, _WHY[row.cancelled_why]() if one.off and row.cancelled_why in _WHY else "",
    )  # fmt: skip


def calendar(rows: Sequence[Visit], *, discreet: bool) -> bytes:
    """The visits for somebody's own calendar: that there is one, and who comes; never what for.

    A calendar is shown on locked screens: to whose identity is protected it names nobody. Each time of
    the plan is one entry, also where two come together or somebody else comes instead: a calendar keeps none twice.
    """
    return times_file(_entry(key, one, discreet) for key, one in told_times(rows).items())


def _entry(key: TimeOfPlan, one: ToldTime, discreet: bool) -> CalendarTime:
    who = [] if discreet else [carer_name(row.carer_label).split()[0] for row in one.rows if row.carer_label]
    return CalendarTime(
        uid="-".join(map(str, key)), sequence=one.version, stamp=now(), starts_at=one.starts, ends_at=one.ends,
        summary=_("Besök: %(who)s") % {"who": with_and(who)} if who else _("Besök"), cancelled=one.off,
        description="" if one.off else _about(one, discreet),
    )  # fmt: skip


def _about(one: ToldTime, discreet: bool) -> str:
    """That the time is around, as the page and the paper say, and whom to ring: a number names nobody's unit."""
    when = held_together(_("Tiden är ungefärlig: %(when)s.") % {"when": told_when(one).lower()})
    phone = "" if discreet else next((row.unit.phone for row in one.rows if row.unit.phone), "")
    return together(when, _("Undrar du något: ring %(phone)s.") % {"phone": phone} if phone else "")
