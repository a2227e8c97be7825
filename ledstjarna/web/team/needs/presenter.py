"""Suggestions from other systems, as the team sees them: what was found, and what can be made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import life_area_name, relation_name


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """What was found and by whom, and the ways onwards: (text, address)."""

    title: str
    text: str
    source: str
    ways: list[tuple[str, str]]


def suggestion_rows(
    subject_id: UUID, found: Mapping[str, Iterable[Suggestion]], assessed: set[str]
) -> list[SuggestionRow]:
    """Everything that nobody has looked at yet; `assessed` are the life areas with a need."""
    return [
        SuggestionRow(_title(row), row.text or row.reason, row.source_system, _ways(subject_id, row, assessed))
        for rows in found.values()
        for row in rows
        if row.state == "open"
    ]


def _title(row: Suggestion) -> str:
    if row.kind == "need":
        return life_area_name(row.life_area)
    if row.kind == "contact":
        relation = row.details.get("relation") or row.details.get("role") or ""
        return _("Kontakt: %(relation)s") % {"relation": relation_name(relation)} if relation else _("Kontakt")
    return {"goal": _("Mål"), "plan": _("Plan i ett annat system")}[row.kind]


def _ways(subject_id: UUID, row: Suggestion, assessed: set[str]) -> list[tuple[str, str]]:
    taken = {
        "need": [(_("Bedöm"), way_to("assess", subject_id) + f"?omrade={row.life_area}")],
        "goal": [(_("Sätt målet"), way_to("team_set_goal", subject_id) + f"?forslag={row.pk}")],
        "contact": [(_("Anteckna som närstående"), way_to("name_close_one", subject_id) + f"?forslag={row.pk}")],
        "plan": [(_("Länka bredvid planen"), way_to("link_plan", subject_id) + f"?forslag={row.pk}")],
    }[row.kind]
    if row.kind == "contact" and row.reason != "close_one":
        taken = [(_("Bjud in i teamet"), way_to("invite", subject_id) + f"?forslag={row.pk}")]
    if row.kind == "need" and row.life_area in assessed:
        href = way_to("take_suggestion", subject_id, suggestion_id=row.pk)
        taken.append((_("Hör till behovet som finns"), href))
    href = way_to("dismiss_suggestion", subject_id, suggestion_id=row.pk)
    return [*taken, (_("Stämmer inte"), href)]
