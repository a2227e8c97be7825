"""What the person told went wrong."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import one_from_list, one_of, text, way_told

_KINDS = (("nobody_came", _("Ingen kom")), ("not_satisfied", _("Jag är inte nöjd")))


class TellForm(HouseForm):
    """Which of the two, in the person's words, and what it is about."""

    kind = one_of(_("Vad säger personen?"), _KINDS, _("Välj vad personen säger."))
    words = text(_("Personens egna ord"))
    part = one_from_list(_("Vad gäller det?"), ())
    way = way_told()

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", gettext("Inget särskilt")), *parts]  # type: ignore[attr-defined]
