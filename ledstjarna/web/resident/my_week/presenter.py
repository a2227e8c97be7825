"""Min vecka: today and the days ahead, in words to the one who reads."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Activity, Commitment
from ledstjarna.domain.plans.queries import Happens
from ledstjarna.domain.plans.rules.marking import RECENT, sets_times
from ledstjarna.foundation.clock import moment_of, today
from ledstjarna.web.lived.presenter import DayShown, Eyes, Told, days_shown, sought_by
from ledstjarna.web.lived.words import day_heading, when_text
from ledstjarna.web.resident.my_week.notes import Notes
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.visiting.words import carer_name
from ledstjarna.web.wording import label_text, together, written
from ledstjarna.web.wording.labels import with_and

DAYS = 7
LOOK_BACK = timedelta(days=3)  # how long something of one's own that nobody has ticked is asked about


@dataclass(frozen=True, slots=True)
class PartTimes:
    """A part with its times in words, and whether the reader sets them."""

    id: UUID
    title: str
    who: str
    times: list[tuple[UUID, str]]
    may_set: bool
    when: str  # what the plan says in words, where no time is set
    had_times: bool = False  # one of its times is on the page, and has ended


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from the first one, and what is asked about the days just before."""

    first: date
    asked: list[DayShown]
    days: list[DayShown]

    @property
    def today(self) -> list[DayShown]:
        """Today alone, which is read first; nothing when the week is another."""
        return [day for day in self.days if day.day == today()]

    @property
    def later(self) -> list[DayShown]:
        """The other days."""
        return [day for day in self.days if day.day != today()]

    @property
    def before(self) -> str:
        """The first day of the week before, as the address has it."""
        return (self.first - timedelta(days=DAYS)).isoformat()

    @property
    def after(self) -> str:
        """The first day of the week after."""
        return (self.first + timedelta(days=DAYS)).isoformat()

    @property
    def is_now(self) -> bool:
        """Whether it begins today."""
        return self.first == today()


def first_day(text: str) -> date:
    """The first day that an address asks for; today when it asks for none, or for one out of reason."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today()
    return asked if abs((asked - today()).days) < 4 * 366 else today()


def span(first: date) -> tuple[datetime, datetime]:
    """What is read for a week that begins on `first`: the days just before too, when it begins today."""
    begins = first - LOOK_BACK if first == today() else first
    return moment_of(begins, time.min), moment_of(first + timedelta(days=DAYS), time.min)


def day_start(first: date) -> datetime:
    """When the first day begins."""
    return moment_of(first, time.min)


def week_shown(
    rows: Sequence[Happens], first: date, eyes: Eyes, notes: Notes | None = None, just_said: str = ""
) -> Week:
    """The week. Days before it hold only what the reader has not ticked of their own, and what they `just_said`."""
    before = [row for row in rows if row.one.local_day < first and _asked(row, eyes, just_said)]
    asked = [day for day in days_shown(before, eyes) if any(one.mine for one in day.ones)]
    mine = [DayShown(day.day, day.heading, [one for one in day.ones if one.mine]) for day in asked]
    days = days_shown([row for row in rows if row.one.local_day >= first], eyes)
    return Week(first, mine, with_notes(days, notes or {}))


def _asked(row: Happens, eyes: Eyes, just_said: str) -> bool:
    return row.stands(eyes.at) in RECENT or f"{row.activity.id}.{row.one.day.isoformat()}" == just_said


def week_of(day: date) -> date:
    """The first day of the days that show `day`: today where they do, else the day itself."""
    return today() if today() - LOOK_BACK <= day < today() + timedelta(days=DAYS) else day


def with_notes(days: list[DayShown], notes: Notes) -> list[DayShown]:
    """The days with what else is on them; a day with nothing else is a day too."""
    known = {day.day: day for day in days}
    every = {day: known.get(day) or DayShown(day, day_heading(day), []) for day in sorted({*known, *notes})}
    return [replace(shown, notes=notes.get(day, ())) for day, shown in every.items()]


def eyes_of(viewer: Viewer, at: datetime, standing: Standing | None, told: Told | None = None) -> Eyes:
    """How this reader sees the week: who does what, and the names of those who told. `told`: who comes, as is told."""
    visits = told or {}

    def who(row: Happens) -> str:
        part, comes = row.commitment, visits.get((row.activity.id, row.one.day))
        if comes and comes.who:
            return with_and([carer_name(label) for label in comes.who])
        if row.sought:
            return sought_by(part, viewer)
        if part.owner_id == viewer.party_id:
            return _("Jag själv")
        named = row.activity.responsible_label
        return f"{named}, {part.owner_label}" if named else part.owner_label

    def name(label: str) -> str:
        if label == viewer.label:
            return _("Du")
        return label_text(standing.known(label) if standing else label)

    return Eyes(viewer, at, standing is not None, who if standing else lambda _row: "", name, visits)


def parts_shown(
    rows: Sequence[tuple[Commitment, list[Activity]]], viewer: Viewer, shown: Iterable[Happens], *, reads: bool
) -> list[PartTimes]:
    """The parts with their times, and where the reader sets them. `shown` is what the same page says takes place."""
    there = {one.activity.commitment_id for one in shown}
    return [
        PartTimes(
            part.id, written(part.title if reads else part.shared_words.get("about") or part.title),
            _("Jag själv") if part.owner_id == viewer.party_id else part.owner_label,
            [(row.id, named_time(row)) for row in times], part.state == "active" and may_set(part, viewer, reads=reads),
            written(part.when if reads else part.shared_words.get("when", "")),
            part.id in there,
        )
        for part, times in rows
    ]  # fmt: skip


def named_time(row: Activity) -> str:
    """When, and what it is called where it has a name of its own."""
    return together(written(row.title), when_text(row), by=": ") if row.title else when_text(row)


def may_set(part: Commitment, viewer: Viewer, *, reads: bool) -> bool:
    """Whether the reader sets the times of a part: asked of the rule that the action asks."""
    owns = part.owner_id in viewer.parties
    return sets_times(owns=owns, kind=viewer.kind, basis=part.legal_basis, reads_plan=reads) is None


THANKS: dict[str, Callable[[], Any]] = {
    "gjort": lambda: Thanks(_("Tack, det är avprickat"), (_("De som är med i planen ser det."),)),
    "inte": lambda: Thanks(
        _("Tack för att du sa till"),
        (_("Det står i planen, med ditt skäl."), _("Blev det fel kan du rätta det på samma ställe.")),
    ),
    "andrat": lambda: Thanks(
        _("Nu är den gången ändrad"), (_("De som berörs ser det."), _("Alla andra gånger är som förut."))
    ),
    "tid": lambda: Thanks(_("Nu finns tiden i planen"), (_("Den syns i veckan, dag för dag."),)),
    "tid-slut": lambda: Thanks(
        _("Tiden gäller inte från i morgon"), (_("Det som har varit står kvar."), _("Delen finns kvar i planen."))
    ),
}
