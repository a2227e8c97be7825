"""The door for reading visits."""

from ledstjarna.domain.visits.queries.abilities import able_of, wish_in, wish_row
from ledstjarna.domain.visits.queries.board import (
    Carer,
    Seen,
    board,
    breaks_of,
    can_be_given,
    carers_of,
    cost_of,
    lacking,
    met_before,
    mets_of,
    placing_of,
    seen_for,
    seen_version,
    shifts_of,
    version_of,
    why_unassigned,
    without_carer,
)
from ledstjarna.domain.visits.queries.comparing import Counted, carers_named
from ledstjarna.domain.visits.queries.crews import crew_list, crews_in, persons_crews
from ledstjarna.domain.visits.queries.drafts import (
    days_of,
    draft,
    drafts,
    latest_draft,
    places_in,
    published_plans,
)
from ledstjarna.domain.visits.queries.homes import homes_in
from ledstjarna.domain.visits.queries.instance import answered, question
from ledstjarna.domain.visits.queries.later import is_news, told_later_of, visit_since
from ledstjarna.domain.visits.queries.met import counted_by_provider, counted_by_unit, met_around, own_continuity
from ledstjarna.domain.visits.queries.needed import needs_of, still_needed
from ledstjarna.domain.visits.queries.off_duty import Off, off_duty, sick_calls
from ledstjarna.domain.visits.queries.rests import rests_of
from ledstjarna.domain.visits.queries.said import SaidOfTime, said_of
from ledstjarna.domain.visits.queries.told import ToldTime, coming, coming_from, told_times
from ledstjarna.domain.visits.queries.visits import (
    faces_of,
    given_ahead,
    gone_from_my_day,
    help_calls,
    help_of,
    my_breaks,
    my_day,
    note_of,
    notes_of,
    parts_with_visits,
    visit,
)
from ledstjarna.domain.visits.queries.weights import sliders_of, weights_of

__all__ = [
    "Carer",
    "Counted",
    "Off",
    "SaidOfTime",
    "Seen",
    "ToldTime",
    "able_of",
    "answered",
    "board",
    "breaks_of",
    "can_be_given",
    "carers_named",
    "carers_of",
    "coming",
    "coming_from",
    "cost_of",
    "counted_by_provider",
    "counted_by_unit",
    "crew_list",
    "crews_in",
    "days_of",
    "draft",
    "drafts",
    "faces_of",
    "given_ahead",
    "gone_from_my_day",
    "help_calls",
    "help_of",
    "homes_in",
    "is_news",
    "lacking",
    "latest_draft",
    "met_around",
    "met_before",
    "mets_of",
    "my_breaks",
    "my_day",
    "needs_of",
    "note_of",
    "notes_of",
    "off_duty",
    "own_continuity",
    "parts_with_visits",
    "persons_crews",
    "places_in",
    "placing_of",
    "published_plans",
    "question",
    "rests_of",
    "said_of",
    "seen_for",
    "seen_version",
    "shifts_of",
    "sick_calls",
    "sliders_of",
    "still_needed",
    "told_later_of",
    "told_times",
    "version_of",
    "visit",
    "visit_since",
    "weights_of",
    "why_unassigned",
    "wish_in",
    "wish_row",
    "without_carer",
]
