"""A representative's mandate, as staff have seen its ground."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.rules.mandates import KINDS, SCOPES
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, line, one_from_list, one_of, several_of
from ledstjarna.web.wording import mandate_name, scope_name

NEW = "new"


def _kinds() -> list[tuple[str, str]]:
    return [(code, mandate_name(code).capitalize()) for code in KINDS]


def _scopes() -> list[tuple[str, str]]:
    return [(code, scope_name(code)) for code in SCOPES]


class MandateForm(HouseForm):
    """Who, which kind, what it covers and when."""

    representative = one_from_list(_("Vem är det?"), (), _("Välj vem det är."))
    name = line(_("Namn, om det är någon ny"), longest=160)
    phone = line(_("Telefon"), longest=30)
    kind = one_of(_("Vilket uppdrag?"), _kinds, _("Välj vilket uppdrag."))
    scopes = several_of(
        _("Vad omfattar det?"),
        _scopes,
        help_text=_("Så som det står i beslutet eller fullmakten. En vårdnadshavare behöver inga kryss."),
    )
    start = day(_("Från och med"), _("Skriv vilken dag det börjar."))
    last_day = day(_("Till och med"), help_text=_("Lämna tomt om det inte har något slut."))

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new = (NEW, gettext("Någon ny"))
        self.fields["representative"].choices = [("", gettext("Välj")), *known, new]  # type: ignore[attr-defined]
