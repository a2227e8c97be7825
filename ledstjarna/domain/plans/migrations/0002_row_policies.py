"""Row policies of this room, and of what happened: see consent/row_policy.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_happenings, guard_person_rows


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("consent", "0002_row_policies"),
        ("outbox", "0001_initial"),
    ]

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
    ]
