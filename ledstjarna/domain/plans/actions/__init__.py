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
from ledstjarna.domain.plans.actions.carer_support import answer_carer, ask_for_carer_support, let_go
from ledstjarna.domain.plans.actions.carrying import answer_part, assess_health, stop_commitment
from ledstjarna.domain.plans.actions.choosing import Answer, accept_counter, choose, reopen_proposal
from ledstjarna.domain.plans.actions.going_ahead import Aim, go_ahead
from ledstjarna.domain.plans.actions.linking import link_plan
from ledstjarna.domain.plans.actions.meeting import close_meeting, note_in_meeting, open_meeting
from ledstjarna.domain.plans.actions.owner_changing import (
    answer_owner_change,
    ask_new_owner,
    choose_owner,
    leave_part,
    stay_owner,
)
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
    "answer_carer",
    "answer_owner_change",
    "answer_part",
    "answer_report",
    "ask_for_carer_support",
    "ask_new_owner",
    "assess_health",
    "assign",
    "begin_investigation",
    "change_goal",
    "choose",
    "choose_owner",
    "close_meeting",
    "close_sip",
    "decide",
    "end_plan",
    "follow_consent",
    "go_ahead",
    "judge_sip",
    "leave_part",
    "let_go",
    "let_go_of_goal",
    "link_plan",
    "name_responsible",
    "note_in_meeting",
    "open_meeting",
    "plan_follow_up",
    "propose",
    "reopen_proposal",
    "set_goal",
    "start_plan",
    "stay_owner",
    "stop_commitment",
    "tell",
    "withdraw_proposal",
    "write_investigation",
]
