"""A suggestion from another system, as the team sees it."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.needs.models import NeedSuggestion


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """What was found, where it comes from, and whether a need in its life area stands."""

    pk: UUID
    life_area: str
    text: str
    source: str
    has_need: bool


def suggestion_row(row: NeedSuggestion, assessed: set[str]) -> SuggestionRow:
    """One suggestion; `assessed` are the life areas with a need."""
    return SuggestionRow(row.pk, row.life_area, row.text or row.reason, row.source_system, row.life_area in assessed)
