"""The resident door's pages."""

from django.urls import path

from ledstjarna.web.resident.agree.view import agree
from ledstjarna.web.resident.another_contact.view import another_contact, withdraw_contact_wish
from ledstjarna.web.resident.apply.view import apply_for_help
from ledstjarna.web.resident.ask_log.view import ask_log, log_questions
from ledstjarna.web.resident.asked.messages import asked_messages, asked_thread
from ledstjarna.web.resident.asked.view import asked, asked_part
from ledstjarna.web.resident.away.view import away, back
from ledstjarna.web.resident.back_in_team.view import back_in_team
from ledstjarna.web.resident.blocks.view import lift_block, resident_blocks, set_block
from ledstjarna.web.resident.call_me.view import call_asked, call_me
from ledstjarna.web.resident.change_proposal.view import change_proposal
from ledstjarna.web.resident.choose.view import choose, reopen, take_back
from ledstjarna.web.resident.close_ones.view import close_ones, end_close_one, let_read, protect_close_one
from ledstjarna.web.resident.coming_wish.view import own_coming_wish
from ledstjarna.web.resident.compare_versions.view import compare_versions
from ledstjarna.web.resident.consent.view import consent
from ledstjarna.web.resident.cooperation.view import cooperation
from ledstjarna.web.resident.expiring.view import apply_anew, expiring
from ledstjarna.web.resident.follow_ups.view import answer_step_down, follow_up_told, follow_ups
from ledstjarna.web.resident.goal.view import change_goal, goal_reached, let_go, set_goal
from ledstjarna.web.resident.happened.view import happened
from ledstjarna.web.resident.how.view import how
from ledstjarna.web.resident.leave.view import asked_to_take, carer_support, leave_part
from ledstjarna.web.resident.let_sign_in.view import let_sign_in
from ledstjarna.web.resident.meetings.view import (
    answer_meeting,
    left_meeting_file,
    meeting_file,
    meeting_point,
    not_there,
    resident_meeting,
    resident_meetings,
    take_back_point,
)
from ledstjarna.web.resident.messages.readers import thread_readers
from ledstjarna.web.resident.messages.view import (
    close_message_thread,
    message_thread,
    messages,
    write_message,
)
from ledstjarna.web.resident.my_data.view import my_data, my_extract, say_wrong, withdraw_wrong
from ledstjarna.web.resident.my_team.view import contact_card_page, my_team
from ledstjarna.web.resident.my_week.view import change_my_times, my_occurrence, my_times, my_week
from ledstjarna.web.resident.new_owner.view import choose_owner
from ledstjarna.web.resident.notices.view import notices
from ledstjarna.web.resident.own_view.view import own_view, own_views
from ledstjarna.web.resident.part.view import part, stop_part
from ledstjarna.web.resident.plan.view import plan
from ledstjarna.web.resident.prepare.view import prepare
from ledstjarna.web.resident.printing.view import contact_card, plan_paper, print_plan
from ledstjarna.web.resident.proposals.view import proposals
from ledstjarna.web.resident.propose_own.view import propose_as, propose_own
from ledstjarna.web.resident.report.view import report, report_told, reports
from ledstjarna.web.resident.share_anew.view import share_words_anew
from ledstjarna.web.resident.share_facts.view import share_facts
from ledstjarna.web.resident.sharing.view import sharing
from ledstjarna.web.resident.story.view import story
from ledstjarna.web.resident.story_versions.view import story_versions
from ledstjarna.web.resident.tell_less.view import tell_less
from ledstjarna.web.resident.tell_more.view import tell_more
from ledstjarna.web.resident.until.view import part_until
from ledstjarna.web.resident.versions.view import version, versions
from ledstjarna.web.resident.waiting.view import waiting
from ledstjarna.web.resident.who_comes.view import who_comes, who_comes_file, who_comes_paper
from ledstjarna.web.resident.who_read.view import who_read, who_tells

urlpatterns = [
    path("", plan, name="plan"),
    path("berattelse/", story, name="story"),
    path("berattelse/tidigare/", story_versions, name="story_versions"),
    path("sa-ser-jag-pa-det/", own_views, name="own_views"),
    path("sa-ser-jag-pa-det/<str:life_area>/", own_view, name="own_view"),
    path("forslag/", proposals, name="proposals"),
    path("valj/<uuid:proposal_id>/", choose, name="choose"),
    path("valj/<uuid:proposal_id>/andra/", change_proposal, name="change_proposal"),
    path("valj/<uuid:proposal_id>/vad-de-far-veta/", share_facts, name="share_facts"),
    path("valj/<uuid:proposal_id>/titta-igen/", reopen, name="reopen"),
    path("valj/<uuid:proposal_id>/ta-tillbaka/", take_back, name="take_back"),
    path("foresla/", propose_own, name="propose_own"),
    path("foresla/<str:kind>/", propose_as, name="propose_as"),
    path("ansok/", apply_for_help, name="apply_for_help"),
    path("mal/", set_goal, name="set_goal"),
    path("mal/<uuid:goal_id>/", change_goal, name="change_goal"),
    path("mal/<uuid:goal_id>/sluta/", let_go, name="let_go"),
    path("mal/<uuid:goal_id>/natt/", goal_reached, name="goal_reached"),
    path("uppfoljning/", follow_ups, name="follow_ups"),
    path("uppfoljning/jag-tycker/", prepare, name="prepare"),
    path("uppfoljning/<uuid:follow_up_id>/", follow_up_told, name="follow_up_told"),
    path("uppfoljning/<uuid:step_down_id>/<str:verb>/", answer_step_down, name="answer_step_down"),
    path("komma-overens/", agree, name="agree"),
    path("overenskommelser/", versions, name="versions"),
    path("overenskommelser/jamfor/", compare_versions, name="compare_versions"),
    path("overenskommelser/<uuid:agreement_id>/", version, name="version"),
    path("vem-far-veta/", sharing, name="sharing"),
    path("vem-far-veta/sparrar/", resident_blocks, name="resident_blocks"),
    path("vem-far-veta/sparrar/hos/<uuid:organisation_id>/", set_block, name="set_block"),
    path("vem-far-veta/sparrar/<uuid:block_id>/hav/", lift_block, name="lift_block"),
    path("vem-far-veta/del/<uuid:part_id>/igen/", share_words_anew, name="share_words_anew"),
    path("vem-far-veta/del/<uuid:part_id>/beratta/<str:fact>/", tell_more, name="tell_more"),
    path("vem-far-veta/del/<uuid:part_id>/<str:fact>/", tell_less, name="tell_less"),
    path("vem-far-veta/igen/", back_in_team, name="back_in_team"),
    path("vem-far-veta/<str:kind>/", consent, name="consent"),
    path("har-hant/", happened, name="happened"),
    path("vem-har-last/", who_read, name="who_read"),
    path("vem-har-last/fraga-oss/", who_tells, name="who_tells"),
    path("vem-har-last/fragor/", log_questions, name="log_questions"),
    path("vem-har-last/fraga/<uuid:access_log_id>/", ask_log, name="ask_log"),
    path("sagt-till/", reports, name="reports"),
    path("sagt-till/<uuid:report_id>/", report_told, name="report_told"),
    path("sag-till/<str:kind>/", report, name="report"),
    path("narstaende/", close_ones, name="close_ones"),
    path("narstaende/<uuid:close_one_id>/lasa/", let_read, name="let_read"),
    path("narstaende/<uuid:close_one_id>/logga-in/", let_sign_in, name="let_sign_in"),
    path("narstaende/<uuid:close_one_id>/skydd/", protect_close_one, name="protect_close_one"),
    path("narstaende/<uuid:close_one_id>/sluta/", end_close_one, name="end_close_one"),
    path("mitt-team/", my_team, name="my_team"),
    path("mitt-team/kort/", contact_card_page, name="my_contact_card"),
    path("mitt-team/annan-kontakt/", another_contact, name="another_contact"),
    path("mitt-team/onskemal/<uuid:wish_id>/", withdraw_contact_wish, name="withdraw_contact_wish"),
    path("ring-mig/", call_me, name="call_me"),
    path("ring-mig/<uuid:call_request_id>/", call_asked, name="call_asked"),
    path("del/<uuid:part_id>/", part, name="part"),
    path("del/<uuid:part_id>/sluta/", stop_part, name="stop_part"),
    path("del/<uuid:part_id>/till-nar/", part_until, name="part_until"),
    path("borta/", away, name="away"),
    path("borta/<uuid:absence_id>/", back, name="back"),
    path("min-vecka/", my_week, name="my_week"),
    path("min-vecka/<uuid:activity_id>/<str:day>/", my_occurrence, name="my_occurrence"),
    path("min-vecka/<uuid:activity_id>/", change_my_times, name="change_my_times"),
    path("del/<uuid:part_id>/sa-gor-de/", how, name="how"),
    path("del/<uuid:part_id>/tider/", my_times, name="my_times"),
    path("skriv-ut/", print_plan, name="print_plan"),
    path("skriv-ut/plan.pdf", plan_paper, name="plan_paper"),
    path("skriv-ut/kontakter.pdf", contact_card, name="contact_card"),
    path("samarbete/", cooperation, name="cooperation"),
    path("meddelanden/", messages, name="messages"),
    path("meddelanden/nytt/", write_message, name="write_message"),
    path("meddelanden/<uuid:thread_id>/", message_thread, name="message_thread"),
    path("meddelanden/<uuid:thread_id>/vilka/", thread_readers, name="thread_readers"),
    path("meddelanden/<uuid:thread_id>/avsluta/", close_message_thread, name="close_message_thread"),
    path("aviseringar/", notices, name="notices"),
    path("fragor/", asked, name="asked"),
    path("fragor/<uuid:part_id>/", asked_part, name="asked_part"),
    path("fragor/<uuid:part_id>/meddelanden/", asked_messages, name="asked_messages"),
    path("fragor/<uuid:part_id>/meddelanden/<uuid:thread_id>/", asked_thread, name="asked_thread"),
    path("mina-uppgifter/", my_data, name="my_data"),
    path("mina-uppgifter/utdrag.zip", my_extract, name="my_extract"),
    path("mina-uppgifter/stammer-inte/", say_wrong, name="say_wrong"),
    path("mina-uppgifter/<uuid:rectification_id>/ta-tillbaka/", withdraw_wrong, name="withdraw_wrong"),
    path("vem-kommer/", who_comes, name="who_comes"),
    path("vem-kommer/<uuid:commitment_id>/helst/", own_coming_wish, name="own_coming_wish"),
    path("vem-kommer/vem-kommer.ics", who_comes_file, name="who_comes_file"),
    path("vem-kommer/vem-kommer.pdf", who_comes_paper, name="who_comes_paper"),
    path("moten/", resident_meetings, name="resident_meetings"),
    path("moten/<uuid:call_id>/", resident_meeting, name="resident_meeting"),
    path("moten/<uuid:call_id>/svara/", answer_meeting, name="answer_meeting"),
    path("moten/<uuid:call_id>/punkt/", meeting_point, name="meeting_point"),
    path("moten/<uuid:call_id>/punkt/<uuid:point_id>/ta-bort/", take_back_point, name="take_back_point"),
    path("moten/<uuid:call_id>/inte-med/<uuid:participant_id>/", not_there, name="not_there"),
    path("moten/<uuid:call_id>/inte-med.ics", left_meeting_file, name="left_meeting_file"),
    path("moten/<uuid:call_id>/mote.ics", meeting_file, name="meeting_file"),
    path("fragor/<uuid:part_id>/orkar-inte/", leave_part, name="leave_part"),
    path("fragor/ta-over/<uuid:owner_change_id>/", asked_to_take, name="asked_to_take"),
    path("stod-till-dig/", carer_support, name="carer_support"),
    path("vantar/", waiting, name="waiting"),
    path("ny-ansvarig/<uuid:owner_change_id>/", choose_owner, name="choose_owner"),
    path("tar-slut/", expiring, name="expiring"),
    path("tar-slut/<uuid:part_id>/", apply_anew, name="apply_anew"),
]
