"""How a call went, and what the person tells staff who write it down for them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.rules import CHANNELS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.number_to_call import number_field, wrong_number
from ledstjarna.web.team.fields import one_from_list, one_of, text, way_told
from ledstjarna.web.wording import channel_name


class AttemptForm(HouseForm):
    """Reached or not; giving up is there only when somebody has tried before."""

    outcome = one_of(_("Hur gick det?"), (), _("Välj hur det gick."))
    words = text(_("Några ord till personen"))

    def __init__(self, *args: Any, tried: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [("reach", gettext("Jag fick tag i personen")), ("miss", gettext("Jag fick inte tag i personen"))]
        if tried:
            outcomes.append(("give_up", gettext("Vi slutar försöka, och lämnar besked här")))
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]


class TellCallForm(HouseForm):
    """The person said by phone or in a meeting that they want somebody to get in touch."""

    contact = one_from_list(_("Vem ska höra av sig?"), ())
    channel = one_of(_("Hur vill personen bli kontaktad?"), (), _("Välj hur personen vill bli kontaktad."))
    number = number_field()
    about = text(_("Vad gäller det?"))
    way = way_told()

    def __init__(self, *args: Any, contacts: Sequence[tuple[str, str]], known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = [*contacts, ("", gettext("Den som håller ihop planen"))]  # type: ignore[attr-defined]
        self.fields["channel"].choices = [(code, channel_name(code)) for code in CHANNELS]  # type: ignore[attr-defined]
        if known:
            del self.fields["number"]

    def clean(self) -> None:
        """Staff may know of no number: what they write is to be one."""
        said = self.cleaned_data
        wrong = "number" in self.fields and wrong_number(
            said.get("channel", ""), said.get("number", ""), said.get("about", ""), must=False
        )
        if wrong:
            self.add_error("number", wrong)
