"""Who does not work a day, in words: the ill first, with until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.queries import Off
from ledstjarna.foundation.clock import today
from ledstjarna.web.addresses import address
from ledstjarna.web.wording import date_text


@dataclass(frozen=True, slots=True)
class OffRow:
    """Somebody who does not work that day: the way to their shift, and the sick call where they are ill."""

    name: str
    href: str
    ill: str
    sick_call_id: UUID | None


def off_rows(found: Iterable[Off], day: date) -> list[OffRow]:
    """Each in words."""
    return [
        OffRow(
            one.name, f"{address('carer_shift', carer_id=one.carer_id)}?dag={day}",
            _("Sjuk till och med %(day)s") % {"day": date_text(one.until)} if one.until else "", one.sick_call_id,
        )
        for one in found
    ]  # fmt: skip


def off_heading(rows: list[OffRow], day: date) -> str:
    """How many they are, and how many of them are ill."""
    title = _("Arbetar inte i dag") if day == today() else _("Arbetar inte den här dagen")
    ill = sum(bool(one.ill) for one in rows)
    if not ill:
        return f"{title} ({len(rows)})"
    told = ngettext("%(all)s, varav %(ill)s sjuk", "%(all)s, varav %(ill)s sjuka", ill) % {"all": len(rows), "ill": ill}
    return f"{title} ({told})"
