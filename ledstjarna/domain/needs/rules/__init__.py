"""What this room decides, pure: life areas and levels, and instruments declared as data with their score."""

from ledstjarna.domain.needs.rules.areas import (
    LEVELS,
    LIFE_AREAS,
    UNSPECIFIED,
    Area,
    AreaAssessed,
    area_order,
    level_now,
    need_findings,
    own_view_findings,
    sitting_findings,
    way_finding,
)
from ledstjarna.domain.needs.rules.declared import INSTRUMENTS
from ledstjarna.domain.needs.rules.instruments import AgeBand, Instrument, Item, Score, answer_findings, score
from ledstjarna.domain.needs.rules.suggested import (
    PROFESSIONAL_KINDS,
    SUGGESTION_KINDS,
    suggestion_findings,
    suggestion_order,
)

__all__ = [
    "INSTRUMENTS",
    "LEVELS",
    "LIFE_AREAS",
    "PROFESSIONAL_KINDS",
    "SUGGESTION_KINDS",
    "UNSPECIFIED",
    "AgeBand",
    "Area",
    "AreaAssessed",
    "Instrument",
    "Item",
    "Score",
    "answer_findings",
    "area_order",
    "level_now",
    "need_findings",
    "own_view_findings",
    "score",
    "sitting_findings",
    "suggestion_findings",
    "suggestion_order",
    "way_finding",
]
