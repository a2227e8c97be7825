"""What the story's form asks."""

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import channel_name

LONGEST = 10_000  # characters; the rules say the same
REACH = ("phone", "text", "letter", "video", "visit")

# The languages that are asked for most often; whatever else somebody speaks stays as it was registered.
LANGUAGES = ("sv", "fi", "en", "ar", "so", "fa", "ti", "pl", "bs", "ku", "ru", "uk", "es", "swl")


def language_choices(own: str = "") -> list[tuple[str, str]]:
    """Languages by name, the person's own among them."""
    codes = [*LANGUAGES, own] if own and own not in LANGUAGES else LANGUAGES
    return [(code, _language_name(code)) for code in codes]


def _language_name(code: str) -> str:
    if code == "swl":
        return str(_("svenskt teckenspråk"))
    names = Locale.parse((get_language() or "sv")[:2]).languages
    return str(names.get(code, code))


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StoryForm(HouseForm):
    """The person's own words, and how they want to be reached."""

    what_matters = forms.CharField(
        label=_("Vad är viktigt för dig?"),
        help_text=_("Till exempel något du vill kunna göra, eller någon du vill träffa."),
        widget=_words(5),
        required=False,
        max_length=LONGEST,
    )
    what_i_can = forms.CharField(
        label=_("Vad kan och vill du göra själv?"), widget=_words(3), required=False, max_length=LONGEST
    )
    how_to_meet_me = forms.CharField(
        label=_("Hur vill du bli bemött?"), help_text=_("Vad ska den som kommer till dig tänka på?"), widget=_words(3),
        required=False, max_length=LONGEST,
    )  # fmt: skip
    who_is_close = forms.CharField(
        label=_("Vilka står dig nära?"), help_text=_("Människor, djur, grannar. Du bestämmer själv vilka du nämner."),
        widget=_words(2), required=False, max_length=LONGEST,
    )  # fmt: skip
    reach = forms.MultipleChoiceField(
        label=_("Hur vill du att vi når dig?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reach_note = forms.CharField(
        label=_("Något att tänka på när vi hör av oss?"),
        help_text=_("Till exempel telefonnummer, eller när på dagen det passar."),
        widget=_words(2),
        required=False,
        max_length=LONGEST,
    )
    language = forms.ChoiceField(label=_("Vilket språk vill du prata?"))
    interpreter = forms.BooleanField(label=_("Jag behöver tolk"), required=False)

    def __init__(self, *args: object, own_language: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reach"].choices = [(code, channel_name(code)) for code in REACH]  # type: ignore[attr-defined]
        self.fields["language"].choices = language_choices(own_language)  # type: ignore[attr-defined]
