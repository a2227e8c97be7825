"""The door for changing a plan: keyword-only verbs, one file per noun."""

from ledstjarna.domain.plans.actions._parts import Owner
from ledstjarna.domain.plans.actions.activities import (
    Times,
    cancel_occurrence,
    end_times,
    move_occurrence,
    set_times,
)
from ledstjarna.domain.plans.actions.after_the_end import end_reading
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
    calls_follow_access,
    leave_out,
    take_back_point,
)
from ledstjarna.domain.plans.actions.calling_more import call_more
from ledstjarna.domain.plans.actions.carer_support import answer_carer, ask_for_carer_support, let_go
from ledstjarna.domain.plans.actions.carrying import answer_part, assess_health, prescribe, stop_commitment
from ledstjarna.domain.plans.actions.choosing import Answer, accept_counter, choose, reopen_proposal
from ledstjarna.domain.plans.actions.coming import Reply, Taken, answer_call, answer_from_calendar
from ledstjarna.domain.plans.actions.deviating import (
    answer_deviation,
    begin_deviation,
    learn_from_deviation,
    send_deviation,
    withdraw_deviation,
)
from ledstjarna.domain.plans.actions.following_up import GoalSaid, Held, PartSaid, hold_follow_up
from ledstjarna.domain.plans.actions.forgetting import forget_part_shared, forget_what_was_shared
from ledstjarna.domain.plans.actions.going_ahead import Aim, go_ahead
from ledstjarna.domain.plans.actions.holding import hold_meeting, sum_up, tick_point
from ledstjarna.domain.plans.actions.implementing import answer_implementation, write_implementation
from ledstjarna.domain.plans.actions.lasting import end_parts, let_part_end, renew_part, say_until
from ledstjarna.domain.plans.actions.late_answers import tell_late_deviations
from ledstjarna.domain.plans.actions.linking import link_plan
from ledstjarna.domain.plans.actions.marking import Said, mark_occurrence
from ledstjarna.domain.plans.actions.meeting import close_meeting, note_in_meeting, open_meeting
from ledstjarna.domain.plans.actions.messaging import write_about
from ledstjarna.domain.plans.actions.missing import explain_missed_visit
from ledstjarna.domain.plans.actions.owner_changing import (
    answer_owner_change,
    ask_new_owner,
    choose_owner,
    leave_part,
    stay_owner,
)
from ledstjarna.domain.plans.actions.preparing import GoalThought, PartThought, describe_scale, prepare_follow_up
from ledstjarna.domain.plans.actions.proposing import SupportOffered, propose, withdraw_proposal
from ledstjarna.domain.plans.actions.reaching import reach_goal
from ledstjarna.domain.plans.actions.reminding import tell_ending_decisions
from ledstjarna.domain.plans.actions.reporting import answer_report, tell
from ledstjarna.domain.plans.actions.returning import return_assignment
from ledstjarna.domain.plans.actions.sip import close_sip, follow_consent, judge_sip, name_responsible
from ledstjarna.domain.plans.actions.starting import (
    change_goal,
    end_plan,
    let_go_of_goal,
    plan_follow_up,
    set_goal,
    start_plan,
)
from ledstjarna.domain.plans.actions.stepping import answer_review, ask_review, leave_step_down, propose_step_down
from ledstjarna.domain.plans.actions.telling_asked import tell_those_asked
from ledstjarna.domain.plans.actions.telling_facts import share_words_anew, take_back_fact, tell_fact
from ledstjarna.domain.plans.actions.timing import ask_times, cancel_meeting, move_meeting, set_meeting_time

__all__ = [
    "Agreed",
    "Aim",
    "Answer",
    "Arrangement",
    "Decided",
    "GoalSaid",
    "GoalThought",
    "Held",
    "Owner",
    "PartSaid",
    "PartThought",
    "Reply",
    "Said",
    "SupportOffered",
    "Taken",
    "Times",
    "accept_counter",
    "add_point",
    "agree_plan",
    "answer_assignment",
    "answer_call",
    "answer_carer",
    "answer_deviation",
    "answer_from_calendar",
    "answer_implementation",
    "answer_owner_change",
    "answer_part",
    "answer_report",
    "answer_review",
    "ask_for_carer_support",
    "ask_new_owner",
    "ask_review",
    "ask_times",
    "assess_health",
    "assign",
    "begin_deviation",
    "begin_investigation",
    "call_meeting",
    "call_more",
    "calls_follow_access",
    "cancel_meeting",
    "cancel_occurrence",
    "change_goal",
    "choose",
    "choose_owner",
    "close_meeting",
    "close_sip",
    "decide",
    "describe_scale",
    "end_parts",
    "end_plan",
    "end_reading",
    "end_times",
    "explain_missed_visit",
    "follow_consent",
    "forget_part_shared",
    "forget_what_was_shared",
    "go_ahead",
    "hold_follow_up",
    "hold_meeting",
    "judge_sip",
    "learn_from_deviation",
    "leave_out",
    "leave_part",
    "leave_step_down",
    "let_go",
    "let_go_of_goal",
    "let_part_end",
    "link_plan",
    "mark_occurrence",
    "move_meeting",
    "move_occurrence",
    "name_responsible",
    "note_in_meeting",
    "open_meeting",
    "plan_follow_up",
    "prepare_follow_up",
    "prescribe",
    "propose",
    "propose_step_down",
    "reach_goal",
    "renew_part",
    "reopen_proposal",
    "return_assignment",
    "say_until",
    "send_deviation",
    "set_goal",
    "set_meeting_time",
    "set_times",
    "share_words_anew",
    "start_plan",
    "stay_owner",
    "stop_commitment",
    "sum_up",
    "take_back_fact",
    "take_back_point",
    "tell",
    "tell_ending_decisions",
    "tell_fact",
    "tell_late_deviations",
    "tell_those_asked",
    "tick_point",
    "withdraw_deviation",
    "withdraw_proposal",
    "write_about",
    "write_implementation",
    "write_investigation",
]
