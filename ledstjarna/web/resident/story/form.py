"""What the story's form asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import channel_name
from ledstjarna.web.wording.languages import languages

LONGEST = 10_000  # characters; the rules say the same
REACH = ("phone", "text", "letter", "video", "visit")


# The same questions to somebody who writes for the person.
ABOUT = {
    "what_matters": _("Vad är viktigt för %(name)s?"),
    "what_i_can": _("Vad kan och vill %(name)s göra själv?"),
    "how_to_meet_me": _("Hur vill %(name)s bli bemött?"),
    "who_is_close": _("Vilka står %(name)s nära?"),
    "reach": _("Hur vill %(name)s att vi hör av oss?"),
    "language": _("Vilket språk vill %(name)s prata?"),
    "interpreter": _("%(name)s behöver tolk"),
}
HINTS = {
    "what_matters": _("Skriv med %(whose)s egna ord, så långt det går."),
    "how_to_meet_me": _("Vad ska den som kommer tänka på?"),
    "who_is_close": _("Människor, djur, grannar."),
}


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
    language = forms.ChoiceField(
        label=_("Vilket språk vill du prata?"), error_messages={"required": _("Välj vilket språk du vill prata.")}
    )
    interpreter = forms.BooleanField(label=_("Jag behöver tolk"), required=False)

    def __init__(self, *args: object, own_language: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reach"].choices = [(code, channel_name(code)) for code in REACH]  # type: ignore[attr-defined]
        self.fields["language"].choices = languages(own_language)  # type: ignore[attr-defined]
