"""SIP: judged, answered for, closed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_of, text, yes_or_no


class JudgeForm(HouseForm):
    """Why the needs call for a plan across principals."""

    why = text(
        _("Varför behövs en samordnad individuell plan?"), _("Skriv varför."),
        help_text=_("Till exempel: hemtjänst och rehabilitering behöver göras samtidigt och hänga ihop."),
    )  # fmt: skip


class CloseForm(HouseForm):
    """Why the SIP is no longer needed."""

    why = text(_("Varför behövs den inte längre?"), _("Skriv varför."), rows=2)


class ResponsibleForm(HouseForm):
    """The one principal with the overall responsibility, and who took part."""

    responsible = one_of(_("Vem har det övergripande ansvaret?"), (), _("Välj regionen eller kommunen."))
    person_took_part = yes_or_no(
        _("Har personen varit med och gjort planen?"), _("Svara om personen har varit med."),
    )  # fmt: skip
    close_ones_note = line(
        _("Närstående"), longest=300,
        help_text=_("Vilka som varit med, eller att personen inte ville ha någon med."),
    )  # fmt: skip

    def __init__(self, *args: Any, principals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].choices = principals  # type: ignore[attr-defined]
