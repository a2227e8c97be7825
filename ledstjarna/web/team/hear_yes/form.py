"""The person's yes to sharing, as whoever comes to them heard it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.persons_word import HOW, SAYS
from ledstjarna.web.team.fields import one_of, way_told
from ledstjarna.web.team.said_by import SaidByForm


class HearYesForm(SaidByForm):
    """Who said yes, and how. Nothing else is asked: nothing of what the person has said of others is changed."""

    said_by = one_of(_("Vem sa ja?"), (), _("Välj vem som sa ja."))
    way = way_told(_("Hur fick ni svaret?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["said_by", SAYS, HOW, "way"])
