"""Whom the person wants back, and who said so."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.coming_back import ComingBackForm
from ledstjarna.web.persons_word import HOW, SAYS
from ledstjarna.web.team.fields import one_of
from ledstjarna.web.team.said_by import SaidByForm


class ToldBackForm(SaidByForm, ComingBackForm):
    """The same question, as staff were told the answer."""

    said_by = one_of(_("Vem svarade?"), (), _("Välj vem som svarade."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["members", "said_by", SAYS, HOW])
