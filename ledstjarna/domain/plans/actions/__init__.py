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
from ledstjarna.domain.plans.actions.calling import (
    Arrangement,
    add_point,
    call_meeting,
    calls_follow_consent,
    leave_out,
    take_back_point,
)
from ledstjarna.domain.plans.actions.carrying import answer_part, assess_health, stop_commitment
from ledstjarna.domain.plans.actions.choosing import Answer, accept_counter, choose, reopen_proposal
from ledstjarna.domain.plans.actions.coming import Reply, answer_call, answer_from_calendar
from ledstjarna.domain.plans.actions.going_ahead import Aim, go_ahead
from ledstjarna.domain.plans.actions.holding import hold_meeting, sum_up
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
from ledstjarna.domain.plans.actions.timing import ask_times, cancel_meeting, move_meeting, set_meeting_time

__all__ = [
    "Agreed",
    "Aim",
    "Answer",
    "Arrangement",
    "Decided",
    "Owner",
    "Reply",
    "SupportOffered",
    "accept_counter",
    "add_point",
    "agree_plan",
    "answer_assignment",
    "answer_call",
    "answer_from_calendar",
    "answer_part",
    "answer_report",
    "ask_times",
    "assess_health",
    "assign",
    "begin_investigation",
    "call_meeting",
    "calls_follow_consent",
    "cancel_meeting",
    "change_goal",
    "choose",
    "close_meeting",
    "close_sip",
    "decide",
    "end_plan",
    "follow_consent",
    "go_ahead",
    "hold_meeting",
    "judge_sip",
    "leave_out",
    "let_go_of_goal",
    "link_plan",
    "move_meeting",
    "name_responsible",
    "note_in_meeting",
    "open_meeting",
    "plan_follow_up",
    "propose",
    "reopen_proposal",
    "set_goal",
    "set_meeting_time",
    "start_plan",
    "stop_commitment",
    "sum_up",
    "take_back_point",
    "tell",
    "withdraw_proposal",
    "write_investigation",
]
