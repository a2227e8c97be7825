"""What is said in one tap, with a reason, and about the times themselves."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.plans.rules.activities import LONGEST_INTERVAL, LONGEST_MONTH, NTHS, Rule, rule_of
from ledstjarna.domain.plans.rules.marking import WORD_WAYS
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.lived.words import nth_text, reason_choices
from ledstjarna.web.wording import finding_text, way_name

_WRONG_TIME = _("Skriv klockslaget med timme och minut, till exempel 09.30.")
_TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M"]


class TapForm(HouseForm):
    """One tap: what is said, and about which occurrence."""

    act = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)


class TellForm(HouseForm):
    """How it went. Not done has a reason; the rules say when words are needed too."""

    reason = forms.ChoiceField(label=_("Varför blev det inte av?"), widget=forms.RadioSelect, required=False)
    words = forms.CharField(
        label=_("Några ord"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def __init__(self, *args: Any, reasons: tuple[str, ...] = (), on_word: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = reason_choices(reasons)  # type: ignore[attr-defined]
        if on_word:
            ways = [("", _("Välj")), *((code, way_name(code).capitalize()) for code in WORD_WAYS)]
            self.fields["word_of"] = forms.CharField(label=_("Vem sa det?"), required=False, max_length=200)
            self.fields["way"] = forms.ChoiceField(label=_("På vilket sätt?"), choices=ways, required=False)


class ChangeForm(HouseForm):
    """One occurrence that is cancelled, or moved to another day or time; and why, where it is asked."""

    to_day = DayField(_("Ny dag"), required=False)
    to_time = forms.TimeField(
        label=_("Nytt klockslag"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=_TIMES, error_messages={"invalid": _WRONG_TIME},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Varför?"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class TimesForm(HouseForm):
    """When something is done: how often, from which day, at what time and for how long."""

    title = forms.CharField(label=_("Vad?"), required=False, max_length=200)
    every = forms.ChoiceField(
        label=_("Hur ofta?"), widget=forms.RadioSelect, error_messages={"required": _("Välj hur ofta.")}
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Vilka dagar?"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Om du har valt vissa dagar i veckan, eller en viss veckodag i månaden."),
    )  # fmt: skip
    nth = forms.ChoiceField(
        label=_("Vilken i månaden?"), required=False, help_text=_("Om du har valt en viss veckodag i månaden.")
    )
    monthday = forms.IntegerField(
        label=_("Vilket datum i månaden?"), required=False, min_value=1, max_value=LONGEST_MONTH,
        widget=forms.NumberInput(attrs={"min": 1, "max": LONGEST_MONTH, "inputmode": "numeric"}),
        help_text=_(
            "Om du har valt samma datum. Lämna tomt för samma datum som den första dagen. "
            "En månad som är kortare får sin sista dag."
        ),
        error_messages={
            "invalid": _("Skriv en dag från 1 till 31."), "min_value": _("Skriv en dag från 1 till 31."),
            "max_value": _("Skriv en dag från 1 till 31."),
        },
    )  # fmt: skip
    interval = forms.IntegerField(
        label=_("Med vilket mellanrum?"), required=False, min_value=1, max_value=LONGEST_INTERVAL,
        widget=forms.NumberInput(attrs={"min": 1, "max": LONGEST_INTERVAL, "inputmode": "numeric"}),
        help_text=_("1 är varje gång, 2 är varannan vecka, varannan dag eller varannan månad."),
        error_messages={
            "invalid": _("Skriv ett helt tal, till exempel 2 för varannan."),
            "min_value": _("Skriv 1 eller mer."), "max_value": _("Skriv högst 12."),
        },
    )  # fmt: skip
    starts_on = DayField(_("Första dagen"), _("Skriv vilken dag det börjar."))
    at = forms.TimeField(
        label=_("Klockan"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=_TIMES, help_text=_("Lämna tomt om det är någon gång under dagen."),
        error_messages={"invalid": _WRONG_TIME},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"), required=False, min_value=1, max_value=1440,
        widget=forms.NumberInput(attrs={"min": 1, "max": 1440, "inputmode": "numeric"}),
        error_messages={
            "invalid": _("Skriv ett helt antal minuter."), "min_value": _("Skriv hur många minuter det tar."),
            "max_value": _("Ett dygn är det längsta som går. Skriv högst 1440 minuter."),
        },
    )  # fmt: skip
    last_day = DayField(_("Sista dagen"), required=False, help_text=_("Lämna tomt om det gäller tills vidare."))
    responsible = forms.ChoiceField(label=_("Vem kommer?"), required=False)
    beside = forms.BooleanField(label=_("Lägg till ändå"), required=False)  # shown when it has been asked about

    def __init__(self, *args: Any, responsible: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["every"].choices = [  # type: ignore[attr-defined]
            ("week", gettext("Vissa dagar i veckan")), ("day", gettext("Varje dag, eller med några dagars mellanrum")),
            ("month", gettext("Samma datum varje månad, eller med några månaders mellanrum")),
            ("nth", gettext("En viss veckodag i månaden, till exempel den andra tisdagen")),
            ("once", gettext("En enda gång")),
        ]  # fmt: skip
        self.fields["nth"].choices = [("", gettext("Välj"))] + [  # type: ignore[attr-defined]
            (str(nth), nth_text(nth).capitalize()) for nth in NTHS
        ]
        self.fields["weekdays"].choices = _weekdays()  # type: ignore[attr-defined]
        if responsible:
            self.fields["responsible"].choices = responsible  # type: ignore[attr-defined]
        else:
            del self.fields["responsible"]

    def clean(self) -> dict[str, Any]:
        """What the days say together, told beside what else is wrong: the rule tells it when nothing else is."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("starts_on"), data.get("last_day")
        if self.errors and first and last and last < first:
            self.add_error("last_day", finding_text(Finding("times_end_before_start")))
        return data


def _weekdays() -> list[tuple[str, str]]:
    names = (
        gettext("Måndag"), gettext("Tisdag"), gettext("Onsdag"), gettext("Torsdag"), gettext("Fredag"),
        gettext("Lördag"), gettext("Söndag"),
    )  # fmt: skip
    return [(str(number), name) for number, name in enumerate(names)]


def rule_from(fields: dict[str, Any]) -> Rule:
    """The rule that a filled-in form tells."""
    every = fields["every"]
    days = tuple(sorted(int(day) for day in fields["weekdays"])) if every in ("week", "nth") else ()
    return Rule(
        every, 1 if every == "once" else fields["interval"] or 1, days,
        monthday=(fields["monthday"] or fields["starts_on"].day) if every == "month" else 0,
        nth=int(fields["nth"] or 0) if every == "nth" else 0,
    )  # fmt: skip


def ends_from(last_day: date | None) -> date | None:
    """The first day without it, from the last day with it."""
    return last_day + timedelta(days=1) if last_day else None


def initial_of(row: Activity, first: date) -> dict[str, Any]:
    """What the form shows when times are changed: as they are, from `first` on."""
    rule = rule_of(row.rule)
    return {
        "title": row.title, "every": rule.every, "weekdays": [str(day) for day in rule.weekdays],
        "nth": str(rule.nth or ""), "monthday": rule.monthday or None,
        "interval": rule.interval, "starts_on": max(first, row.starts_on), "at": row.at_time,
        "minutes": row.minutes or None, "last_day": row.ends_on - timedelta(days=1) if row.ends_on else None,
        "responsible": str(row.responsible_id or ""),
    }  # fmt: skip
