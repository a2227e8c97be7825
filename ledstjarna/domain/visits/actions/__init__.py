"""The door for changing visits: keyword-only verbs, one per change."""

from ledstjarna.domain.visits.actions.crewing import set_crews
from ledstjarna.domain.visits.actions.drafting import (
    Asked,
    ask_again,
    ask_crews,
    ask_plan,
    begin_plan,
    drop_draft,
    fail_plan,
    finish_crews,
    finish_plan,
    is_lost,
    take_crews,
    take_draft,
)
from ledstjarna.domain.visits.actions.following import follow_plan
from ledstjarna.domain.visits.actions.forgetting import forget_plans
from ledstjarna.domain.visits.actions.helping import answer_help, ask_help, end_help
from ledstjarna.domain.visits.actions.importing import import_shifts
from ledstjarna.domain.visits.actions.noting import write_visit_note
from ledstjarna.domain.visits.actions.placing import place_visit, propose_carers, take_over_plan
from ledstjarna.domain.visits.actions.planning import plan_visits
from ledstjarna.domain.visits.actions.publishing import publish_visits
from ledstjarna.domain.visits.actions.reporting import mark_told_later
from ledstjarna.domain.visits.actions.shifting import set_shift
from ledstjarna.domain.visits.actions.sickness import call_in_sick, undo_sick_call
from ledstjarna.domain.visits.actions.telling import begin_visit, finish_visit, miss_visit, regret_visit
from ledstjarna.domain.visits.actions.weighing import set_weights
from ledstjarna.domain.visits.actions.wishing import say_coming_wish, set_carer_skills, write_coming_wish

__all__ = [
    "Asked",
    "answer_help",
    "ask_again",
    "ask_crews",
    "ask_help",
    "ask_plan",
    "begin_plan",
    "begin_visit",
    "call_in_sick",
    "drop_draft",
    "end_help",
    "fail_plan",
    "finish_crews",
    "finish_plan",
    "finish_visit",
    "follow_plan",
    "forget_plans",
    "import_shifts",
    "is_lost",
    "mark_told_later",
    "miss_visit",
    "place_visit",
    "plan_visits",
    "propose_carers",
    "publish_visits",
    "regret_visit",
    "say_coming_wish",
    "set_carer_skills",
    "set_crews",
    "set_shift",
    "set_weights",
    "take_crews",
    "take_draft",
    "take_over_plan",
    "undo_sick_call",
    "write_coming_wish",
    "write_visit_note",
]
