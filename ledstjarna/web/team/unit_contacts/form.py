"""Who holds which protected title."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.organisations.models import ProtectedTitle
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, one_of
from ledstjarna.web.wording import title_name


class TitleForm(HouseForm):
    """Somebody of the unit who has shown a licence or certificate, or has the title by the transition rule."""

    holder = one_of(_("Vem har visat sitt bevis?"), (), _("Välj vem det gäller."))
    title = one_of(_("Vilken titel?"), (), _("Välj vilken titel."))
    until = day(
        _("Sista dagen enligt övergångsregeln"),
        help_text=_("Lämna tomt när personen har bevis eller legitimation. Då gäller titeln tills vidare."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = False
        self.fields["holder"].choices = list(people.items())  # type: ignore[attr-defined]
        self.fields["title"].choices = [  # type: ignore[attr-defined]
            (code, title_name(code).capitalize()) for code in ProtectedTitle.values
        ]
