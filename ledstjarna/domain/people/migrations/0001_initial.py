import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("consent", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
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
                        choices=[("hospital", "Hospital"), ("holiday", "Holiday"), ("other", "Other")], max_length=10
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("words", models.TextField(blank=True)),
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
                ("version", models.PositiveIntegerField(default=1)),
                ("told_by_id", models.UUIDField()),
                ("told_by_label", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "replaces",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.absence",
                    ),
                ),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="absence_of_person")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("replaced_at", None)),
                        expressions=[("subject", "="), ("period", "&&")],
                        name="absence_no_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AwayDays",
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
                    "absence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.absence"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="awaydays_of_person")],
            },
        ),
        migrations.CreateModel(
            name="CloseOne",
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
                ("name", models.CharField(max_length=160)),
                ("relation", models.CharField(max_length=60)),
                ("is_carer", models.BooleanField(default=False)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="close_one_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("kind", models.CharField(max_length=40)),
                ("happening_id", models.UUIDField(unique=True)),
                ("body", models.JSONField(default=dict)),
                ("unit_id", models.UUIDField(null=True)),
                ("written_at", models.DateTimeField()),
                ("printed_at", models.DateTimeField(null=True)),
                ("printed_by_label", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="letter_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Representative",
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
                ("name", models.CharField(max_length=160)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="representative_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
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
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.representative"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guardian", "Guardian"),
                            ("god_man", "God Man"),
                            ("forvaltare", "Forvaltare"),
                            ("future_power", "Future Power"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("registered_by_id", models.UUIDField()),
                ("registered_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="mandate_of_person")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("subject", "="), ("representative", "="), ("kind", "="), ("period", "&&")],
                        name="mandate_no_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                ("happening_id", models.UUIDField(unique=True)),
                ("reason", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=8)),
                ("channel", models.CharField(blank=True, max_length=6)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject", "-made_at"], name="notice_of_person"),
                    models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="notice_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("subject",), name="one_notice_waits"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeAttempt",
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
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.notice"
                    ),
                ),
                ("channel", models.CharField(max_length=6)),
                ("begun_at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("why", models.CharField(blank=True, max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="attempt_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="consent.subject",
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("given_name", models.CharField(max_length=120)),
                ("family_name", models.CharField(max_length=120)),
                ("sort_key", models.CharField(db_collation="C", max_length=255)),
                ("birth_date", models.DateField(null=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[("woman", "Woman"), ("man", "Man"), ("unknown", "Unknown")],
                        default="unknown",
                        max_length=7,
                    ),
                ),
                ("deceased", models.BooleanField(default=False)),
                (
                    "protected_identity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("sekretessmarkering", "Confidential"),
                            ("skyddadFolkbokforing", "Protected Registration"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.municipality",
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=5)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("household_size", models.PositiveSmallIntegerField(null=True)),
                ("language", models.CharField(default="sv", max_length=8)),
                ("interpreter", models.BooleanField(default=False)),
                ("synthetic", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
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
                "indexes": [models.Index(fields=["county_id", "sort_key"], name="person_by_name")],
            },
        ),
        migrations.CreateModel(
            name="PersonContact",
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
                ("channel", models.CharField(max_length=6)),
                ("address", models.CharField(blank=True, max_length=254)),
                ("on", models.BooleanField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_to", models.TimeField(null=True)),
                ("own_choice", models.BooleanField()),
                ("changed_by_id", models.UUIDField()),
                ("changed_by_label", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="personcontact_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("subject", "channel"),
                        name="one_contact_per_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonIdentifier",
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
                ("system", models.CharField(max_length=200)),
                ("value", models.CharField(max_length=200)),
                ("official", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="identifier_of_person")],
                "constraints": [models.UniqueConstraint(fields=("system", "value"), name="identifier_unique")],
            },
        ),
        migrations.CreateModel(
            name="Story",
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
                ("version", models.PositiveIntegerField()),
                ("what_matters", models.TextField(blank=True)),
                ("what_i_can", models.TextField(blank=True)),
                ("how_to_meet_me", models.TextField(blank=True)),
                ("who_is_close", models.TextField(blank=True)),
                (
                    "reach",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("reach_note", models.TextField(blank=True)),
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
                        default="digital",
                        max_length=10,
                    ),
                ),
                ("told_by_id", models.UUIDField()),
                ("told_by_label", models.CharField(max_length=200)),
                ("written_by_id", models.UUIDField()),
                ("written_by_label", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("county_id", "subject", "version"), name="story_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("subject",), name="one_current_story"
                    ),
                ],
            },
        ),
    ]
