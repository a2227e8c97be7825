"""The forms of a meeting: who is there, what is said, what the person chooses in the room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.rules.choosing import CHOICES
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, nothing_chosen, one_from_list, one_of, text
from ledstjarna.web.team.in_room import InRoom, with_others
from ledstjarna.web.team.propose.form import MoneyForm
from ledstjarna.web.wording import choice_name


class OpenForm(HouseForm):
    """Who is in the room."""

    present = text(
        _("Vilka är med?"), _("Skriv vilka som är med, ett namn på varje rad."), rows=4,
        help_text=_("Ett namn på varje rad. Personen leder mötet."),
    )  # fmt: skip

    def __init__(self, *args: Any, room: InRoom, **kwargs: Any) -> None:
        super().__init__(*args, initial={"present": "\n".join(room.there)}, **kwargs)
        field = self.fields["present"]
        field.help_text = with_others(str(field.help_text), room.others)
        # Everybody can be seen at once, with room for one more.
        field.widget.attrs["rows"] = max(4, len(room.there) + len(room.others) + 1)


class NoteForm(HouseForm):
    """Something somebody says."""

    words = text(_("Vad säger ni?"), _("Skriv några ord."), rows=2)
    said_by = line(_("Vem säger det?"))


class NoteProposalForm(MoneyForm):
    """A note as a proposal: for which goal, and who could do it. The kind of support follows from who."""

    title = line(_("Vad är förslaget?"), _("Skriv kort vad det gäller."))
    goal = one_of(_("Vilket mål leder det till?"), (), _("Välj vilket mål det leder till."))
    owner = one_from_list(_("Vem skulle göra det?"), (), _("Välj vem som skulle göra det."))
    when = line(_("När och hur ofta?"))

    field_order = ("title", "goal", "owner", "when", "cost", "kronor", "cost_per")

    def __init__(self, *args: Any, goals: list[tuple[str, str]], owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = goals  # type: ignore[attr-defined]
        self.fields["owner"].choices = [nothing_chosen(), *owners]  # type: ignore[attr-defined]


def _choices() -> list[tuple[str, str]]:
    return [(code, choice_name(code)) for code in CHOICES]


class AnswerForm(HouseForm):
    """The person's answer, said in the room."""

    kind = one_of(_("Vad svarar du?"), _choices, _("Välj ett av svaren."))
    words = text(_("Med dina egna ord"), rows=2)
    new_title = line(_("Vad vill du ändra?"))
