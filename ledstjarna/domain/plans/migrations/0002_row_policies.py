"""Row policies of this room and of what happened; and that what was agreed, decided and told stands.

See consent/row_policy.py and foundation/changing.py.
"""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_happenings, guard_person_rows
from ledstjarna.foundation.changing import marks_change, never_changes

# Once a day is set for the next follow-up it is moved, never taken away, for as long as the plan stands.
NEXT_STAYS = """
CREATE FUNCTION plans_next_follow_up_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the next follow-up of a plan is moved, never taken away' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER plans_plan_next_follow_up BEFORE UPDATE ON plans_plan FOR EACH ROW
    WHEN (OLD.next_follow_up IS NOT NULL AND NEW.next_follow_up IS NULL AND NEW.ended_at IS NULL)
    EXECUTE FUNCTION plans_next_follow_up_stays();
"""
UNDO_NEXT_STAYS = """
DROP TRIGGER plans_plan_next_follow_up ON plans_plan;
DROP FUNCTION plans_next_follow_up_stays;
"""

# What was agreed about how stands; only that it was replaced may be noted on it.
HOW_STANDS = """
CREATE FUNCTION plans_implementation_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.state <> 'replaced'
        OR (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
        RAISE EXCEPTION 'an agreed % is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plans_implementationplan_stands BEFORE UPDATE OR DELETE ON plans_implementationplan
    FOR EACH ROW WHEN (OLD.digest <> '') EXECUTE FUNCTION plans_implementation_stands();
"""
UNDO_HOW_STANDS = """
DROP TRIGGER plans_implementationplan_stands ON plans_implementationplan;
DROP FUNCTION plans_implementation_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("consent", "0002_row_policies"), ("outbox", "0001_initial")]

    operations = [
        guard_person_rows("plans_plan", "plan"),
        guard_person_rows("plans_sip", "plan"),
        guard_person_rows("plans_goal", "plan"),
        guard_person_rows("plans_proposal", "plan"),
        guard_person_rows("plans_choice", "plan"),
        guard_person_rows("plans_healthassessment", "plan", part="commitment_id"),
        guard_person_rows("plans_agreement", "plan"),
        guard_person_rows("plans_linkedplan", "plan"),
        guard_person_rows("plans_planmeeting", "plan"),
        guard_person_rows("plans_personreport", "plan"),
        guard_person_rows("plans_commitment", "plan", part="id"),
        guard_person_rows("plans_providerassignment", "plan", part="commitment_id"),
        guard_person_rows("plans_application", "decision", part="commitment_id"),
        guard_person_rows("plans_authoritydecision", "decision"),
        guard_happenings(),
        guard_person_rows("plans_followuppreparation", "plan"),
        guard_person_rows("plans_followup", "plan"),
        guard_person_rows("plans_attainmentscale", "plan"),
        guard_person_rows("plans_goalresult", "plan"),
        guard_person_rows("plans_partresult", "plan"),
        guard_person_rows("plans_stepdown", "plan", part="commitment_id"),
        guard_person_rows("plans_activity", "plan", part="commitment_id"),
        guard_person_rows("plans_activityexception", "plan", part="commitment_id"),
        guard_person_rows("plans_activitymark", "plan", part="commitment_id"),
        guard_person_rows("plans_implementationplan", "plan", part="commitment_id"),
        guard_person_rows("plans_planmeetingcall", "plan", part="id"),
        guard_person_rows("plans_meetingtime", "plan", part="call_id"),
        guard_person_rows("plans_meetingparticipant", "plan", part="id"),
        guard_person_rows("plans_meetingpoint", "plan"),
        guard_person_rows("plans_cooperationdeviation", "plan"),
        guard_person_rows("plans_deviationanswer", "plan"),
        guard_person_rows("plans_ownerchange", "plan", part="commitment_id"),
        # The carer's own matter: no whole ground reaches this kind, only one that is narrowed to the row itself.
        guard_person_rows("plans_carersupport", "carer", part="id"),
        never_changes(
            "plans_agreement",
            "plans_authoritydecision",
            "plans_choice",
            "plans_followuppreparation",
            "plans_followup",
            "plans_attainmentscale",
            "plans_goalresult",
            "plans_partresult",
            "plans_activitymark",  # a correction is a row of its own
        ),
        migrations.RunSQL(NEXT_STAYS, UNDO_NEXT_STAYS),
        migrations.RunSQL(HOW_STANDS, UNDO_HOW_STANDS),
        marks_change("plans_plan", "plans_sip", "plans_goal"),
    ]
