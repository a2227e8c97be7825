"""What a proposal of one's own says, by who is to do it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.resident.choosing_goal import AimForm


class ProposeForm(AimForm):
    """What, why and when; and whom, when it is somebody else."""

    title = forms.CharField(
        label=_("Vad ska göras?"),
        help_text=_("Kort, till exempel: Går en promenad varje dag."),
        max_length=200,
        error_messages={"required": _("Skriv med några ord vad som ska göras.")},
    )
    when = forms.CharField(label=_("När?"), required=False, max_length=200)
    why = forms.CharField(
        label=_("Varför är det bra?"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    whom = forms.ChoiceField(label=_("Vem?"), required=False, error_messages={"required": _("Välj vem det är.")})

    def __init__(self, *args: Any, candidates: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if candidates:
            self.fields["whom"].required = True
            self.fields["whom"].choices = [("", str(_("Välj vem"))), *candidates]  # type: ignore[attr-defined]
        else:
            del self.fields["whom"]
