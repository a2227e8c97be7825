"""What a wish for a change says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm

# As it is asked of somebody who answers for the person.
ABOUT = {"new_title": _("Så här vill %(name)s att det blir"), "new_when": _("När det passar %(name)s")}


class ChangeForm(HouseForm):
    """At least one of the three is said; the rules see to it."""

    words = forms.CharField(
        label=_("Vad vill du ändra, och varför?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    new_title = forms.CharField(label=_("Så här vill jag att det blir"), required=False, max_length=200)
    new_when = forms.CharField(label=_("När det passar mig"), required=False, max_length=200)
