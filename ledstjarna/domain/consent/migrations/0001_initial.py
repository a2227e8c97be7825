import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.county"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "kind",
                    models.CharField(
                        choices=[("plan", "Plan"), ("sharing", "Sharing"), ("reading", "Reading")], max_length=10
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn")], max_length=10
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("digital", "Digital"),
                            ("oral", "Oral"),
                            ("paper", "Paper"),
                            ("phone", "Phone"),
                            ("meeting", "Meeting"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "organisations",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("said_by_id", models.UUIDField()),
                ("said_by_label", models.CharField(max_length=200)),
                ("registered_by_id", models.UUIDField()),
                ("registered_by_label", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="consent_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("subject", "kind"),
                        name="one_current_consent_per_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessGround",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
                ("party_id", models.UUIDField()),
                ("organisation_id", models.UUIDField(null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("own", "Own"),
                            ("representative", "Representative"),
                            ("close_one", "Close One"),
                            ("own_work", "Own Work"),
                            ("shared_plan", "Shared Plan"),
                            ("application", "Application"),
                            ("care_request", "Care Request"),
                            ("assignment", "Assignment"),
                            ("request", "Request"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None),
                ),
                ("scope_id", models.UUIDField(null=True)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "consent",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.consent",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("written_by_id", models.UUIDField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["party_id", "subject"], name="ground_of_party"),
                    models.Index(fields=["county_id", "subject"], name="ground_of_person"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("scope_id__isnull", False)),
                        expressions=[
                            ("subject", "="),
                            ("party_id", "="),
                            ("scope_id", "="),
                            ("basis", "="),
                            ("period", "&&"),
                        ],
                        name="ground_scoped_no_overlap",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("period__upper_inf", True), ("scope_id", None)),
                        fields=("subject", "party_id", "basis"),
                        name="ground_one_open_per_basis",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("county_id", models.CharField(max_length=2)),
                ("subject_id", models.UUIDField(null=True)),
                ("party_id", models.UUIDField(null=True)),
                ("party_label", models.CharField(max_length=200)),
                ("unit_id", models.UUIDField(null=True)),
                ("organisation_id", models.UUIDField(null=True)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("list", "List"),
                            ("find", "Find"),
                            ("change", "Change"),
                            ("refused", "Refused"),
                            ("run", "Run"),
                        ],
                        max_length=8,
                    ),
                ),
                ("what", models.CharField(max_length=80)),
                ("basis", models.CharField(blank=True, max_length=20)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("correlation", models.UUIDField()),
                ("detail", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "consent_accesslog",
                "managed": False,
            },
        ),
    ]
