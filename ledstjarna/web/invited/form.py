"""The answer to a call: which times suit, or whether one comes, and how one wants to take part."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import Reply
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.rules.calling import HOWS, NEEDS
from ledstjarna.domain.plans.rules.meeting_times import ANSWERS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording.meetings import coming_name, how_name, need_name, time_answer, time_text

_TIME = "time_"
PRIVATE = ("person", "representative", "close_one")


def _needs() -> list[tuple[str, str]]:
    return [(code, need_name(code)) for code in NEEDS]


def _hows() -> list[tuple[str, Any]]:
    return [("", _("Som det står i kallelsen")), *((code, how_name(code)) for code in HOWS)]


class ReplyForm(HouseForm):
    """One question for each proposed time, or one whether one comes; then how, what is needed, and where to."""

    how = forms.ChoiceField(label=_("Hur vill du vara med?"), choices=_hows, widget=forms.RadioSelect, required=False)
    needs = forms.MultipleChoiceField(
        label=_("Behöver du något för att kunna vara med?"), choices=_needs, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    needs_words = forms.CharField(label=_("Något mer vi ska tänka på?"), max_length=300, required=False)
    calendar_address = forms.CharField(
        label=_("E-postadress till din kalender"), max_length=254, required=False,
        help_text=_("Bara om du vill svara från kalendern i din telefon eller dator."),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        call: PlanMeetingCall,
        times: list[MeetingTime],
        participant: MeetingParticipant,
        **kwargs: Any,
    ) -> None:
        stored = {name: getattr(participant, name) for name in ("how", "needs", "needs_words", "calendar_address")}
        super().__init__(*args, **{**kwargs, "initial": {**stored, **kwargs.get("initial", {})}})
        asked = _asked_times(times, participant) if call.state == "asked" else {"coming": _coming(participant)}
        self.asks = list(asked)
        self.fields = {**asked, **self.fields}
        if participant.kind not in PRIVATE:
            del self.fields["needs"]

    def reply(self, fields: dict[str, Any], **more: Any) -> Reply:
        """What was answered, for the action."""
        said = {UUID(name[len(_TIME) :]): fields[name] for name in self.asks if name.startswith(_TIME) and fields[name]}
        return Reply(
            said, fields.get("coming", ""), fields["how"], fields.get("needs", ()), fields["needs_words"],
            fields["calendar_address"], **more,
        )  # fmt: skip


def _asked_times(times: list[MeetingTime], participant: MeetingParticipant) -> dict[str, forms.Field]:
    answers = [(code, time_answer(code)) for code in ANSWERS]
    return {
        f"{_TIME}{row.id}": forms.ChoiceField(
            label=time_text(row.starts_at, row.ends_at), choices=answers, widget=forms.RadioSelect, required=False,
            initial=participant.answers.get(str(row.id), ""),
        )
        for row in times
    }  # fmt: skip


def _coming(participant: MeetingParticipant) -> forms.Field:
    return forms.ChoiceField(
        label=_("Kommer du?"), choices=[(code, coming_name(code)) for code in ("yes", "maybe", "no")],
        widget=forms.RadioSelect, initial=participant.coming, error_messages={"required": _("Svara om du kommer.")},
    )  # fmt: skip
