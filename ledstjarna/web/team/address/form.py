"""Where the person lives, as they said it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import Postcode, line, one_from_list, way_told


class AddressForm(HouseForm):
    """The whole address and the municipality, and in which way it was told."""

    street = line(_("Gatuadress"), longest=120)
    postcode = Postcode()
    place = line(_("Ort"), longest=80)
    municipality_id = one_from_list(_("Kommun"), ())
    way = way_told()

    def __init__(self, *args: Any, municipalities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", gettext("Inte antecknad"))]
        self.fields["municipality_id"].choices = [*none, *municipalities]  # type: ignore[attr-defined]
