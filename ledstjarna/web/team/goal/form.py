"""A goal in the person's words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.needs.rules import LIFE_AREAS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import level, one_from_list, text, way_told
from ledstjarna.web.wording import life_area_name

_WORDS = _("Skriv målet med personens egna ord.")


def _areas() -> list[tuple[str, str]]:
    return [("", gettext("Välj")), *((area.code, life_area_name(area.code)) for area in LIFE_AREAS)]


class ChangedGoalForm(HouseForm):
    """What the person wants, where they are and where they want to be."""

    words = text(_("Målet, med personens egna ord"), _WORDS, help_text=_("Till exempel: Jag vill kunna gå till kören."))
    current_level = level(_("Hur är det nu?"))
    wanted_level = level(_("Hur vill personen ha det?"))


class GoalForm(ChangedGoalForm):
    """A new goal also says which life area it belongs to."""

    life_area = one_from_list(_("Livsområde"), _areas, _("Välj ett livsområde."))

    way = way_told()
    field_order = ("words", "life_area", "current_level", "wanted_level", "way")
