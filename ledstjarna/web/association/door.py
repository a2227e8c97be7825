"""The association's door."""

from django.utils.translation import gettext as _

from ledstjarna.web.frame import Door

DOOR = Door(
    code="association",
    name=lambda: _("Föreningen"),
    home="association_home",
    links=lambda: ((_("Frågor till er"), "association_home"), (_("Möten"), "association_meetings")),
)
