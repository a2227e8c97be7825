"""The door for changing a plan: keyword-only verbs, one file per noun."""

from ledstjarna.domain.plans.actions._parts import Owner
from ledstjarna.domain.plans.actions.agreeing import Agreed, agree_plan
from ledstjarna.domain.plans.actions.applying import (
    Decided,
    answer_assignment,
    assign,
    begin_investigation,
    decide,
    write_investigation,
)
from ledstjarna.domain.plans.actions.carrying import answer_part, assess_health, stop_commitment
from ledstjarna.domain.plans.actions.choosing import Answer, accept_counter, choose, reopen_proposal
from ledstjarna.domain.plans.actions.deviating import (
    answer_deviation,
    learn_from_deviation,
    note_deviation,
    withdraw_deviation,
)
from ledstjarna.domain.plans.actions.going_ahead import Aim, go_ahead
from ledstjarna.domain.plans.actions.linking import link_plan
from ledstjarna.domain.plans.actions.meeting import close_meeting, note_in_meeting, open_meeting
from ledstjarna.domain.plans.actions.proposing import SupportOffered, propose, withdraw_proposal
from ledstjarna.domain.plans.actions.reporting import answer_report, tell
from ledstjarna.domain.plans.actions.sip import close_sip, follow_consent, judge_sip, name_responsible
from ledstjarna.domain.plans.actions.starting import (
    change_goal,
    end_plan,
    let_go_of_goal,
    plan_follow_up,
    set_goal,
    start_plan,
)

__all__ = [
    "Agreed",
    "Aim",
    "Answer",
    "Decided",
    "Owner",
    "SupportOffered",
    "accept_counter",
    "agree_plan",
    "answer_assignment",
    "answer_deviation",
    "answer_part",
    "answer_report",
    "assess_health",
    "assign",
    "begin_investigation",
    "change_goal",
    "choose",
    "close_meeting",
    "close_sip",
    "decide",
    "end_plan",
    "follow_consent",
    "go_ahead",
    "judge_sip",
    "learn_from_deviation",
    "let_go_of_goal",
    "link_plan",
    "name_responsible",
    "note_deviation",
    "note_in_meeting",
    "open_meeting",
    "plan_follow_up",
    "propose",
    "reopen_proposal",
    "set_goal",
    "start_plan",
    "stop_commitment",
    "tell",
    "withdraw_deviation",
    "withdraw_proposal",
    "write_investigation",
]
