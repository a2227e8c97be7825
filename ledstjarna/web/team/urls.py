"""The addresses of this door."""

from django.urls import path

from ledstjarna.web.team.abilities import view as abilities
from ledstjarna.web.team.address.view import change_address
from ledstjarna.web.team.agree.view import agree
from ledstjarna.web.team.application import view as application
from ledstjarna.web.team.assess_health.view import assess_health
from ledstjarna.web.team.assignment.view import assignment, return_assignment
from ledstjarna.web.team.away import view as away
from ledstjarna.web.team.back_in_team.view import team_back_in_team
from ledstjarna.web.team.begin_contact.view import begin_contact
from ledstjarna.web.team.call_requests import view as call_requests
from ledstjarna.web.team.calls import hold as calls_hold
from ledstjarna.web.team.calls import people as calls_people
from ledstjarna.web.team.calls import times as calls_times
from ledstjarna.web.team.calls import view as calls
from ledstjarna.web.team.calls.more import call_more
from ledstjarna.web.team.carers.view import carer_answer
from ledstjarna.web.team.choice import view as choice
from ledstjarna.web.team.compare_plans.view import compare_plans
from ledstjarna.web.team.compare_versions.view import team_compare
from ledstjarna.web.team.consent import view as consent
from ledstjarna.web.team.contacts import away as contacts_away
from ledstjarna.web.team.contacts import view as contacts
from ledstjarna.web.team.counter.view import counter
from ledstjarna.web.team.crews.proposal import propose_crews
from ledstjarna.web.team.crews.view import crews
from ledstjarna.web.team.day_map.paper import day_paper
from ledstjarna.web.team.day_map.view import day_map
from ledstjarna.web.team.death import view as deaths
from ledstjarna.web.team.describe_scale.view import describe_scale
from ledstjarna.web.team.deviation_counts.view import deviation_counts
from ledstjarna.web.team.deviations import view as deviations
from ledstjarna.web.team.documents import view as documents
from ledstjarna.web.team.emergency import view as emergency
from ledstjarna.web.team.find_person.view import find_person
from ledstjarna.web.team.follow_up.view import follow_up
from ledstjarna.web.team.follow_ups import view as follow_ups
from ledstjarna.web.team.goal import view as goal
from ledstjarna.web.team.happened.view import team_happened
from ledstjarna.web.team.hear_yes.view import hear_yes
from ledstjarna.web.team.hold_follow_up.view import hold_follow_up
from ledstjarna.web.team.home.view import team_home
from ledstjarna.web.team.how import view as how
from ledstjarna.web.team.import_shifts.view import import_shifts
from ledstjarna.web.team.instrument.view import instrument
from ledstjarna.web.team.leading.view import leading
from ledstjarna.web.team.letters import view as letters
from ledstjarna.web.team.log_control import looking_up as log_look_ups
from ledstjarna.web.team.log_control import view as log_controls
from ledstjarna.web.team.log_control.emergency_letter import emergency_letter
from ledstjarna.web.team.log_control.every import log_findings
from ledstjarna.web.team.mandates import view as mandates
from ledstjarna.web.team.meeting import acts as meeting_acts
from ledstjarna.web.team.meeting import view as meeting
from ledstjarna.web.team.meeting.note import meeting_note
from ledstjarna.web.team.members import view as members
from ledstjarna.web.team.messages import told as messages_told
from ledstjarna.web.team.messages import view as messages
from ledstjarna.web.team.messages.assigned import assigned_messages
from ledstjarna.web.team.missed.view import missed_visit
from ledstjarna.web.team.my_day import view as my_day
from ledstjarna.web.team.my_meetings import view as my_meetings
from ledstjarna.web.team.my_reach import view as my_reach
from ledstjarna.web.team.needs import suggestions
from ledstjarna.web.team.needs import view as needs
from ledstjarna.web.team.needs.assess import assess
from ledstjarna.web.team.offline import view as offline
from ledstjarna.web.team.owner import view as owner
from ledstjarna.web.team.part import view as part
from ledstjarna.web.team.person.view import team_person
from ledstjarna.web.team.plan_weights.view import plan_weights
from ledstjarna.web.team.planning import view as planning
from ledstjarna.web.team.planning.publishing import publish_plan
from ledstjarna.web.team.printing.view import team_contact_card, team_plan_paper, team_who_comes_paper
from ledstjarna.web.team.propose.view import propose
from ledstjarna.web.team.protection import view as protections
from ledstjarna.web.team.reading import view as reading
from ledstjarna.web.team.records import view as records
from ledstjarna.web.team.register_person.view import register_person
from ledstjarna.web.team.replanning import view as replanning
from ledstjarna.web.team.reports import view as reports
from ledstjarna.web.team.review.view import review
from ledstjarna.web.team.sent.again import try_notice_again
from ledstjarna.web.team.sent.view import notices_sent
from ledstjarna.web.team.sign_in_number import view as sign_in_number
from ledstjarna.web.team.sip import view as sip
from ledstjarna.web.team.sip_form.view import sip_form, sip_paper
from ledstjarna.web.team.step_down.view import step_down
from ledstjarna.web.team.story import view as story
from ledstjarna.web.team.times import view as times
from ledstjarna.web.team.unit_contacts import view as unit_contacts
from ledstjarna.web.team.until.view import team_part_until
from ledstjarna.web.team.worklist.view import team_work
from ledstjarna.web.team.wrong import view as wrong

_PERSON = "person/<uuid:subject_id>/"
_APPLICATION = _PERSON + "ansokan/<uuid:application_id>/"
_PROPOSAL = _PERSON + "forslag/<uuid:proposal_id>/"
_PART = _PERSON + "del/<uuid:commitment_id>/"
_MEETING = _PERSON + "mote/"
_DEVIATION = _PERSON + "avvikelser/<uuid:deviation_id>/"
_CONTACT = _PERSON + "kontakter/<uuid:contact_id>/"
_CALLS = _PERSON + "moten/"
_CALL = _CALLS + "<uuid:call_id>/"
_NEEDS = _PERSON + "behov/"

urlpatterns = [
    path("", team_home, name="team_home"),
    path("att-gora/", team_work, name="team_work"),
    path("hitta/", find_person, name="find_person"),
    path("hitta/<uuid:subject_id>/borja/", begin_contact, name="begin_contact"),
    path("nodlage/<uuid:subject_id>/", emergency.emergency, name="emergency"),
    path("registrera/", register_person, name="register_person"),
    path("brev/", letters.letters, name="letters"),
    path("avvikelser/", deviations.deviations_home, name="deviations_home"),
    path("siffror/", leading, name="leading"),
    path("avvikelser/antal/", deviation_counts, name="deviation_counts"),
    path("meddelanden/", messages.team_messages, name="team_messages"),
    path("utskick/", notices_sent, name="notices_sent"),
    path(_PERSON + "utskick/<uuid:notice_id>/", try_notice_again, name="try_notice_again"),
    path("planering/", planning.planning, name="planning"),
    path("planering/fjorton-dagar/", planning.fortnight_board, name="fortnight_board"),
    path("planering/dagen.pdf", day_paper, name="day_paper"),
    path("planering/karta/", day_map, name="day_map"),
    path("planering/meddela/", publish_plan, name="publish_plan"),
    path("planering/lagg-om/", replanning.replan, name="replan"),
    path("planering/sjuk/", replanning.sick_call, name="sick_call"),
    path("planering/arbetslag/", crews, name="crews"),
    path("planering/arbetslag/forslag/", propose_crews, name="propose_crews"),
    path("planering/vikter/", plan_weights, name="plan_weights"),
    path("planering/jamfor/", compare_plans, name="compare_plans"),
    path("planering/pass/", import_shifts, name="import_shifts"),
    path("planering/forslag/<uuid:plan_draft_id>/", replanning.plan_draft, name="plan_draft"),
    path("planering/besok/<uuid:visit_id>/", planning.place_visit, name="place_visit"),
    path("planering/besok/<uuid:visit_id>/vem-kommer.pdf", team_who_comes_paper, name="team_who_comes_paper"),
    path("planering/arbetar/<uuid:carer_id>/kan/", abilities.carer_skills, name="carer_skills"),
    path("planering/arbetar/<uuid:carer_id>/", planning.carer_shift, name="carer_shift"),
    path("min-dag/", my_day.my_visits, name="my_visits"),
    path("min-dag/<uuid:visit_id>/", my_day.my_visit, name="my_visit"),
    path("min-dag/arbetare.js", offline.day_worker, name="day_worker"),
    path("min-dag/app.webmanifest", offline.day_manifest, name="day_manifest"),
    path("min-dag/utan-nat/", offline.day_shell, name="day_shell"),
    path("min-dag/laget/", offline.day_standing, name="day_standing"),
    path("min-dag/packa/", offline.day_pack, name="day_pack"),
    path("min-dag/skicka/", offline.day_send, name="day_send"),
    path(_PERSON + "del/<uuid:commitment_id>/vem-kommer/", abilities.coming_wish, name="coming_wish"),
    path(_PERSON + "del/<uuid:commitment_id>/att-veta/", my_day.visit_note, name="visit_note"),
    path("moten/", my_meetings.my_meetings, name="my_meetings"),
    path("moten/<uuid:call_id>/", my_meetings.my_meeting, name="my_meeting"),
    path("moten/<uuid:call_id>/inte-med.ics", my_meetings.my_left_meeting_file, name="my_left_meeting_file"),
    path("moten/<uuid:call_id>/mote.ics", my_meetings.my_meeting_file, name="my_meeting_file"),
    path(_PERSON, team_person, name="team_person"),
    path(_PERSON + "brev/<uuid:letter_id>/", letters.letter, name="letter"),
    path(_PERSON + "berattelse/", story.team_story, name="team_story"),
    path(_PERSON + "berattelse/skriv/", story.tell_story, name="tell_story"),
    path(_PERSON + "berattelse/narstaende/", story.name_close_one, name="name_close_one"),
    path(
        _PERSON + "narstaende/<uuid:close_one_id>/skydd/",
        story.team_protect_close_one,
        name="team_protect_close_one",
    ),
    path(
        _PERSON + "narstaende/<uuid:close_one_id>/logga-in/",
        sign_in_number.close_one_signs_in,
        name="close_one_signs_in",
    ),
    path(
        _PERSON + "stallforetradare/<uuid:representative_id>/logga-in/",
        sign_in_number.representative_signs_in,
        name="representative_signs_in",
    ),
    path(_PERSON + "adress/", change_address, name="change_address"),
    path(_PERSON + "avliden/", deaths.death, name="death"),
    path(_PERSON + "avliden/ta-tillbaka/", deaths.take_back_death, name="take_back_death"),
    path(_PERSON + "skydd/", protections.protection, name="protection"),
    path(
        _PERSON + "skydd/<uuid:protection_change_id>/",
        protections.answer_lowering,
        name="answer_lowering",
    ),
    path(_PERSON + "stallforetradare/", mandates.mandates, name="mandates"),
    path(_PERSON + "stallforetradare/ny/", mandates.register_mandate, name="register_mandate"),
    path(_PERSON + "stallforetradare/<uuid:mandate_id>/avsluta/", mandates.end_mandate, name="end_mandate"),
    path(_PERSON + "nodlage/avsluta/", emergency.close_emergency, name="close_emergency"),
    path(_PERSON + "nodlage/be/<uuid:block_id>/", emergency.ask_to_lift, name="ask_to_lift"),
    path(_PERSON + "lasning/", reading.team_reading, name="team_reading"),
    path(_PERSON + "lasning/borja/", reading.begin_reading, name="begin_reading"),
    path(_PERSON + "lasning/sluta/", reading.stop_reading, name="stop_reading"),
    path(_PERSON + "lasning/hava/<uuid:block_lift_id>/", reading.answer_lift, name="answer_lift"),
    path(_PERSON + "sparr/", reading.team_block, name="team_block"),
    path(_PERSON + "stammer-inte/", wrong.team_wrong, name="team_wrong"),
    path(_PERSON + "stammer-inte/ny/", wrong.tell_wrong, name="tell_wrong"),
    path(_PERSON + "stammer-inte/<uuid:rectification_id>/", wrong.answer_wrong, name="answer_wrong"),
    path(_PERSON + "samtycke/", consent.team_consents, name="team_consents"),
    path(_PERSON + "samtycke/igen/", team_back_in_team, name="team_back_in_team"),
    path(_PERSON + "samtycke/ja-till-oss/", hear_yes, name="hear_yes"),
    path(_PERSON + "samtycke/<str:kind>/", consent.team_consent, name="team_consent"),
    path(_NEEDS, needs.needs, name="needs"),
    path(_NEEDS + "valj/", needs.choose_areas, name="choose_areas"),
    path(_NEEDS + "bedom/", assess, name="assess"),
    path(_NEEDS + "uppgift/<uuid:suggestion_id>/ta/", suggestions.take_suggestion, name="take_suggestion"),
    path(_NEEDS + "uppgift/<uuid:suggestion_id>/undan/", suggestions.dismiss_suggestion, name="dismiss_suggestion"),
    path(_NEEDS + "formular/<str:code>/", instrument, name="instrument"),
    path(_PERSON + "mal/nytt/", goal.set_goal, name="team_set_goal"),
    path(_PERSON + "mal/<uuid:goal_id>/andra/", goal.change_goal, name="team_change_goal"),
    path(_PERSON + "mal/<uuid:goal_id>/avsluta/", goal.let_go_of_goal, name="let_go_of_goal"),
    path(_PERSON + "mal/<uuid:goal_id>/natt/", goal.reach_goal, name="reach_goal"),
    path(_PERSON + "mal/<uuid:goal_id>/steg/", describe_scale, name="describe_scale"),
    path(_PERSON + "mal/<uuid:goal_id>/foresla/", propose, name="propose"),
    path(_PROPOSAL, choice.register_choice, name="register_choice"),
    path(_PROPOSAL + "dra-tillbaka/", choice.withdraw_proposal, name="withdraw_proposal"),
    path(_PROPOSAL + "onskemal/", counter, name="counter"),
    path(_PART, part.team_part, name="team_part"),
    path(_PART + "svara/", part.answer_part, name="answer_part"),
    path(_PART + "bedom/", assess_health, name="assess_health"),
    path(_PART + "avsluta/", part.stop_part, name="team_stop_part"),
    path(_PART + "genomforande/", how.team_how, name="team_how"),
    path(_PART + "genomforande/svar/", how.answer_how, name="answer_how"),
    path(_PART + "till-nar/", team_part_until, name="team_part_until"),
    path(_PART + "tider/", times.part_times, name="part_times"),
    path(_PERSON + "borta/", away.team_away, name="team_away"),
    path(_PERSON + "borta/<uuid:absence_id>/", away.team_back, name="team_back"),
    path(_PERSON + "tider/", times.team_times, name="team_times"),
    path("tider/", times.our_times, name="our_times"),
    path("tider/<uuid:activity_id>/", times.change_part_times, name="change_part_times"),
    path("tider/<uuid:activity_id>/<str:day>/", times.team_occurrence, name="team_occurrence"),
    path(_PART + "lamna-over/", owner.leave_part, name="team_leave_part"),
    path(_PART + "ny/", owner.new_owner, name="new_owner"),
    path(_PERSON + "ny-ansvarig/<uuid:owner_change_id>/", owner.owner_choice, name="owner_choice"),
    path(_PERSON + "ta-over/<uuid:owner_change_id>/", owner.take_over, name="take_over"),
    path(_PERSON + "narstaende-stod/<uuid:support_id>/", carer_answer, name="carer_answer"),
    path(_APPLICATION, application.application, name="application"),
    path(_APPLICATION + "borja/", application.begin_investigation, name="begin_investigation"),
    path(_APPLICATION + "utredning/", application.write_investigation, name="write_investigation"),
    path(_APPLICATION + "besluta/", application.decide, name="decide"),
    path(_APPLICATION + "uppdrag/", application.assign, name="assign_provider"),
    path(_APPLICATION + "se-over/", review, name="review"),
    path(_PERSON + "uppdrag/<uuid:assignment_id>/", assignment, name="assignment"),
    path(_PERSON + "uppdrag/<uuid:assignment_id>/lamna-tillbaka/", return_assignment, name="return_assignment"),
    path(_PERSON + "sip/", sip.team_sip, name="team_sip"),
    path(_PERSON + "sip/bedom/", sip.judge_sip, name="judge_sip"),
    path(_PERSON + "sip/ansvar/", sip.name_responsible, name="name_responsible"),
    path(_PERSON + "sip/avsluta/", sip.close_sip, name="close_sip"),
    path(_PERSON + "avstamning/", follow_up, name="follow_up"),
    path(_PERSON + "uppfoljning/", follow_ups.team_follow_ups, name="team_follow_ups"),
    path(_PERSON + "uppfoljning/ny/", hold_follow_up, name="hold_follow_up"),
    path(_PERSON + "uppfoljning/<uuid:follow_up_id>/", follow_ups.team_follow_up, name="team_follow_up"),
    path(_PERSON + "uppfoljning/mindre/<uuid:step_down_id>/", step_down, name="step_down"),
    path(_PERSON + "kom-overens/", agree, name="team_agree"),
    path(_PERSON + "team/", members.team_members, name="team_members"),
    path(_PERSON + "team/bjud-in/", members.invite, name="invite"),
    path(_PERSON + "team/<uuid:member_id>/samordnare/", members.name_coordinator, name="name_coordinator"),
    path(_PERSON + "team/<uuid:member_id>/avsluta/", members.end_membership, name="end_membership"),
    path("loggkontroll/", log_controls.log_control, name="log_control"),
    path("loggkontroll/ta-reda-pa/", log_look_ups.look_up_log, name="look_up_log"),
    path("loggkontroll/ta-reda-pa/lasare/", log_look_ups.look_up_reader, name="look_up_reader"),
    path("loggkontroll/lasningar/", log_findings, name="log_findings"),
    path("loggkontroll/lasning/<uuid:log_finding_id>/", log_controls.log_finding, name="log_finding"),
    path("loggkontroll/nodoppning/<uuid:emergency_access_id>/", log_controls.log_emergency, name="log_emergency"),
    path("loggkontroll/nodoppning/<uuid:emergency_access_id>/brev.pdf", emergency_letter, name="emergency_letter"),
    path("loggkontroll/fraga/<uuid:log_question_id>/", log_controls.log_question, name="log_question"),
    path("ring-mig/", call_requests.calls_to_answer, name="calls_to_answer"),
    path("sa-nas-jag/", my_reach.my_reach, name="my_reach"),
    path("sa-nas-jag/borta/", my_reach.my_absence, name="my_absence"),
    path("enheten/kontakter/", unit_contacts.unit_contacts, name="unit_contacts"),
    path("enheten/titlar/", unit_contacts.protected_titles, name="protected_titles"),
    path(_PERSON + "kontakter/", contacts.team_contacts, name="team_contacts"),
    path(_PERSON + "kontakter/utse/", contacts.name_contact, name="name_contact"),
    path(_CONTACT + "avsluta/", contacts.end_contact, name="end_contact"),
    path(_CONTACT + "borta/", contacts_away.contact_away, name="contact_away"),
    path(_CONTACT + "borta/<uuid:contact_absence_id>/slut/", contacts_away.contact_back, name="contact_back"),
    path(_PERSON + "kontakter/onskemal/<uuid:wish_id>/", contacts.team_contact_wish, name="team_contact_wish"),
    path(_PERSON + "ring-mig/", call_requests.tell_call, name="tell_call"),
    path(_PERSON + "ring-mig/<uuid:call_request_id>/", call_requests.call_request, name="call_request"),
    path(_PERSON + "hant/", team_happened, name="team_happened"),
    path(_PERSON + "inte-bra/", reports.reports, name="team_reports"),
    path(_PERSON + "inte-bra/ny/", reports.tell_report, name="tell_report"),
    path(_PERSON + "inte-bra/<uuid:report_id>/", reports.report, name="team_report"),
    path(_PERSON + "uteblivet/<uuid:missed_id>/", missed_visit, name="missed_visit"),
    path(_PERSON + "avvikelser/", deviations.team_deviations, name="team_deviations"),
    path(_PERSON + "avvikelser/ny/", deviations.note_deviation, name="note_deviation"),
    path(_DEVIATION, deviations.team_deviation, name="team_deviation"),
    path(_DEVIATION + "ta-tillbaka/", deviations.withdraw_deviation, name="withdraw_deviation"),
    path(_PERSON + "meddelanden/", messages.person_messages, name="person_messages"),
    path(_PERSON + "meddelanden/nytt/", messages.team_write, name="team_write"),
    path(_PERSON + "meddelanden/sagt/", messages_told.tell_message, name="tell_message"),
    path(_PERSON + "meddelanden/<uuid:thread_id>/sagt/", messages_told.tell_in_thread, name="tell_in_thread"),
    path(_PART + "meddelanden/", assigned_messages, name="assigned_messages"),
    path(_PERSON + "meddelanden/<uuid:thread_id>/", messages.team_thread, name="team_thread"),
    path(_PERSON + "meddelanden/<uuid:thread_id>/avsluta/", messages.team_close_thread, name="team_close_thread"),
    path(_PERSON + "dokument/", documents.team_documents, name="team_documents"),
    path(_PERSON + "dokument/plan.pdf", team_plan_paper, name="team_plan_paper"),
    path(_PERSON + "dokument/kontakter.pdf", team_contact_card, name="team_contact_card"),
    path(_PERSON + "dokument/sip/", sip_form, name="sip_form"),
    path(_PERSON + "dokument/sip.pdf", sip_paper, name="sip_paper"),
    path(_PERSON + "dokument/till-journalen/", records.records, name="records"),
    path(_PERSON + "dokument/till-journalen/<str:record>.txt", records.record_text, name="record_text"),
    path(_PERSON + "dokument/till-journalen/<str:record>.json", records.record_data, name="record_data"),
    path(_PERSON + "dokument/version/<uuid:agreement_id>/", documents.agreed_version, name="agreed_version"),
    path(_PERSON + "dokument/jamfor/", team_compare, name="team_compare"),
    path(_PERSON + "dokument/lanka/", documents.link_plan, name="link_plan"),
    path(_MEETING, meeting.meeting, name="meeting"),
    path(_MEETING + "val/<uuid:proposal_id>/", meeting_acts.meeting_choice, name="meeting_choice"),
    path(_MEETING + "anteckning/<uuid:note_id>/", meeting_note, name="meeting_note"),
    path(_MEETING + "punkt/<uuid:point_id>/", meeting_acts.tick_meeting_point, name="tick_meeting_point"),
    path(_MEETING + "papper/", meeting.meeting_paper, name="meeting_paper"),
    path(_MEETING + "avsluta/", meeting_acts.close_meeting, name="close_meeting"),
    path(_CALLS, calls.team_meetings, name="team_meetings"),
    path(_CALLS + "kalla/", calls.call_meeting, name="call_meeting"),
    path(_CALL, calls.team_call, name="team_call"),
    path(_CALL + "tider/", calls_times.ask_times, name="ask_times"),
    path(_CALL + "bestam/", calls_times.set_meeting_time, name="set_meeting_time"),
    path(_CALL + "andra/", calls_times.move_meeting, name="move_meeting"),
    path(_CALL + "fler/", call_more, name="call_more"),
    path(_CALL + "stall-in/", calls_times.cancel_meeting, name="cancel_meeting"),
    path(_CALL + "punkt/", calls_people.team_point, name="team_point"),
    path(_CALL + "svar/<uuid:participant_id>/", calls_people.team_call_answer, name="team_call_answer"),
    path(_CALL + "inte-med/<uuid:participant_id>/", calls_people.leave_out, name="leave_out"),
    path(_CALL + "borja/", calls_hold.hold_meeting, name="hold_meeting"),
    path(_CALL + "kom-overens/", calls_hold.sum_up, name="sum_up"),
]
