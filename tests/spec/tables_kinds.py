"""Which kind of record each table holds, said a second time beside the row policies in the migrations."""

ANY = "any"  # shows to whoever reaches anything of the person

TABLE_KINDS = {
    "consent_consent": "basic",
    "people_person": "basic",
    "people_personidentifier": "basic",
    "people_closeone": "basic",
    "people_protectionchange": "basic",
    "people_representative": "basic",
    "people_mandate": "basic",
    "people_letter": "basic",
    "people_personcontact": "basic",
    "people_notice": "basic",
    "people_noticeattempt": "basic",
    "people_noticetoother": "basic",
    "people_absence": "basic",
    "people_awaydays": ANY,  # that somebody is away is for everybody who would come
    "people_story": "story",
    "needs_assessment": "needs",
    "needs_need": "needs",
    "needs_instrumentresult": "needs",
    "needs_suggestion": "needs",
    "needs_importedbundle": "needs",
    "needs_foreignfact": "needs",
    "teams_teammember": "team",
    "teams_thread": "team",
    "teams_message": "team",
    "teams_passedon": "team",
    "teams_namedcontact": "team",
    "teams_contactabsence": "team",
    "teams_contactwish": "team",
    "teams_callrequest": "team",
    "teams_callattempt": "team",
    "plans_plan": "plan",
    "plans_sip": "plan",
    "plans_goal": "plan",
    "plans_proposal": "plan",
    "plans_choice": "plan",
    "plans_commitment": "plan",
    "plans_providerassignment": "plan",
    "plans_healthassessment": "plan",
    "plans_partterm": "plan",
    "plans_agreement": "plan",
    "plans_linkedplan": "plan",
    "plans_planmeeting": "plan",
    "plans_personreport": "plan",
    "plans_missedvisit": "plan",
    "plans_followuppreparation": "plan",
    "plans_followup": "plan",
    "plans_attainmentscale": "plan",
    "plans_goalresult": "plan",
    "plans_partresult": "plan",
    "plans_stepdown": "plan",
    "plans_planmeetingcall": "plan",
    "plans_meetingtime": "plan",
    "plans_meetingparticipant": "plan",
    "plans_meetingpoint": "plan",
    "plans_activity": "plan",
    "visits_visit": "plan",
    "visits_helpcall": "plan",
    "visits_visitnote": "plan",
    "visits_toldlater": "plan",
    "visits_comingwish": "plan",
    "plans_activityexception": "plan",
    "plans_activitymark": "plan",
    "plans_implementationplan": "plan",
    "plans_cooperationdeviation": "plan",
    "plans_deviationanswer": "plan",
    "plans_ownerchange": "plan",
    "plans_carersupport": "carer",
    "plans_application": "decision",
    "plans_authoritydecision": "decision",
    "outbox_happening": "plan",
    "control_logfinding": "log",
    "control_logoutcome": "log",
    "control_logquestion": "log",
}

# The column that names the part of the plan, where whoever answers for one part reaches its rows.
PART_COLUMN = {
    "plans_commitment": "id",
    "plans_providerassignment": "commitment_id",
    "plans_healthassessment": "commitment_id",
    "plans_partterm": "commitment_id",
    "plans_application": "commitment_id",
    "plans_stepdown": "commitment_id",
    "plans_planmeetingcall": "id",
    "plans_meetingtime": "call_id",
    "plans_meetingparticipant": "id",
    "plans_activity": "commitment_id",
    "visits_visit": "commitment_id",
    "visits_helpcall": "commitment_id",
    "visits_visitnote": "commitment_id",
    "visits_toldlater": "commitment_id",
    "visits_comingwish": "commitment_id",
    "plans_activityexception": "commitment_id",
    "plans_activitymark": "commitment_id",
    "plans_implementationplan": "commitment_id",
    "plans_ownerchange": "commitment_id",
    "plans_carersupport": "id",
    "plans_missedvisit": "commitment_id",
}

# Tables that somebody close reaches only where a row names them, however much the person lets them read.
NAMED = {"teams_thread", "teams_message", "teams_passedon"}

# What somebody at an organisation has written: it shows as the law of access says, by whose it is and what is blocked.
AUTHORED = {
    "needs_assessment",
    "needs_need",
    "needs_instrumentresult",
    "plans_application",
    "plans_authoritydecision",
    "plans_healthassessment",
}

# Grounds show to who has or wrote them, the log to the person alone; blocks, emergencies and numbers to sign in by to
# the person and who wrote them down, what is said to be wrong to the person and whom it reached: by policies of their
# own.
OF_ITS_OWN = {
    "consent_accessground",
    "consent_accesslog",
    "consent_block",
    "consent_blocklift",
    "consent_emergencyaccess",
    "people_signinnumber",
    "keeping_rectification",
}

# A unit's own work, of many persons by id: no ground reaches it, only who acts for the unit.
OF_A_UNIT = {
    "visits_carerskill", "visits_crewlist", "visits_plandraft", "visits_planweights", "visits_publishedplan",
    "visits_sickcall",
}  # fmt: skip
