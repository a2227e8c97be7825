"""Who does not work a day, in words: the ill first, with until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.queries import Off, RestKeeps, latest_draft
from ledstjarna.domain.visits.rules.drafting import SICK
from ledstjarna.foundation.clock import today
from ledstjarna.web.addresses import address
from ledstjarna.web.team.planning.rest import keeps_text
from ledstjarna.web.wording import date_text


@dataclass(frozen=True, slots=True)
class OffRow:
    """Somebody who does not work that day: the way to their shift, and the sick call where they are ill."""

    name: str
    href: str
    ill: str
    sick_call_id: UUID | None
    rest: str = ""  # that the law's rest keeps them, told before they are taken in


def off_rows(found: Iterable[Off], day: date, keeps: Mapping[UUID, RestKeeps]) -> list[OffRow]:
    """Each in words. `keeps`: whom the law's rest keeps."""
    return [
        OffRow(
            one.name, f"{address('carer_shift', carer_id=one.carer_id)}?dag={day}",
            _("Sjuk till och med %(day)s") % {"day": date_text(one.until)} if one.until else "", one.sick_call_id,
            keeps_text(keeps[one.carer_id]) if one.carer_id in keeps and one.sick_call_id is None else "",
        )
        for one in found
    ]  # fmt: skip


def way_to_ring(viewer: Viewer, rows: list[OffRow], day: date, *, waits: bool) -> str:
    """Where it stands whom to ring in instead of the ill; nothing where nobody is ill, or no visit waits. One query."""
    if not waits or not any(one.ill for one in rows):
        return ""
    row = latest_draft(viewer, SICK)
    shows = row is not None and row.state in ("solved", "taken") and row.start <= day <= row.end
    return f"{address('plan_draft', plan_draft_id=row.pk)}#ringa" if row and shows else ""


def off_heading(rows: list[OffRow], day: date) -> str:
    """How many they are, and how many of them are ill."""
    title = _("Arbetar inte i dag") if day == today() else _("Arbetar inte den här dagen")
    ill = sum(bool(one.ill) for one in rows)
    if not ill:
        return f"{title} ({len(rows)})"
    told = ngettext("%(all)s, varav %(ill)s sjuk", "%(all)s, varav %(ill)s sjuka", ill) % {"all": len(rows), "ill": ill}
    return f"{title} ({told})"
