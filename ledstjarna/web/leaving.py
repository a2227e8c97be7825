"""What ending one's part, and taking over somebody's, asks in every door: a choice, and words if somebody wants to."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import stay_owner
from ledstjarna.domain.plans.models import Commitment, OwnerChange
from ledstjarna.domain.plans.rules.owners import CHANGES_OWNER
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, led_again, sent
from ledstjarna.web.wording import label_text, moment_text

AT_ONCE, UNTIL_NEW = "now", "until_new"


class LeaveForm(HouseForm):
    """When one ends: a reason is never needed."""

    when = forms.ChoiceField(
        label=_("När vill du sluta?"), widget=forms.RadioSelect,
        choices=[
            (AT_ONCE, _("Nu. Någon annan svarar för det från i dag.")),
            (UNTIL_NEW, _("När någon ny har sagt ja. Jag kan fortsätta så länge.")),
        ],
        error_messages={"required": _("Välj när du vill sluta.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vill du säga något?"), help_text=_("Du behöver inte förklara dig. Det du skriver läser teamet."),
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000,
    )  # fmt: skip


class UnitLeaveForm(LeaveForm):
    """The same, said to several: a unit or an association."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        when = self.fields["when"]
        when.label, when.error_messages["required"] = gettext("När vill ni sluta?"), gettext("Välj när ni vill sluta.")
        when.choices = [  # type: ignore[attr-defined]
            (AT_ONCE, gettext("Nu. Någon annan svarar för det från i dag.")),
            (UNTIL_NEW, gettext("När någon ny har sagt ja. Vi fortsätter så länge.")),
        ]
        words = self.fields["words"]
        words.label = gettext("Vill ni säga något?")
        words.help_text = gettext("Ni behöver inte förklara er. Det ni skriver läser teamet.")


class CarerLeaveForm(LeaveForm):
    """The same for somebody who cares, who may ask for support of their own in the same moment."""

    support = forms.BooleanField(label=_("Jag vill att någon hör av sig om stöd för egen del"), required=False)
    reach_by = forms.CharField(
        label=_("Så vill jag bli nådd"), help_text=_("Till exempel ett telefonnummer och när det passar."),
        required=False, max_length=200,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Whoever wants to be called says how."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("support") and not data.get("reach_by", "").strip():
            self.add_error("reach_by", gettext("Skriv hur du vill bli nådd, till exempel ett telefonnummer."))
        return data


class TakeOverForm(HouseForm):
    """Yes or no to taking over; a no says a few words, so that another way can be found."""

    answer = forms.ChoiceField(
        label=_("Svar"), choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Några ord"), help_text=_("Behövs om svaret är nej, så att teamet hittar en annan lösning."),
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000,
    )  # fmt: skip


class StayForm(HouseForm):
    """That one goes on after all: a button, and nothing to explain."""


Leaving = TypeVar("Leaving", bound=LeaveForm)


def leave_form(request: ViewerRequest, form_class: type[Leaving], part: Commitment) -> Leaving:
    """The form to end one's part: as it was sent, unless it was the other form of the page that was."""
    if stays(request):
        return form_class(who=as_whom(request), seen_version=part.version)
    return form_for(request, form_class, seen_version=part.version)


def stay_form(request: ViewerRequest, change: OwnerChange | None) -> StayForm | None:
    """The button to go on after all, where somebody new is sought and the part is still one's own."""
    if change is None or change.left:
        return None
    if stays(request):
        return form_for(request, StayForm, seen_version=change.version)
    return StayForm(who=as_whom(request), seen_version=change.version)


def stays(request: ViewerRequest) -> bool:
    """Whether the button to go on was pressed."""
    return request.method == "POST" and request.POST.get("do") == "stay"


def stayed(
    request: ViewerRequest, form: StayForm | None, change: OwnerChange | None, done: Callable[[OwnerChange], str]
) -> HttpResponse | None:
    """Carry out that whoever has the part keeps it after all. None when that was not what was sent."""
    if not stays(request):
        return None
    if form is None or change is None:  # sent once more, when nobody is sought any longer
        return led_again(request)

    def act(_fields: dict[str, Any], seen_version: int) -> OwnerChange:
        return stay_owner(
            by=request.viewer, subject_id=change.subject_id, owner_change_id=change.id, seen_version=seen_version,
            at=now(),
        )  # fmt: skip

    return sent(request, form, act, done=done)


def sought_sentence(change: OwnerChange | None) -> str:
    """Who looks for somebody new, and when there is word of it: to whoever has the part meanwhile. Else empty."""
    if change is None:
        return ""
    return gettext("%(who)s söker någon ny, och besked är lovat %(when)s.") % {
        "who": label_text(change.meanwhile_label), "when": moment_text(change.promised_at),
    }  # fmt: skip


def may_leave(part: Commitment, parties: tuple[object, ...]) -> bool:
    """Whether whoever acts as `parties` has this part, and can end it: said before anybody has tried."""
    return part.owner_id in parties and part.legal_basis in CHANGES_OWNER and COMMITMENT.may(part.state, "owner_leaves")


def leave_context(
    request: ViewerRequest, part: Commitment, change: OwnerChange | None, form: LeaveForm, stay: StayForm | None
) -> dict[str, Any]:
    """What every page where a part is ended shows: the two forms, who is sought, and whether it can be ended."""
    return {
        "form": form, "part": part, "stay": stay, "sought": sought_sentence(change),
        "may_leave": may_leave(part, request.viewer.parties),
    }  # fmt: skip
