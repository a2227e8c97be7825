"""The addresses of this door."""

from django.urls import path

from ledstjarna.web.team.agree.view import agree
from ledstjarna.web.team.application import view as application
from ledstjarna.web.team.assess_health.view import assess_health
from ledstjarna.web.team.assignment.view import assignment
from ledstjarna.web.team.begin_contact.view import begin_contact
from ledstjarna.web.team.carers.view import carer_answer
from ledstjarna.web.team.choice import view as choice
from ledstjarna.web.team.consent import view as consent
from ledstjarna.web.team.counter.view import counter
from ledstjarna.web.team.documents import view as documents
from ledstjarna.web.team.find_person.view import find_person
from ledstjarna.web.team.follow_up.view import follow_up
from ledstjarna.web.team.goal import view as goal
from ledstjarna.web.team.happened.view import team_happened
from ledstjarna.web.team.home.view import team_home
from ledstjarna.web.team.instrument.view import instrument
from ledstjarna.web.team.letters import view as letters
from ledstjarna.web.team.mandates import view as mandates
from ledstjarna.web.team.meeting import acts as meeting_acts
from ledstjarna.web.team.meeting import view as meeting
from ledstjarna.web.team.meeting.note import meeting_note
from ledstjarna.web.team.members import view as members
from ledstjarna.web.team.needs import suggestions
from ledstjarna.web.team.needs import view as needs
from ledstjarna.web.team.needs.assess import assess
from ledstjarna.web.team.owner import view as owner
from ledstjarna.web.team.part import view as part
from ledstjarna.web.team.person.view import team_person
from ledstjarna.web.team.propose.view import propose
from ledstjarna.web.team.register_person.view import register_person
from ledstjarna.web.team.reports import view as reports
from ledstjarna.web.team.sip import view as sip
from ledstjarna.web.team.story import view as story
from ledstjarna.web.team.worklist.view import team_work

_PERSON = "person/<uuid:subject_id>/"
_APPLICATION = _PERSON + "ansokan/<uuid:application_id>/"
_PROPOSAL = _PERSON + "forslag/<uuid:proposal_id>/"
_PART = _PERSON + "del/<uuid:commitment_id>/"
_MEETING = _PERSON + "mote/"
_NEEDS = _PERSON + "behov/"

urlpatterns = [
    path("", team_home, name="team_home"),
    path("att-gora/", team_work, name="team_work"),
    path("hitta/", find_person, name="find_person"),
    path("hitta/<uuid:subject_id>/borja/", begin_contact, name="begin_contact"),
    path("registrera/", register_person, name="register_person"),
    path("brev/", letters.letters, name="letters"),
    path(_PERSON, team_person, name="team_person"),
    path(_PERSON + "brev/<uuid:letter_id>/", letters.letter, name="letter"),
    path(_PERSON + "berattelse/", story.team_story, name="team_story"),
    path(_PERSON + "berattelse/skriv/", story.tell_story, name="tell_story"),
    path(_PERSON + "berattelse/narstaende/", story.name_close_one, name="name_close_one"),
    path(_PERSON + "stallforetradare/", mandates.mandates, name="mandates"),
    path(_PERSON + "stallforetradare/ny/", mandates.register_mandate, name="register_mandate"),
    path(_PERSON + "stallforetradare/<uuid:mandate_id>/avsluta/", mandates.end_mandate, name="end_mandate"),
    path(_PERSON + "samtycke/", consent.team_consents, name="team_consents"),
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
    path(_PERSON + "mal/<uuid:goal_id>/foresla/", propose, name="propose"),
    path(_PROPOSAL, choice.register_choice, name="register_choice"),
    path(_PROPOSAL + "dra-tillbaka/", choice.withdraw_proposal, name="withdraw_proposal"),
    path(_PROPOSAL + "onskemal/", counter, name="counter"),
    path(_PART, part.team_part, name="team_part"),
    path(_PART + "svara/", part.answer_part, name="answer_part"),
    path(_PART + "bedom/", assess_health, name="assess_health"),
    path(_PART + "avsluta/", part.stop_part, name="team_stop_part"),
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
    path(_PERSON + "uppdrag/<uuid:assignment_id>/", assignment, name="assignment"),
    path(_PERSON + "sip/", sip.team_sip, name="team_sip"),
    path(_PERSON + "sip/bedom/", sip.judge_sip, name="judge_sip"),
    path(_PERSON + "sip/ansvar/", sip.name_responsible, name="name_responsible"),
    path(_PERSON + "sip/avsluta/", sip.close_sip, name="close_sip"),
    path(_PERSON + "avstamning/", follow_up, name="follow_up"),
    path(_PERSON + "kom-overens/", agree, name="team_agree"),
    path(_PERSON + "team/", members.team_members, name="team_members"),
    path(_PERSON + "team/bjud-in/", members.invite, name="invite"),
    path(_PERSON + "team/<uuid:member_id>/samordnare/", members.name_coordinator, name="name_coordinator"),
    path(_PERSON + "team/<uuid:member_id>/avsluta/", members.end_membership, name="end_membership"),
    path(_PERSON + "hant/", team_happened, name="team_happened"),
    path(_PERSON + "inte-bra/", reports.reports, name="team_reports"),
    path(_PERSON + "inte-bra/ny/", reports.tell_report, name="tell_report"),
    path(_PERSON + "inte-bra/<uuid:report_id>/", reports.report, name="team_report"),
    path(_PERSON + "dokument/", documents.team_documents, name="team_documents"),
    path(_PERSON + "dokument/version/<int:number>/", documents.agreed_version, name="agreed_version"),
    path(_PERSON + "dokument/lanka/", documents.link_plan, name="link_plan"),
    path(_MEETING, meeting.meeting, name="meeting"),
    path(_MEETING + "val/<uuid:proposal_id>/", meeting_acts.meeting_choice, name="meeting_choice"),
    path(_MEETING + "anteckning/<uuid:note_id>/", meeting_note, name="meeting_note"),
    path(_MEETING + "papper/", meeting.meeting_paper, name="meeting_paper"),
    path(_MEETING + "avsluta/", meeting_acts.close_meeting, name="close_meeting"),
]
