"""The door for reading visits."""

from ledstjarna.domain.visits.queries.abilities import able_of, wish_in, wish_row
from ledstjarna.domain.visits.queries.board import (
    Carer,
    Seen,
    board,
    carers_of,
    cost_of,
    lacking,
    met_before,
    placing_of,
    seen_for,
    seen_version,
    shifts_of,
    version_of,
    why_unassigned,
)
from ledstjarna.domain.visits.queries.comparing import Counted, carers_named
from ledstjarna.domain.visits.queries.drafts import (
    days_of,
    draft,
    drafts,
    latest_draft,
    places_in,
    published_plans,
    sliders_of,
    weights_of,
)
from ledstjarna.domain.visits.queries.instance import answered, question
from ledstjarna.domain.visits.queries.later import is_news, told_later_of, visit_since
from ledstjarna.domain.visits.queries.met import counted_by_provider, counted_by_unit, met_around, own_continuity
from ledstjarna.domain.visits.queries.needed import needs_of, still_needed
from ledstjarna.domain.visits.queries.said import SaidOfTime, said_of
from ledstjarna.domain.visits.queries.visits import (
    coming,
    coming_from,
    help_calls,
    help_of,
    my_day,
    note_of,
    notes_of,
    visit,
)

__all__ = [
    "Carer",
    "Counted",
    "SaidOfTime",
    "Seen",
    "able_of",
    "answered",
    "board",
    "carers_named",
    "carers_of",
    "coming",
    "coming_from",
    "cost_of",
    "counted_by_provider",
    "counted_by_unit",
    "days_of",
    "draft",
    "drafts",
    "help_calls",
    "help_of",
    "is_news",
    "lacking",
    "latest_draft",
    "met_around",
    "met_before",
    "my_day",
    "needs_of",
    "note_of",
    "notes_of",
    "own_continuity",
    "places_in",
    "placing_of",
    "published_plans",
    "question",
    "said_of",
    "seen_for",
    "seen_version",
    "shifts_of",
    "sliders_of",
    "still_needed",
    "told_later_of",
    "version_of",
    "visit",
    "visit_since",
    "weights_of",
    "why_unassigned",
    "wish_in",
    "wish_row",
]
