"""One proposal: what, why, when, by whom; what it costs, whether one can change one's mind, what a no means."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import SupportOffered
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_from_list, one_of, text

_PER = (
    ("", _("Välj")), ("month", _("i månaden")), ("visit", _("per besök")), ("time", _("per gång")),
    ("hour", _("i timmen")), ("day", _("om dagen")), ("year", _("om året")),
)  # fmt: skip
_COSTS = (("free", _("Det kostar inget")), ("known", _("Det kostar")), ("unknown", _("Vi vet inte än")))


class MoneyForm(HouseForm):
    """What something costs the person: nothing, an amount, or not known yet."""

    cost = one_of(_("Vad kostar det för personen?"), _COSTS, _("Svara vad det kostar, eller att ni inte vet än."))
    kronor = forms.DecimalField(label=_("Kronor"), required=False, min_value=0, max_value=100_000, decimal_places=2)
    cost_per = one_from_list(_("Hur ofta betalar man?"), _PER)

    def clean(self) -> dict[str, Any]:
        """An amount is needed where it costs, and stands nowhere else: nothing that is written is dropped unsaid."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        cost, kronor = data.get("cost"), data.get("kronor")
        if cost == "known" and kronor is None and "kronor" not in self.errors:
            self.add_error("kronor", gettext("Skriv hur mycket det kostar."))
        if cost == "known" and kronor == 0:
            self.add_error(
                "kronor", gettext("Noll kronor är att det inte kostar något. Välj ”Det kostar inget” i så fall.")
            )
        if cost in ("free", "unknown") and kronor:
            self.add_error("kronor", gettext("Här står ett belopp. Välj ”Det kostar” ovanför, eller ta bort beloppet."))
        return data

    def offered(self, basis: str, data: dict[str, Any]) -> SupportOffered:
        """The proposal as the action takes it, with money in öre."""
        texts = ("title", "why", "asks_of_me", "when", "can_change_mind", "after_no")
        ore = {"free": 0, "unknown": None}.get(data["cost"], int((data["kronor"] or Decimal(0)) * 100))
        per = data["cost_per"] if data["cost"] == "known" else ""
        return SupportOffered(
            legal_basis=basis, cost_ore=ore, cost_per=per, **{name: data[name].strip() for name in texts}
        )


class ProposalForm(MoneyForm):
    """What the person reads before they choose."""

    title = line(_("Vad föreslår du?"), _("Skriv kort vad det gäller."), help_text=_("Så att personen förstår."))
    owner = one_from_list(_("Vem skulle göra det?"), (), _("Välj vem som skulle göra det."))
    why = text(_("Varför?"), rows=2)
    when = line(_("När och hur ofta?"))
    asks_of_me = text(_("Vad behöver personen göra själv?"), rows=2)
    can_change_mind = text(_("Går det att ändra sig?"), _("Skriv om det går att ändra sig, och hur."), rows=2)
    after_no = text(_("Vad händer om personen säger nej?"), _("Skriv vad som händer efter ett nej."), rows=2)

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", gettext("Välj")), *owners]  # type: ignore[attr-defined]
