import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("given_name", models.CharField(max_length=80)),
                ("family_name", models.CharField(max_length=80)),
                ("hsa_id", models.CharField(blank=True, max_length=40)),
                (
                    "protected_title",
                    models.CharField(
                        blank=True,
                        choices=[("assistant_nurse", "Assistant Nurse"), ("physician", "Physician")],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("title_until", models.DateField(null=True)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="County",
            fields=[
                ("code", models.CharField(max_length=2, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("code", models.CharField(max_length=4, primary_key=True, serialize=False)),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.county"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("region", "Region"),
                            ("municipality", "Municipality"),
                            ("provider", "Provider"),
                            ("association", "Association"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.county"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.municipality",
                    ),
                ),
                ("organisation_number", models.CharField(blank=True, max_length=12)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("care_centre", "Care Centre"),
                            ("hospital_ward", "Hospital Ward"),
                            ("home_nursing", "Home Nursing"),
                            ("home_care", "Home Care"),
                            ("care_home", "Care Home"),
                            ("day_activity", "Day Activity"),
                            ("assessment", "Assessment"),
                            ("rehabilitation", "Rehabilitation"),
                            ("psychiatry", "Psychiatry"),
                            ("habilitation", "Habilitation"),
                            ("school_health", "School Health"),
                            ("carer_support", "Carer Support"),
                            ("association", "Association"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "staff_member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.staffmember"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("care_assessor", "Care Assessor"),
                            ("lss_assessor", "Lss Assessor"),
                            ("unit_manager", "Unit Manager"),
                            ("planner", "Planner"),
                            ("district_nurse", "District Nurse"),
                            ("nurse", "Nurse"),
                            ("assistant_nurse", "Assistant Nurse"),
                            ("occupational_therapist", "Occupational Therapist"),
                            ("physiotherapist", "Physiotherapist"),
                            ("counsellor", "Counsellor"),
                            ("physician", "Physician"),
                            ("coordinator", "Coordinator"),
                            ("carer_advisor", "Carer Advisor"),
                            ("school_counsellor", "School Counsellor"),
                            ("association_contact", "Association Contact"),
                            ("process_leader", "Process Leader"),
                            ("log_controller", "Log Controller"),
                        ],
                        max_length=30,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("staff_member", "="), ("unit", "="), ("role", "="), ("period", "&&")],
                        name="assignment_no_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MachineToken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.assignment"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "number_systems",
                    models.CharField(choices=[("url", "Url"), ("oid", "Oid")], default="url", max_length=3),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("made_by_label", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("close_one", "Close One"),
                            ("representative", "Representative"),
                            ("staff", "Staff"),
                            ("unit", "Unit"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StaffReach",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.assignment",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("text_phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("hours", models.JSONField(default=list)),
                ("told_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("assignment",), name="one_current_reach"
                    )
                ],
            },
        ),
    ]
