"""Which kind of record each table holds, said a second time beside the row policies in the migrations."""

TABLE_KINDS = {
    "consent_consent": "basic",
    "people_person": "basic",
    "people_personidentifier": "basic",
    "people_closeone": "basic",
    "people_representative": "basic",
    "people_mandate": "basic",
    "people_letter": "basic",
    "people_story": "story",
    "needs_assessment": "needs",
    "needs_need": "needs",
    "needs_instrumentresult": "needs",
    "needs_suggestion": "needs",
    "needs_importedbundle": "needs",
    "needs_foreignfact": "needs",
    "teams_teammember": "team",
    "plans_plan": "plan",
    "plans_sip": "plan",
    "plans_goal": "plan",
    "plans_proposal": "plan",
    "plans_choice": "plan",
    "plans_commitment": "plan",
    "plans_providerassignment": "plan",
    "plans_healthassessment": "plan",
    "plans_agreement": "plan",
    "plans_linkedplan": "plan",
    "plans_planmeeting": "plan",
    "plans_personreport": "plan",
    "plans_ownerchange": "plan",
    "plans_carersupport": "carer",
    "plans_application": "decision",
    "plans_authoritydecision": "decision",
    "outbox_happening": "plan",
}

# The column that names the part of the plan, where whoever answers for one part reaches its rows.
PART_COLUMN = {
    "plans_commitment": "id",
    "plans_providerassignment": "commitment_id",
    "plans_healthassessment": "commitment_id",
    "plans_application": "commitment_id",
    "plans_ownerchange": "commitment_id",
    "plans_carersupport": "id",
}

# Grounds show to who has or wrote them, the log to the person alone: by a policy of their own.
OF_ITS_OWN = {"consent_accessground", "consent_accesslog"}
