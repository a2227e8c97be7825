"""Yes or no to asking somebody new, and the facts that they get to know."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.resident.share_facts.form import ShareForm


class OwnerForm(ShareForm):
    """The same facts as when the part was chosen, ticked anew: they were told to somebody else."""

    answer = forms.ChoiceField(
        label=_("Ditt svar"), choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
