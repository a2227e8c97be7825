import django.contrib.postgres.fields
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("consent", "0002_row_policies"),
        ("organisations", "0002_changed_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("seed", models.BigIntegerField(default=0)),
                ("looked_at", models.IntegerField(default=0)),
                ("drawn_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "until"), name="one_round_at_a_time")],
            },
        ),
        migrations.CreateModel(
            name="LogFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("organisation_id", models.UUIDField()),
                ("reader_id", models.UUIDField()),
                ("reader_label", models.CharField(max_length=200)),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("times", models.IntegerField(default=1)),
                ("state", models.CharField(default="found", max_length=12)),
                ("due_on", models.DateField()),
                ("found_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="control.loground"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="log_finding_of_person"),
                    models.Index(fields=["organisation_id", "state"], name="log_finding_to_answer"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "reader_id", "subject"), name="one_log_finding_per_round")
                ],
            },
        ),
        migrations.CreateModel(
            name="LogSeal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(blank=True, max_length=2)),
                ("number", models.BigIntegerField(default=1)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("count", models.IntegerField(default=1)),
                ("first_xact", models.BigIntegerField(default=0)),
                ("first_at", models.DateTimeField()),
                ("first_id", models.UUIDField()),
                ("last_xact", models.BigIntegerField(default=0)),
                ("last_at", models.DateTimeField()),
                ("last_id", models.UUIDField()),
                ("leaves", models.BinaryField(default=bytes)),
                ("sealed_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("county_id", "number"), name="one_seal_per_number")],
            },
        ),
        migrations.CreateModel(
            name="LogOutcome",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("state", models.CharField(max_length=12)),
                ("reason", models.CharField(max_length=1000)),
                ("noted_by_id", models.UUIDField()),
                ("noted_by_label", models.CharField(max_length=200)),
                ("noted_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="control.logfinding"
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
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="log_outcome_of_person")],
            },
        ),
        migrations.CreateModel(
            name="LogQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("organisation_id", models.UUIDField()),
                ("reader_id", models.UUIDField()),
                ("reader_label", models.CharField(max_length=200)),
                ("read_at", models.DateTimeField()),
                ("words", models.CharField(max_length=1000)),
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("due_on", models.DateField()),
                ("answer", models.CharField(blank=True, default="", max_length=2000)),
                ("answered_by_label", models.CharField(blank=True, default="", max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
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
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="log_question_of_person"),
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["organisation_id"],
                        name="log_question_to_answer",
                    ),
                ],
            },
        ),
    ]
