"""What ending one's part, and taking over somebody's, asks in every door: a choice, and words if somebody wants to."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.owners import CHANGES_OWNER
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.web.forms import HouseForm

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


def may_leave(part: Commitment, parties: tuple[object, ...]) -> bool:
    """Whether whoever acts as `parties` has this part, and can end it: said before anybody has tried."""
    return part.owner_id in parties and part.legal_basis in CHANGES_OWNER and COMMITMENT.may(part.state, "owner_leaves")
