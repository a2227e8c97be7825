"""The forms of a meeting: who is there, what is said, what the person chooses in the room."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.rules.choosing import CHOICES
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_of, text
from ledstjarna.web.wording import choice_name


class OpenForm(HouseForm):
    """Who is in the room."""

    present = text(_("Vilka är med?"), rows=4, help_text=_("Ett namn på varje rad. Personen leder mötet."))


class NoteForm(HouseForm):
    """Something somebody says."""

    words = text(_("Vad säger ni?"), _("Skriv några ord."), rows=2)
    said_by = line(_("Vem säger det?"))


def _choices() -> list[tuple[str, str]]:
    return [(code, choice_name(code)) for code in CHOICES]


class AnswerForm(HouseForm):
    """The person's answer, said in the room."""

    kind = one_of(_("Vad svarar du?"), _choices, _("Välj ett av svaren."))
    words = text(_("Med dina egna ord"), rows=2)
    new_title = line(_("Vad vill du ändra?"))
