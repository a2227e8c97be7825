"""Whom to invite into the team."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_of


class InviteForm(HouseForm):
    """One staff member or unit, and how the person reaches them."""

    party = one_of(_("Vem bjuder ni in?"), (), _("Välj vem ni bjuder in."))
    phone = line(_("Telefon som personen kan ringa"), longest=30)

    def __init__(self, *args: Any, parties: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = parties  # type: ignore[attr-defined]
