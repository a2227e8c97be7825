"""Suggestions from other systems, as the team sees them: what was found, what it rests on, what can become of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, life_area_name, number_text, relation_name


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """What was found, what the other system says of it, and the ways onwards: (text, address)."""

    title: str
    text: str
    rests_on: list[str]
    ways: list[tuple[str, str]]


def suggestion_rows(
    subject_id: UUID, found: Mapping[str, Iterable[Suggestion]], assessed: set[str]
) -> list[SuggestionRow]:
    """Everything that nobody has looked at yet; `assessed` are the life areas with a need."""
    return [
        SuggestionRow(_title(row), row.text or row.reason, rests_on(row), _ways(subject_id, row, assessed))
        for rows in found.values()
        for row in rows
        if row.state == "open"
    ]


def rests_on(row: Suggestion) -> list[str]:
    """What the other system says, entry by entry in its own words: what, a result, and when; the heaviest first."""
    return [line for line in dict.fromkeys(_said(source) for source in row.sources) if line]


def _said(source: Mapping[str, Any]) -> str:
    number = source.get("number")
    result = "" if number is None else number_text(number)
    result = f"{result} {source.get('unit', '')}".strip()
    said = " ".join(part for part in (source.get("words") or source.get("code", ""), result) if part)
    return ", ".join(part for part in (said, _when(source.get("when", ""))) if part)


def _when(when: str) -> str:
    """A day in words; a year or a month as the other system has it."""
    try:
        return date_text(date.fromisoformat(when), with_year=True)
    except ValueError:
        return when


def senders(found: Mapping[str, Iterable[Suggestion]]) -> list[str]:
    """The systems that what nobody has looked at yet comes from."""
    return sorted({row.source_system for rows in found.values() for row in rows if row.state == "open"})


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
