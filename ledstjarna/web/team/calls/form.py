"""The forms of a call: who and where, which times are asked for, which is set, who came, what was agreed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import Arrangement
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.rules.calling import HOWS, LONGEST, PLACES, ROUTINE, SHORTEST
from ledstjarna.domain.plans.rules.meeting_times import choosing_hindrance, clock_at, day_at, moment_of
from ledstjarna.foundation.clock import STOCKHOLM, now, today
from ledstjarna.foundation.findings import Finding, RuleBroken
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.invited.form import ReplyForm
from ledstjarna.web.invited.presenter import tells_home
from ledstjarna.web.team.fields import day, line, nothing_chosen, one_from_list, one_of, several_of, text, way_told
from ledstjarna.web.wording import finding_text
from ledstjarna.web.wording.meetings import how_name, place_name

ROWS = (1, 2, 3, 4)  # times that can be asked for at once, without a page that grows


def _hows() -> list[tuple[str, str]]:
    return [(code, how_name(code)) for code in HOWS]


def _places() -> list[tuple[str, str]]:
    return [nothing_chosen(), *((code, place_name(code)) for code in PLACES)]


def clock(label: Any, **more: Any) -> forms.TimeField:
    """A clock in Sweden, written or picked."""
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M", "%H"],
        error_messages={"invalid": _("Skriv klockslaget med timme och minut, till exempel 09.30.")}, **more,
    )  # fmt: skip


class WhereForm(HouseForm):
    """How and where, and for how long."""

    how = one_of(_("Hur ses ni?"), _hows, _("Välj hur ni ses: i ett rum, på telefon eller på video."))
    place_kind = one_from_list(_("Var, om det är i ett rum?"), _places)
    place = line(
        _("Adress eller rum"), help_text=_("Det här syns för alla som är kallade. Skriv inte vad mötet handlar om.")
    )
    phone = line(_("Nummer, om det är på telefon"), longest=30)
    link = forms.URLField(
        label=_("Länk, om det är på video"), max_length=300, required=False, assume_scheme="https",
        error_messages={"invalid": _("Skriv hela länken, till exempel https://video.exempel.se/rum.")},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"), initial=ROUTINE, min_value=SHORTEST, max_value=LONGEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv hur många minuter mötet tar."), "invalid": _("Skriv minuterna med siffror."),
            "min_value": _("Ett möte är minst %(limit_value)s minuter."),
            "max_value": _("Ett möte är högst %(limit_value)s minuter."),
        },
    )  # fmt: skip

    @staticmethod
    def arranged(data: dict[str, Any]) -> Arrangement:
        """How and where, for the action."""
        return Arrangement(data["how"], data["minutes"], data["place_kind"], data["place"], data["phone"], data["link"])


class CallForm(WhereForm):
    """Who is called, beside the person; and whether the person wants those close to come."""

    called = several_of(_("Vilka kallar ni, utom personen själv?"), ())
    more = one_from_list(_("Någon mer som personens samtycke gäller"), ())
    person_agrees = forms.BooleanField(
        label=_("Personen vill att de närstående som är ikryssade är med"), required=False,
        help_text=_("Fråga personen. Den som personen inte vill ha med kallas inte."),
    )  # fmt: skip
    about = line(_("Vad mötet gäller, kort"), help_text=_("Bara de som läser planen ser det här."))

    field_order = ("called", "more", "person_agrees", "how", "place_kind", "place", "phone", "link", "minutes", "about")

    def __init__(self, *args: Any, around: list[Any], more: list[Any], close: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].choices = around  # type: ignore[attr-defined]
        if more:
            self.fields["more"].choices = [nothing_chosen(), *more]  # type: ignore[attr-defined]
        else:
            del self.fields["more"]
        if not close:
            del self.fields["person_agrees"]


class CallMoreForm(HouseForm):
    """Who else is called; and whether the person wants those close to come."""

    called = several_of(_("Vilka fler kallar ni?"), ())
    more = one_from_list(_("Någon mer som personens samtycke gäller"), ())
    person_agrees = forms.BooleanField(
        label=_("Personen vill att de närstående som är ikryssade är med"), required=False,
        help_text=_("Fråga personen. Den som personen inte vill ha med kallas inte."),
    )  # fmt: skip
    anyway = forms.BooleanField(label=_("Kalla ändå, fast någon har ett annat möte då"), required=False)

    def __init__(
        self, *args: Any, around: list[Any], more: list[Any], close: bool, has_time: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].choices = around  # type: ignore[attr-defined]
        self.fields["more"].choices = [nothing_chosen(), *more]  # type: ignore[attr-defined]
        for name, there in (("called", around), ("more", more), ("person_agrees", close), ("anyway", has_time)):
            if not there:
                del self.fields[name]


def _moment(on: date | None, at: time | None) -> datetime | None:
    """The moment of two fields, None when both are empty. Raises RuleBroken for half of one, or an hour that is not."""
    found = moment_of(on, at)
    if isinstance(found, Finding):
        raise RuleBroken(*_has_been([(on, "day")]), replace(found, field_name="clock" if on else "day"))
    return found


def _has_been(days: Iterable[tuple[date | None, str]]) -> list[Finding]:
    """Those days that have passed, each at its field: told with half a time, that no rule of whole ones sees."""
    return [Finding("time_has_been", field_name=name) for on, name in days if on is not None and on < today()]


def _chosen(start: datetime | None, field_name: str) -> datetime:
    """The time that was chosen. Raises RuleBroken when there is none."""
    missing = choosing_hindrance(start)
    if missing or start is None:
        raise RuleBroken(*([replace(missing, field_name=field_name)] if missing else []))
    return start


def _aimed(broken: RuleBroken, rows: Sequence[tuple[str, str]]) -> RuleBroken:
    """The findings at the fields they are about; `rows` are the fields of each time: its day and its clock."""
    names: dict[str, str] = {}
    for number, (on, at) in enumerate(rows):
        names |= {day_at(number): on, clock_at(number): at}
    return RuleBroken(*(replace(one, field_name=names.get(one.field_name, one.field_name)) for one in broken.findings))


def _beside(form: HouseForm, rows: Sequence[tuple[str, str]]) -> None:
    """Tell what is wrong with the times that are written, beside what could not be read: all of it at once.

    `rows` are the fields of each time, its day and its clock. Nothing when all was read: then the rules tell it.
    """
    if not form.errors:
        return
    for on, at in rows:
        for name, found in _of_row(form, on, at):
            form.add_error(name, finding_text(found))


def _of_row(form: HouseForm, on: str, at: str) -> Iterator[tuple[str, Finding]]:
    day, clock = form.cleaned_data.get(on), form.cleaned_data.get(at)
    has_day, has_clock = day is not None or on in form.errors, clock is not None or at in form.errors
    if has_day != has_clock:
        yield (at if has_day else on), Finding("time_half")
    if day is not None and day < today():
        yield on, Finding("time_has_been")
    moment = moment_of(day, clock) if day is not None and clock is not None else None
    if isinstance(moment, Finding):
        yield at, moment
    elif moment is not None and day == today() and moment <= now():
        yield at, Finding("time_has_been")


class TimesForm(HouseForm):
    """A few times, each a day and a clock."""

    _when_away = False
    anyway = forms.BooleanField(label=_("Fråga ändå, fast personen är borta då"), required=False)

    def __init__(
        self, *args: Any, standing: Iterable[datetime] = (), is_away: Callable[[date], bool] = lambda _day: False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        known = dict(zip(ROWS, [start.astimezone(STOCKHOLM) for start in standing], strict=False))
        for number in ROWS:
            told = known.get(number)
            self.fields[f"day_{number}"] = day(
                _("Dag %(number)s") % {"number": number}, initial=told.date() if told else None
            )
            if told and is_away(told.date()):
                self.fields[f"day_{number}"].help_text = _("Personen är borta då.")
            self.fields[f"clock_{number}"] = clock(
                _("Klockan, dag %(number)s") % {"number": number}, initial=f"{told:%H:%M}" if told else None
            )

    def clean(self) -> dict[str, Any]:
        """Half a time, or one that has been, is told beside what could not be read."""
        data = super().clean() or self.cleaned_data
        _beside(self, [(f"day_{number}", f"clock_{number}") for number in ROWS])
        return data

    def pairs(self) -> list[tuple[Any, Any]]:
        """The fields of each time, side by side."""
        return [(self[f"day_{number}"], self[f"clock_{number}"]) for number in ROWS]

    @property
    def seen_away(self) -> bool:
        """Whether a time is written on a day when the person is away, so that whoever asks says that they saw it."""
        return bool(self["anyway"].value()) or self._when_away

    def say(self, broken: RuleBroken) -> None:
        """Put every finding at the time it is about: those that are written, in the order of the form."""
        data = self.cleaned_data
        written = [number for number in ROWS if data.get(f"day_{number}") and data.get(f"clock_{number}")]
        self._when_away = any(one.code == "asked_when_away" for one in broken.findings)
        super().say(_aimed(broken, [(f"day_{number}", f"clock_{number}") for number in written or ROWS]))

    @staticmethod
    def starts(data: dict[str, Any]) -> list[datetime]:
        """The times that were written. Raises RuleBroken with what is wrong with each."""
        told = [(number, moment_of(data[f"day_{number}"], data[f"clock_{number}"])) for number in ROWS]
        wrong = [
            replace(one, field_name=f"{'clock' if data[f'day_{number}'] else 'day'}_{number}")
            for number, one in told
            if isinstance(one, Finding)
        ]
        if wrong:
            raise RuleBroken(*wrong, *_has_been((data[f"day_{number}"], f"day_{number}") for number in ROWS))
        return [one for _number, one in told if isinstance(one, datetime)]


class SetForm(HouseForm):
    """One of the times that were asked for, or another."""

    time = one_of(_("Vilken tid?"), ())
    day = day(_("En annan dag"))
    clock = clock(_("Klockan"))
    anyway = forms.BooleanField(label=_("Bestäm tiden ändå"), required=False)

    def __init__(self, *args: Any, times: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if times:
            self.fields["time"].choices = times  # type: ignore[attr-defined]
        else:
            del self.fields["time"]
            self.fields["day"].label = _("Dag")

    def clean(self) -> dict[str, Any]:
        """Half a time, or one that has been, is told beside what could not be read."""
        data = super().clean() or self.cleaned_data
        _beside(self, [("day", "clock")])
        return data

    def say(self, broken: RuleBroken) -> None:
        """Put what is wrong with the time at what was written, or at the list when nothing was."""
        listed = "time" in self.fields and not self.cleaned_data.get("day")
        super().say(_aimed(broken, [("time", "time") if listed else ("day", "clock")]))

    @staticmethod
    def start(data: dict[str, Any], times: dict[str, datetime]) -> datetime:
        """The time that was chosen; what was written beside the list counts before it. Raises RuleBroken."""
        found = _moment(data["day"], data["clock"]) or times.get(data.get("time", ""))
        return _chosen(found, "time" if times else "day")


class MoveForm(WhereForm):
    """Another time or place."""

    day = day(_("Dag"), _("Skriv vilken dag mötet är."))
    clock = clock(_("Klockan"))
    anyway = forms.BooleanField(label=_("Bestäm tiden ändå"), required=False)

    field_order = ("day", "clock", "anyway", "how", "place_kind", "place", "phone", "link", "minutes")

    def clean(self) -> dict[str, Any]:
        """Half a time, or one that has been, is told beside what else could not be read."""
        data = super().clean() or self.cleaned_data
        _beside(self, [("day", "clock")])
        return data

    def say(self, broken: RuleBroken) -> None:
        """Put what is wrong with the time at its day or its clock."""
        super().say(_aimed(broken, [("day", "clock")]))

    @staticmethod
    def start(data: dict[str, Any]) -> datetime:
        """The time that was written. Raises RuleBroken."""
        return _chosen(_moment(data["day"], data["clock"]), "clock")


def standing_fields(call: PlanMeetingCall, wish: MeetingParticipant | None = None) -> dict[str, Any]:
    """What stands now, for the form that changes it; the time that somebody wishes for, where one was chosen."""
    start, end = (wish.wished_starts_at, wish.wished_ends_at) if wish else (call.starts_at, None)
    local = start.astimezone(STOCKHOLM) if start else None
    stored = {name: getattr(call, name) for name in ("how", "place_kind", "place", "phone", "link", "minutes")}
    if start and end:
        stored["minutes"] = min(max(int((end - start) / timedelta(minutes=1)), SHORTEST), LONGEST)
    stored["place"] = call.place if tells_home(call) else ""
    return {**stored, "day": local.date() if local else None, "clock": f"{local:%H:%M}" if local else None}


class CancelForm(HouseForm):
    """Why, in words that everybody who is called can read."""

    why = line(
        _("Varför ställs mötet in?"), longest=300, help_text=_("Alla som är kallade ser det. Skriv inget om planen.")
    )


# The same questions, when somebody else's answer is written down.
_OF_ANOTHER = {
    "coming": _("Kommer de?"),
    "how": _("Hur vill de vara med?"),
    "needs": _("Behöver de något för att kunna vara med?"),
}


class SaidReplyForm(ReplyForm):
    """What somebody said, by phone or otherwise; written down by staff."""

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_another:
            for name, label in _OF_ANOTHER.items():
                if name in self.fields:
                    self.fields[name].label = label
            self.fields["way"] = way_told(_("Hur svarade de?"))


class PointForm(HouseForm):
    """Something to talk about."""

    words = line(_("Lägg till något att prata om"), _("Skriv några ord."), longest=300)
    for_person = forms.BooleanField(label=_("Personen själv vill ta upp det"), required=False)


class HoldForm(HouseForm):
    """Who is there."""

    present = several_of(_("Vilka är med?"), ())
    others = text(_("Någon annan som är med"), rows=2, help_text=_("Till exempel tolken. Ett namn på varje rad."))

    def __init__(self, *args: Any, there: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = there  # type: ignore[attr-defined]

    @staticmethod
    def ids(data: dict[str, Any]) -> list[UUID]:
        """The participants who are there."""
        return [UUID(one) for one in data["present"]]


class SumUpForm(HouseForm):
    """What was agreed, in a few plain sentences."""

    agreed = text(
        _("Vad kom ni överens om?"), _("Skriv några ord om vad ni kom överens om."), rows=4,
        help_text=_("Kort, med personens ord. Förslag, val och beslut står redan i planen."),
    )  # fmt: skip
