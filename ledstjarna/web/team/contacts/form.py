"""What naming a contact, ending one and being away ask."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, line, one_from_list, one_of, text
from ledstjarna.web.wording import label_text


class NameForm(HouseForm):
    """Who is to be the contact."""

    holder = one_of(_("Vem ska vara kontakt?"), (), _("Välj vem som ska vara kontakt."))

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [  # type: ignore[attr-defined]
            (party, label_text(label)) for party, label in people.items()
        ]


class EndContactForm(HouseForm):
    """Why the contact ends. The person reads it."""

    why = line(
        _("Varför avslutas kontakten?"), _("Skriv varför."), longest=300, help_text=_("Personen kan läsa det."),
    )  # fmt: skip


class AwayForm(HouseForm):
    """From and to which day somebody is away, and who steps in."""

    start = day(_("Borta från och med"), _("Skriv från vilken dag."))
    end = day(_("Sista dagen borta"), help_text=_("Lämna tomt om du inte vet."))
    stand_in = one_from_list(
        _("Vem kliver in?"), (), help_text=_("Den som kliver in kan läsa planen under tiden, och inte längre."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].required = False
        self.fields["stand_in"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Ingen än")),
            *((party, label_text(label)) for party, label in people.items()),
        ]


class AnswerWishForm(HouseForm):
    """Words to the person, where nobody else is named."""

    answer = text(_("Ditt svar till personen"), _("Skriv ett svar till personen."), rows=4)
