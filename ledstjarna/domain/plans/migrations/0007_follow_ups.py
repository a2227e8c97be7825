"""Follow-ups with the person: guarded by row policies, added to and never changed; the next one never falls out."""

import django.contrib.postgres.fields
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows

STAND = """
CREATE TRIGGER plans_followuppreparation_stands BEFORE UPDATE OR DELETE ON plans_followuppreparation
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_followup_stands BEFORE UPDATE OR DELETE ON plans_followup
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_attainmentscale_stands BEFORE UPDATE OR DELETE ON plans_attainmentscale
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_goalresult_stands BEFORE UPDATE OR DELETE ON plans_goalresult
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_partresult_stands BEFORE UPDATE OR DELETE ON plans_partresult
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
"""
UNDO_STAND = """
DROP TRIGGER plans_followuppreparation_stands ON plans_followuppreparation;
DROP TRIGGER plans_followup_stands ON plans_followup;
DROP TRIGGER plans_attainmentscale_stands ON plans_attainmentscale;
DROP TRIGGER plans_goalresult_stands ON plans_goalresult;
DROP TRIGGER plans_partresult_stands ON plans_partresult;
"""

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


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0002_row_policies"),
        ("plans", "0006_yeses_of_guardians"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttainmentScale",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("much_less", models.TextField()),
                ("less", models.TextField()),
                ("expected", models.TextField()),
                ("more", models.TextField()),
                ("much_more", models.TextField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("described_by_id", models.UUIDField()),
                ("described_by_label", models.CharField(max_length=200)),
                ("described_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FollowUpPreparation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("goals", models.JSONField(default=list)),
                ("parts", models.JSONField(default=list)),
                ("said_by_id", models.UUIDField()),
                ("said_by_label", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("number", models.PositiveIntegerField()),
                ("plan_version", models.PositiveIntegerField()),
                ("held_on", models.DateField()),
                (
                    "how",
                    models.CharField(
                        choices=[("home", "Home"), ("visit", "Visit"), ("phone", "Phone"), ("digital", "Digital")],
                        max_length=8,
                    ),
                ),
                (
                    "present",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                ("person_took_part", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
                ("next_how", models.CharField(blank=True, max_length=200)),
                ("ends_plan", models.BooleanField()),
                ("held_by_id", models.UUIDField()),
                ("held_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "corrects",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
                (
                    "preparation",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followuppreparation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GoalResult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("own_level", models.PositiveSmallIntegerField()),
                ("professional_level", models.PositiveSmallIntegerField()),
                ("wanted_level", models.PositiveSmallIntegerField()),
                ("attained", models.SmallIntegerField(null=True)),
                (
                    "wants",
                    models.CharField(
                        choices=[
                            ("continue", "Continue"),
                            ("change", "Change"),
                            ("step_down", "Step Down"),
                            ("end", "End"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.attainmentscale",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartResult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                (
                    "helped",
                    models.CharField(
                        choices=[("yes", "Yes"), ("somewhat", "Somewhat"), ("no", "No"), ("unknown", "Unknown")],
                        max_length=8,
                    ),
                ),
                (
                    "wants",
                    models.CharField(
                        choices=[
                            ("continue", "Continue"),
                            ("change", "Change"),
                            ("step_down", "Step Down"),
                            ("end", "End"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StepDown",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("way", models.CharField(max_length=10)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("moved_by_label", models.CharField(blank=True, max_length=200)),
                ("suggested_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.proposal",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="attainmentscale",
            index=models.Index(fields=["county_id", "subject"], name="scale_of_person"),
        ),
        migrations.AddConstraint(
            model_name="attainmentscale",
            constraint=models.CheckConstraint(condition=models.Q(("weight__in", [1, 2, 3])), name="scale_weight"),
        ),
        migrations.AddIndex(
            model_name="followuppreparation",
            index=models.Index(fields=["county_id", "subject"], name="preparation_of_person"),
        ),
        migrations.AddConstraint(
            model_name="followuppreparation",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="preparation_number"),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["county_id", "subject"], name="followup_of_person"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="follow_up_number"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_plan", True), ("next_on__isnull", False), _connector="XOR"),
                name="next_follow_up_or_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_on__isnull", True), ("next_on__gt", models.F("held_on")), _connector="OR"),
                name="next_follow_up_later",
            ),
        ),
        migrations.AddIndex(
            model_name="goalresult",
            index=models.Index(fields=["county_id", "subject"], name="goalresult_of_person"),
        ),
        migrations.AddConstraint(
            model_name="goalresult",
            constraint=models.UniqueConstraint(fields=("follow_up", "goal"), name="one_result_per_goal"),
        ),
        migrations.AddConstraint(
            model_name="goalresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("own_level__in", (0, 1, 2, 3, 4, 8, 9)), ("professional_level__in", (0, 1, 2, 3, 4, 8, 9))
                ),
                name="result_levels",
            ),
        ),
        migrations.AddConstraint(
            model_name="goalresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attained__isnull", True),
                    models.Q(("attained__range", (-2, 2)), ("scale__isnull", False)),
                    _connector="OR",
                ),
                name="attained_on_a_scale",
            ),
        ),
        migrations.AddIndex(
            model_name="partresult",
            index=models.Index(fields=["county_id", "subject"], name="partresult_of_person"),
        ),
        migrations.AddConstraint(
            model_name="partresult",
            constraint=models.UniqueConstraint(fields=("follow_up", "commitment"), name="one_result_per_part"),
        ),
        migrations.AddIndex(
            model_name="stepdown",
            index=models.Index(fields=["county_id", "subject"], name="stepdown_of_person"),
        ),
        migrations.AddConstraint(
            model_name="stepdown",
            constraint=models.UniqueConstraint(fields=("follow_up", "commitment"), name="one_step_down_per_part"),
        ),
        guard_person_rows("plans_followuppreparation", "plan"),
        guard_person_rows("plans_followup", "plan"),
        guard_person_rows("plans_attainmentscale", "plan"),
        guard_person_rows("plans_goalresult", "plan"),
        guard_person_rows("plans_partresult", "plan"),
        guard_person_rows("plans_stepdown", "plan", part="commitment_id"),
        migrations.RunSQL(STAND, UNDO_STAND),
        migrations.RunSQL(NEXT_STAYS, UNDO_NEXT_STAYS),
    ]
