"""The door for changing a plan: keyword-only verbs, one file per noun."""

from ledstjarna.domain.plans.actions._parts import Owner
from ledstjarna.domain.plans.actions.activities import (
    Times,
    cancel_occurrence,
    end_times,
    move_occurrence,
    set_times,
)
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
from ledstjarna.domain.plans.actions.going_ahead import Aim, go_ahead
from ledstjarna.domain.plans.actions.implementing import answer_implementation, write_implementation
from ledstjarna.domain.plans.actions.linking import link_plan
from ledstjarna.domain.plans.actions.marking import Said, mark_occurrence
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
    "Said",
    "SupportOffered",
    "Times",
    "accept_counter",
    "agree_plan",
    "answer_assignment",
    "answer_implementation",
    "answer_part",
    "answer_report",
    "assess_health",
    "assign",
    "begin_investigation",
    "cancel_occurrence",
    "change_goal",
    "choose",
    "close_meeting",
    "close_sip",
    "decide",
    "end_plan",
    "end_times",
    "follow_consent",
    "go_ahead",
    "judge_sip",
    "let_go_of_goal",
    "link_plan",
    "mark_occurrence",
    "move_occurrence",
    "name_responsible",
    "note_in_meeting",
    "open_meeting",
    "plan_follow_up",
    "propose",
    "reopen_proposal",
    "set_goal",
    "set_times",
    "start_plan",
    "stop_commitment",
    "tell",
    "withdraw_proposal",
    "write_implementation",
    "write_investigation",
]
