"""What Ring mig asks: whom, how, and about what if one wants to say."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.rules import CHANNELS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.number_to_call import number_field, wrong_number
from ledstjarna.web.wording import channel_name

# What Ring mig offers; a letter or a visit only to those whose story says that they want it so.
CALLED = ("phone", "text", "video")


class CallMeForm(HouseForm):
    """The person's own way of being reached comes first and is chosen beforehand; it stands in their story."""

    contact = forms.ChoiceField(label=_("Vem ska höra av sig?"), widget=forms.RadioSelect, required=False)
    channel = forms.ChoiceField(
        label=_("Hur vill du bli kontaktad?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur du vill bli kontaktad.")},
    )  # fmt: skip
    number = number_field()
    about = forms.CharField(
        label=_("Vad gäller det?"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=1000,
        help_text=_("Du behöver inte skriva något. Några ord gör det lättare att hjälpa dig direkt."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, contacts: Sequence[tuple[str, str]], reach: Sequence[str], known: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        first = [code for code in reach if code in CHANNELS]
        ordered = [*first, *(code for code in CALLED if code not in first)]
        self.fields["channel"].choices = [(code, channel_name(code)) for code in ordered]  # type: ignore[attr-defined]
        self.fields["channel"].initial = ordered[0]
        if len(contacts) > 1:
            self.fields["contact"].choices = contacts  # type: ignore[attr-defined]
        else:
            del self.fields["contact"]
        if known:
            del self.fields["number"]

    def clean(self) -> None:
        """A call that nobody can make is not promised: the number is asked for where none is known."""
        said = self.cleaned_data
        wrong = "number" in self.fields and wrong_number(
            said.get("channel", ""), said.get("number", ""), said.get("about", "")
        )
        if wrong:
            self.add_error("number", wrong)


ABOUT = {"channel": _("Hur vill %(name)s bli kontaktad?")}
HINTS = {"about": _("Det går bra att inte skriva något. Några ord gör det lättare att hjälpa till direkt.")}
