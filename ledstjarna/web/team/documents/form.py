"""Somebody else's paper, to stand beside the plan."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, line, one_of
from ledstjarna.web.wording import linked_plan_name

_KINDS = ("care_plan", "implementation_plan", "lss_plan")


def _kinds() -> list[tuple[str, str]]:
    return [(code, linked_plan_name(code)) for code in _KINDS]


class LinkForm(HouseForm):
    """What it is, who holds it and where it is found."""

    kind = one_of(_("Vilken sorts dokument?"), _kinds, _("Välj vilken sorts dokument det är."))
    title = line(_("Vad heter det?"), _("Skriv vad det heter."))
    held_by = line(
        _("Vem har det?"), _("Skriv vem som har dokumentet."), help_text=_("Till exempel: Vårdcentralen City.")
    )
    reference = line(_("Var finns det?"), help_text=_("Till exempel journalsystem och nummer."))
    dated = day(_("Daterat"))
