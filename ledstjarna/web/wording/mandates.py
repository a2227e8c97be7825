"""Words for what a mandate clashes with."""

from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.vocabulary import mandate_name, scope_name


def overlaps_text(params: dict[str, Any]) -> str:
    """Whose mandate it is, which, what both would cover and when, and what can be done."""
    whose = {"who": params["who"], "kind": mandate_name(params["kind"])}
    whose["start"] = date_text(params["start"], with_year=True)
    text = _("%(who)s är redan %(kind)s från %(start)s.") % whose
    both = [scope_name(code).partition(":")[0].lower() for code in params["scopes"]]
    if both:
        text += " " + _("Båda kan inte svara för samma sak samtidigt: %(what)s.") % {"what": ", ".join(both)}
    else:
        text += " " + _("Samma person har inte samma sorts uppdrag två gånger samtidigt.")
    return text + " " + _("Avsluta det uppdraget först, eller ändra dagarna eller vad det nya omfattar.")
