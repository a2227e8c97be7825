"""How a person's identity is protected, who told it, and what a colleague answers."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.rules.protecting import SOURCES, STRENGTH
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import one_of, text, yes_or_no
from ledstjarna.web.wording import protected_name, protection_source_name

_NONE = "none"  # an empty answer would be no answer


def _kinds() -> list[tuple[str, str]]:
    return [(kind or _NONE, protected_name(kind) or gettext("Inget skydd")) for kind in STRENGTH]


def _sources() -> list[tuple[str, str]]:
    return [(code, protection_source_name(code)) for code in SOURCES]


class ProtectionForm(HouseForm):
    """What holds from now on, and who told it. Nothing is chosen beforehand but what holds."""

    kind = one_of(_("Hur är uppgifterna skyddade?"), _kinds, _("Välj hur uppgifterna är skyddade."))
    source = one_of(_("Vem har sagt det?"), _sources, _("Välj vem som har sagt det."))
    words = text(
        _("Vad har ni fått veta?"), longest=1000,
        help_text=_(
            "Till exempel vilket besked som har kommit, och när. Behövs när skyddet ska bli mindre eller sluta. "
            "Skriv inte vem hotet kommer från, eller var personen finns."
        ),
    )  # fmt: skip

    @staticmethod
    def shown(kind: str) -> str:
        """A kind of protection as the form has it."""
        return kind or _NONE

    def clean_kind(self) -> str:
        """A kind of protection as the house has it."""
        kind = str(self.cleaned_data["kind"])
        return "" if kind == _NONE else kind


class AnswerForm(HouseForm):
    """Whether less is protected from now on."""

    yes = yes_or_no(
        _("Ska skyddet bli mindre?"), _("Svara ja eller nej."),
        _("Ja, jag har själv sett att det stämmer"), _("Nej, skyddet ska vara kvar"),
    )  # fmt: skip
