"""When the person is away: the form, what stands in words, and what a sent form does; the same from every door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.actions import end_absence, tell_absence
from ledstjarna.domain.people.models import Absence
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.day_field import DayField
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.wording import date_text, label_text, moment_text, way_name

TAKE_BACK = "take_back"  # the name of the button that takes an absence back
_WAYS = ("meeting", "oral", "phone", "paper")
KINDS: dict[str, Callable[[], str]] = {
    "hospital": lambda: gettext("På sjukhus"),
    "holiday": lambda: gettext("Bortrest"),
    "other": lambda: gettext("Något annat"),
}


def _day(label: Any, **more: Any) -> DayField:
    return DayField(label, _("Skriv vilken dag det gäller."), **more)


class AwayForm(HouseForm):
    """Why, from which day and until which; staff also say how they were told."""

    kind = forms.ChoiceField(
        label=_("Varför?"), widget=forms.RadioSelect, error_messages={"required": _("Välj varför.")},
        help_text=_("Skälet syns för teamet och de som utför stödet. Föreningar ser bara dagarna."),
    )  # fmt: skip
    first = _day(_("Borta från och med"))
    back = _day(_("Tillbaka"), required=False, help_text=_("Den första dagen hemma. Lämna tomt om ingen vet än."))
    words = forms.CharField(
        label=_("Något mer att veta?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    way = forms.ChoiceField(
        label=_("Hur fick ni veta det?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur ni fick veta det.")},
    )  # fmt: skip

    def __init__(self, *args: Any, staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(code, word()) for code, word in KINDS.items()]  # type: ignore[attr-defined]
        _ways(self, staff=staff)


class BackForm(HouseForm):
    """The first day back; or, by a button of its own and never by a day, that the absence came to nothing."""

    back = _day(_("Tillbaka"), help_text=_("Den första dagen hemma. Det som var pausat börjar igen den dagen."))
    way = forms.ChoiceField(
        label=_("Hur fick ni veta det?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur ni fick veta det.")},
    )  # fmt: skip

    def __init__(self, *args: Any, starts: date, staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts
        _ways(self, staff=staff)
        self.takes_back = TAKE_BACK in self.data
        self.fields["back"].required = not self.takes_back

    def clean_back(self) -> date:
        """The day, after the first day away; that day itself where the absence is taken back."""
        if self.takes_back:
            return self.starts
        if self.cleaned_data["back"] == self.starts:
            raise forms.ValidationError(
                gettext("Det är den första dagen borta. Blev det inget av? Tryck på Det blev inget av.")
            )
        return cast("date", self.cleaned_data["back"])


def _ways(form: HouseForm, *, staff: bool) -> None:
    if staff:
        form.fields["way"].choices = [(code, way_name(code).capitalize()) for code in _WAYS]  # type: ignore[attr-defined]
    else:
        del form.fields["way"]


@dataclass(frozen=True, slots=True)
class AwayShown:
    """An absence in words."""

    id: UUID
    days: str
    why: str
    words: str
    told: str


def away_shown(row: Absence, names: Callable[[str], str] = label_text) -> AwayShown:
    """When, why and who told."""
    told = gettext("%(who)s sa till den %(when)s.") % {
        "who": names(row.told_by_label),
        "when": moment_text(row.told_at),
    }
    return AwayShown(row.id, days_text(row.period.lower, row.period.upper), KINDS[row.kind](), row.words, told)


def days_text(first: date, back: date | None) -> str:
    """From which day, and when back."""
    if back is None:
        return gettext("Från %(first)s, ingen vet än till när") % {"first": date_text(first)}
    return gettext("Från %(first)s, tillbaka %(back)s") % {"first": date_text(first), "back": date_text(back)}


def away_form(request: ViewerRequest) -> AwayForm:
    """The form that tells of an absence."""
    return form_for(request, AwayForm, initial={"first": today()}, staff=request.viewer.is_staff)


def back_form(request: ViewerRequest, row: Absence) -> BackForm:
    """The form that tells when the person is back."""
    return form_for(
        request, BackForm, initial={"back": row.period.upper}, starts=row.period.lower, staff=request.viewer.is_staff,
        seen_version=row.version,
    )  # fmt: skip


def away_sent(
    request: ViewerRequest, form: AwayForm, subject_id: UUID, done: Callable[[Any], str]
) -> HttpResponse | None:
    """Tell of an absence."""

    def act(fields: dict[str, Any], _seen: int) -> object:
        return tell_absence(
            by=request.viewer, subject_id=subject_id, kind=fields["kind"], first=fields["first"], back=fields["back"],
            words=fields["words"], way=fields.get("way") or "digital", at=now(),
        )  # fmt: skip

    return sent(request, form, act, done=done)


def back_sent(
    request: ViewerRequest, form: BackForm, row: Absence, done: Callable[[Absence | None], str]
) -> HttpResponse | None:
    """Tell when the person is back; `done` gets the absence as it stands then, None when it was taken back."""

    def act(fields: dict[str, Any], seen: int) -> Absence | None:
        return end_absence(
            by=request.viewer, subject_id=row.subject_id, absence_id=row.id, seen_version=seen, back=fields["back"],
            way=fields.get("way") or "digital", at=now(),
        )  # fmt: skip

    return sent(request, form, act, done=done)
