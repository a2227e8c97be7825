"""The person's yes to the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.persons_word import HOW, SAYS
from ledstjarna.web.team.fields import one_of, way_told
from ledstjarna.web.team.said_by import SaidByForm


class AgreeForm(SaidByForm):
    """Who said yes and how; for a SIP also that nobody else takes measures, when that is so."""

    said_by = one_of(_("Vem säger ja till planen?"), (), _("Välj vem som säger ja."))
    way = way_told(_("Hur sa personen ja?"))
    others_none = forms.BooleanField(
        label=_("Ingen annan än kommunen och regionen gör något i planen"), required=False,
        help_text=_("Lagen ber planen säga vad någon annan gör. Kryssa för om det inte är någon annan."),
    )  # fmt: skip

    def __init__(self, *args: Any, asks_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["said_by", SAYS, HOW, "way"])
        if not asks_others:
            del self.fields["others_none"]
