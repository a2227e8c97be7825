"""Who may open what, by hand and in plain words: every page and every address of the API, each in one group.

The cases are those of `world.py`. What somebody asks for is always there; whoever is not named is refused.
"""

PERSON, CHILD, GUARDIAN, DEPUTY = "the person", "the child", "the guardian", "the deputy"
RIGHTS = "a god man for rights"  # who the person is, and decisions: nothing of the plan
TRUSTEE = "the trustee"  # a förvaltare: property, which is nothing here
OTHER, READS, HELPS = "another person", "somebody close who reads", "somebody close who only helps"
READS_PLAN = "somebody close who reads the plan alone"
READS_STORY = "somebody close who reads the story alone"
COORDINATOR, ASSESSOR, NURSE = "the coordinator", "the assessor", "a nurse elsewhere"
RESCUER = "a nurse in an emergency"  # reads, and changes nothing
CARER, HEAD = "the provider's staff", "the unit's head"
CONTROLLER, LEADER = "the log's controller", "the process leader"
CHOIR, CHESS = "the association that is in", "another association"
SYSTEM, FALSE, NOBODY = "the coordinator's system", "a system with a false key", "nobody"

DECIDES = {PERSON, CHILD, GUARDIAN, DEPUTY}  # in their own plan, or for somebody
WITH_TEAM = {*DECIDES, READS}  # who takes part is told beside the plan, where the person lets it
PLAN_READERS = {*WITH_TEAM, READS_PLAN}
STORY_READERS = {*WITH_TEAM, READS_STORY}
PROVIDES = {CARER, HEAD}
KNOWS_THE_PART = {ASSESSOR, *PROVIDES}
MEETS_PERSONS = {COORDINATOR, *KNOWS_THE_PART, NURSE, RESCUER}
STAFF = {*MEETS_PERSONS, CONTROLLER, LEADER}
PRIVATE = {*PLAN_READERS, READS_STORY, RIGHTS, OTHER, HELPS}
ASSOCIATIONS = {CHOIR, CHESS}

# (which, who, the addresses)
MAY: tuple[tuple[str, set[str], str], ...] = (
    ("one's own sign-in", PRIVATE | STAFF | ASSOCIATIONS, "my_sign_in out_everywhere"),
    ("the first pages of a private person's door, which for one who only helps lead to what they are asked", PRIVATE,
     "plan propose_as report asked resident_meetings"),
    ("the week: not for who represents in nothing personal", PRIVATE - {RIGHTS, READS_STORY}, "my_week"),
    ("the story, as far as the person lets those close read", STORY_READERS | {OTHER}, "story story_versions"),
    ("the team, as far as the person lets those close read", WITH_TEAM | {OTHER},
     "sharing back_in_team consent my_team my_contact_card call_me contact_card messages write_message"),
    ("reading and speaking in the plan whose door it is; another person opens their own", PLAN_READERS | {OTHER},
     "proposals propose_own apply_for_help set_goal follow_ups prepare agree versions "
     "compare_versions happened reports away print_plan "
     "plan_paper cooperation notices waiting expiring who_comes who_comes_file "
     "who_comes_paper"),
    ("what the person, or who decides for them, sees alone", DECIDES | {OTHER},
     "own_views own_view resident_blocks another_contact say_wrong"),
    ("who the person is, also for who represents in rights alone", PLAN_READERS | {OTHER, RIGHTS, READS_STORY},
     "close_ones"),
    ("what is held, as far as the mandate lets them read it", {*DECIDES, OTHER, RIGHTS}, "my_data my_extract"),
    ("who has read is told to the person alone, a child too", {PERSON, CHILD, OTHER}, "who_read log_questions"),
    ("whom to ask who has read, for those who are not told", {GUARDIAN, DEPUTY, RIGHTS}, "who_tells"),
    ("somebody who read, asked about: the row that is there is of the child's log", {CHILD}, "ask_log"),
    ("one thing in the plan", PLAN_READERS,
     "choose change_proposal share_facts reopen take_back change_goal let_go goal_reached follow_up_told report_told "
     "part stop_part back how choose_owner apply_anew tell_less tell_more "
      "version share_words_anew"),
    ("a wish to the team, and a call that was asked for", WITH_TEAM, "withdraw_contact_wish call_asked"),
    ("one block, one thread, what is said to be wrong of the plan, who comes rather: not for those close", DECIDES,
     "lift_block withdraw_wrong message_thread thread_readers close_message_thread own_coming_wish"),
    ("what the mandate must reach to be done, and which says so when it does not", {*DECIDES, RIGHTS},
     "let_read let_sign_in protect_close_one end_close_one"),
    ("one part's times, also for the one who answers for it", PLAN_READERS | {HELPS}, "part_until my_occurrence"),
    ("the part that one close is asked for", {HELPS}, "asked_part asked_messages leave_part"),
    ("support for those close", {READS, READS_PLAN, READS_STORY, HELPS}, "carer_support"),
    ("the team's first page; empty for those who meet no persons", STAFF, "team_home"),
    ("lists of the unit, and where a contact begins", MEETS_PERSONS,
     "team_work find_person begin_contact register_person letters deviations_home team_messages notices_sent "
     "calls_to_answer my_reach my_absence my_meetings our_times my_visits day_pack day_send"),
    ("an emergency: care givers alone, never the municipality's social services", {COORDINATOR, NURSE, RESCUER},
     "emergency"),
    ("the unit's own", {HEAD}, "unit_contacts protected_titles planning fortnight_board day_map day_paper "
     "publish_plan replan sick_call plan_weights compare_plans import_shifts crews "
     "propose_crews"),
    ("numbers of many, never of one", {HEAD, LEADER}, "leading deviation_counts"),
    ("the log's control", {CONTROLLER}, "log_control log_findings look_up_log look_up_reader"),
    ("the plan, the team and all that is in them, to read", {COORDINATOR, RESCUER},
     "team_person team_story mandates team_consents needs team_part team_times team_sip team_follow_ups "
     "team_follow_up team_members team_contacts team_happened team_reports team_report team_deviations "
     "team_deviation person_messages team_thread team_documents team_plan_paper team_contact_card sip_form records "
     "team_compare agreed_version meeting_paper team_meetings team_call"),
    ("and to write in them", {COORDINATOR},
     "tell_story change_address name_close_one team_protect_close_one "
     "register_mandate end_mandate close_one_signs_in representative_signs_in team_consent team_back_in_team "
     "choose_areas take_suggestion dismiss_suggestion team_set_goal team_change_goal let_go_of_goal reach_goal "
     "describe_scale propose register_choice withdraw_proposal counter team_stop_part new_owner owner_choice judge_sip "
     "name_responsible close_sip follow_up hold_follow_up team_agree invite name_coordinator end_membership "
     "name_contact end_contact contact_away contact_back team_contact_wish tell_call tell_report note_deviation "
     "withdraw_deviation team_write tell_message tell_in_thread team_close_thread link_plan tell_wrong meeting "
     "meeting_choice tick_meeting_point close_meeting call_meeting ask_times set_meeting_time move_meeting call_more "
     "cancel_meeting team_call_answer leave_out hold_meeting sum_up team_point answer_lift step_down call_request"),
    ("one part, for those who know it", {COORDINATOR, *KNOWS_THE_PART},
     "answer_part assess_health team_part_until team_away team_back team_occurrence"),
    ("how a part is done", {COORDINATOR, *KNOWS_THE_PART, RESCUER},
     "team_how"),
    ("what says who the person is, for everybody who works with them", {COORDINATOR, *KNOWS_THE_PART},
     "letter begin_reading team_block protection answer_lowering death"),
    ("one's own reading, what is wrong, and a notice to try again", {COORDINATOR, *KNOWS_THE_PART, RESCUER},
     "try_notice_again team_wrong team_reading stop_reading"),
    ("the application, for the authority alone", {ASSESSOR},
     "begin_investigation write_investigation decide assign_provider"),
    ("and to read", {ASSESSOR, RESCUER},
     "application"),
    ("the assignment, for the provider alone", PROVIDES,
     "assignment return_assignment missed_visit part_times change_part_times team_leave_part assigned_messages "
     "visit_note coming_wish"),
    ("an association's first pages", ASSOCIATIONS, "association_home our_days association_meetings"),
    ("the association's own part, for nobody else", {CHOIR},
     "answer_request association_until our_part_times our_occurrence part_messages association_leave"),
    ("nobody here: the one that is there is of no concern to them, or in no state to be opened", set(),
     "remove_passkey take_back_death hear_yes answer_step_down set_block change_my_times my_times asked_thread "
     "resident_meeting "
     "answer_meeting meeting_point take_back_point not_there left_meeting_file meeting_file asked_to_take my_meeting "
     "my_left_meeting_file my_meeting_file ask_to_lift assess instrument answer_how take_over carer_answer "
     "answer_wrong review log_finding log_question sip_paper record_text record_data meeting_note "
     "change_our_times part_thread association_meeting association_left_meeting_file association_meeting_file "
     "association_take_over association_missed log_emergency emergency_letter my_visit place_visit carer_shift "
     "plan_draft carer_skills team_who_comes_paper"),
    ("one's own emergency, to end it", {RESCUER},
     "close_emergency"),
)  # fmt: skip

_ASK_THE_API = PRIVATE | STAFF | {SYSTEM}
_KNOW_THE_PERSON = {*PLAN_READERS, READS_STORY, COORDINATOR, *KNOWS_THE_PART, RESCUER, SYSTEM}
_KNOW_THE_PLAN = {*PLAN_READERS, COORDINATOR, RESCUER, SYSTEM}

# Of the API: what a search is answered at all, and what one thing is told to.
API: tuple[tuple[str, set[str], tuple[str, ...]], ...] = (
    ("a search in what one reaches, be it nothing", _ASK_THE_API,
     ("Patient", "RelatedPerson", "CarePlan", "Goal", "CareTeam", "Task", "Observation", "Provenance",
      "PractitionerRole", "Practitioner", "Organization", "Organization by id")),
    ("who the person is", _KNOW_THE_PERSON | {RIGHTS},
     ("Patient by id", "Patient, everything")),
    ("who is around the person: not for staff who reach a part alone, as on the pages",
     _KNOW_THE_PLAN | {RIGHTS, READS_STORY},
     ("RelatedPerson by id", "RelatedPerson of a patient")),
    ("the plan", _KNOW_THE_PLAN,
     ("CarePlan by id", "CarePlan of a patient", "Goal by id", "Goal of a patient",
      "Provenance of a patient")),
    ("who takes part", _KNOW_THE_PLAN - {READS_PLAN}, ("CareTeam by id", "CareTeam of a patient")),
    ("one part", (_KNOW_THE_PERSON - {READS_STORY}) | {HELPS}, ("Task by id", "Task of a patient")),
    ("what is assessed, and what happened beside the plan (the one that is there): not for those close",
     _KNOW_THE_PLAN - {READS, READS_PLAN}, ("Observation by id", "Observation of a patient", "Provenance by id")),
    ("who works where: not for private persons", STAFF | {SYSTEM}, ("PractitionerRole by id", "Practitioner by id")),
)  # fmt: skip

# For everybody, signed in or not: nothing of anybody is there.
_PUBLIC = (
    "start sign_in choose_role sign_in_link go_to_provider back_from_provider choose_assignment choose_person "
    "sign_in_with_passkey "
    "invitation stay_signed_in new_passkey signed_out sign_out_there provider_signs_out sign_out language components "
    "health favicon closed_door fhir_metadata day_worker day_manifest day_shell day_standing"
)
PUBLIC = frozenset(_PUBLIC.split())


def who_may() -> dict[str, set[str]]:
    """Who may open each address. An address that stands twice, or nowhere, is a fault of the table."""
    rows = [(name, who) for _group, who, names in MAY for name in names.split()]
    rows += [(f"fhir: {name}", who) for _group, who, names in API for name in names]
    assert len(dict(rows)) == len(rows), "an address stands twice in the table"
    return dict(rows)
