"""My day in words: the next visit, the others as a line, and colleagues who ask for help."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules.identities import ADDRESS, PAGE, identity_shown
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.teams.queries import ToldTeam
from ledstjarna.domain.visits.models import HelpCall, ToldLater, Visit, VisitNote
from ledstjarna.domain.visits.queries import SaidOfTime
from ledstjarna.domain.visits.rules.doing import is_untold
from ledstjarna.domain.visits.rules.later import came_later
from ledstjarna.web.addresses import address
from ledstjarna.web.lived.words import long_text
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.visiting.words import carer_name, clock, span, what
from ledstjarna.web.wording import moment_text, state_text, written

_MINUTE = timedelta(minutes=1)
_ICONS = {"published": "house", "begun": "ongoing", "done": "check", "not_done": "no"}


@dataclass(frozen=True, slots=True)
class StopShown:
    """One visit of the day."""

    id: UUID
    href: str
    clock: str
    span: str
    who: str
    where: str
    what: str
    state: str
    word: str
    look: str
    icon: str
    careful: str
    late: str
    untold: bool


@dataclass(frozen=True, slots=True)
class DayShown:
    """The day: what is next, what is over that nobody has told of, everything in order, and how far it has come: `done`
    are over, of which `missed` did not come about."""

    next: StopShown | None
    untold: list[StopShown]
    stops: list[StopShown]
    done: int
    missed: int

    @property
    def how_many(self) -> int:
        """How many visits the day has."""
        return len(self.stops)

    @property
    def far(self) -> str:
        """How far the day has come, in words."""
        far = _("%(done)s av %(n)s besök är avslutade.") % {"done": self.done, "n": self.how_many}
        return f"{far} {missed_text(self.missed)}" if self.missed else far


@dataclass(frozen=True, slots=True)
class HelpShown:
    """A call for help, to a colleague or to who asked."""

    id: UUID
    subject_id: UUID
    who: str
    whom: str
    where: str
    words: str
    at: str
    answered_by: str
    mine: bool


def day_shown(
    rows: Sequence[Visit], persons: Mapping[UUID, Person], notes: Mapping[UUID, VisitNote], at: datetime
) -> DayShown:
    """The day of one carer, in order of time. Next is what is begun, else the first whose time is not over."""
    stops = [stop_shown(row, persons.get(row.subject_id), notes.get(row.commitment_id), at) for row in rows]
    open_ones = [one for one in stops if one.state in ("begun", "published") and not one.untold]
    begun = next((one for one in open_ones if one.state == "begun"), None)
    missed = sum(one.state == "not_done" for one in stops)
    done = sum(one.state == "done" for one in stops)
    untold = [one for one in stops if one.untold]
    return DayShown(begun or next(iter(open_ones), None), untold, stops, done + missed, missed)


def missed_text(many: int | str) -> str:
    """How many of them did not come about."""
    return _("%(n)s blev inte av.") % {"n": many}


def stop_shown(row: Visit, person: Person | None, note: VisitNote | None, at: datetime) -> StopShown:
    """One visit as the list shows it."""
    state = state_text(row.state, "visit")
    return StopShown(
        row.pk, address("my_visit", visit_id=row.pk), clock(row.starts_at), span(row),
        list_name(person) if person else _("En person"), where(person) if person else "", what(row), row.state,
        state.word, state.tone, _ICONS[row.state], written(note.careful) if note else "",
        late_text(row, at), is_untold(state=row.state, ends=row.ends_at, at=at),
    )  # fmt: skip


def gone_shown(rows: Iterable[Visit], persons: Mapping[UUID, Person]) -> list[tuple[str, str]]:
    """Who has died since the day was told, and when somebody was to be there. Nothing where that was a mistake: then
    the visit is somebody's anew."""
    there = [(row, persons[row.subject_id]) for row in rows if row.subject_id in persons]
    return [(list_name(person), span(row)) for row, person in there if person.deceased]


def mark_of(rows: Sequence[Visit], notes: Mapping[UUID, VisitNote], told: Mapping[UUID, Sequence[ToldTeam]]) -> str:
    """What each visit of a day is known by, in order: another as soon as its time or what to know at its door is, or
    the language, or something new was told to the team. The telephone asks anew for those that differ, and for no
    others.

    How far a visit has come is told by the page itself (`stands_of`): nobody's day is read anew for a check-in.
    """
    versions = {key: note.version for key, note in notes.items()}
    seen = {
        str(row.pk): (
            get_language(), row.starts_at, row.ends_at, versions.get(row.commitment_id, 0),
            *(str(one.thread_id) for one in told.get(row.commitment_id, ())[:1]),
        )
        for row in rows
    }  # fmt: skip
    marks = {key: sha256(repr(facts).encode()).hexdigest()[:8] for key, facts in seen.items()}
    return json.dumps(marks, separators=(",", ":"))


def stands_of(rows: Iterable[Visit]) -> str:
    """The version and the state of each visit, for what the telephone keeps of it already."""
    return json.dumps({str(row.pk): [row.version, row.state] for row in rows}, separators=(",", ":"))


def where(person: Person) -> str:
    """The address, where it is known and not protected."""
    if ADDRESS not in identity_shown(person.protected_identity, "assignment", PAGE):
        return ""
    return ", ".join(filter(None, (person.street, person.place)))


def help_shown(row: HelpCall, person: Person | None, party_id: UUID) -> HelpShown:
    """A call for help in words."""
    return HelpShown(
        row.pk, row.subject_id, carer_name(row.asked_by_label), list_name(person) if person else _("en person"),
        where(person) if person else "", row.words, clock(row.asked_at), carer_name(row.answered_by_label),
        row.asked_by_id == party_id,
    )  # fmt: skip


_SAID = {"begun": "begin", "done": "finish", "not_done": "miss"}  # what was done, by what the visit became


def later_text(row: Visit, told: Sequence[ToldLater]) -> str:
    """That what made the visit what it is was done without a net, and reached us later; "" where that was told at once,
    whatever else was told later."""
    stands = row.begun_at if row.state == "begun" else row.told_at
    found = [
        one for one in told
        if one.what == _SAID.get(row.state) and came_later(said=one.said_at, recorded=one.recorded_at)
        and stands is not None and stands <= one.recorded_at
    ]  # fmt: skip
    if not found:
        return ""
    return _("Gjort utan nät. Det kom fram den %(when)s.") % {"when": moment_text(found[-1].recorded_at)}


def nobody_came_text(said: SaidOfTime | None, person: Person) -> str:
    """That the person has said that nobody came, where that is what stands; "" else."""
    if said is None or not said.nobody_came:
        return ""
    facts = {"who": person.given_name, "when": moment_text(said.at)}
    return _("Den %(when)s sades det att ingen kom till %(who)s. Det besvaras för sig. Det du gör här sparas.") % facts


def not_mine_text(row: Visit, at: datetime) -> str:
    """Whose visit it is, to a colleague who is at it: it has been moved from them, or they step in."""
    who = {"who": carer_name(row.carer_label)}
    if row.state == "begun":
        return _("%(who)s har börjat besöket.") % who
    if row.carer_id is None:
        return _("Ingen är utsedd. Börjar du besöket är det du som kom.")
    if at < row.ends_at:
        return _("%(who)s kommer i stället. Börjar du besöket är det du som kom.") % who
    return _("%(who)s skulle ha kommit. Börjar du besöket är det du som kom.") % who


def late_text(row: Visit, at: datetime) -> str:
    """How long ago a visit that nobody is at was to begin, or to be over; "" where it is neither."""
    if row.state != "published" or at < row.starts_at + _MINUTE:
        return ""
    if is_untold(state=row.state, ends=row.ends_at, at=at):
        return _("Skulle ha varit klart för %(long)s sedan.") % {"long": long_text((at - row.ends_at) // _MINUTE)}
    return _("Skulle ha börjat för %(long)s sedan.") % {"long": long_text((at - row.starts_at) // _MINUTE)}


def told_text(row: Visit, at: datetime) -> str:
    """What has been said about a visit: when it began, when it was told and by whom."""
    if row.told_at is not None:
        who = {"who": carer_name(row.told_by_label), "when": moment_text(row.told_at)}
        return _("%(who)s sa det den %(when)s.") % who
    if row.begun_at is not None:
        minutes = int((at - row.begun_at).total_seconds() // 60)
        return _("Började %(clock)s, för %(n)s minuter sedan.") % {"clock": clock(row.begun_at), "n": max(0, minutes)}
    return ""
