import django.contrib.postgres.fields
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("consent", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
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
                ("assessed_by_id", models.UUIDField()),
                ("assessed_by_label", models.CharField(max_length=200)),
                ("organisation_id", models.UUIDField(null=True)),
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
                ("person_took_part", models.BooleanField()),
                ("assessed_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="assessment_of_person")],
            },
        ),
        migrations.CreateModel(
            name="ForeignFact",
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
                ("source_key", models.CharField(max_length=200)),
                ("resource_type", models.CharField(max_length=40)),
                ("code_system", models.CharField(blank=True, max_length=200)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("text", models.TextField(blank=True)),
                ("value", models.JSONField(default=dict)),
                ("when", models.CharField(blank=True, max_length=40)),
                ("provenance", models.JSONField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("county_id", "subject", "source_key"),
                        name="foreign_fact_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedBundle",
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
                ("digest", models.CharField(max_length=64)),
                ("source_system", models.CharField(max_length=200)),
                ("file_name", models.CharField(max_length=200)),
                ("outcome_counts", models.JSONField()),
                ("outcomes", models.JSONField()),
                ("imported_by_label", models.CharField(max_length=200)),
                ("imported_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("county_id", "subject", "digest"), name="bundle_once")],
            },
        ),
        migrations.CreateModel(
            name="InstrumentResult",
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
                ("instrument", models.CharField(max_length=20)),
                ("instrument_version", models.PositiveSmallIntegerField(default=1)),
                ("answers", models.JSONField()),
                ("score", models.DecimalField(decimal_places=2, max_digits=6)),
                ("outcome", models.CharField(max_length=20)),
                ("answered_by_id", models.UUIDField()),
                ("answered_by_label", models.CharField(max_length=200)),
                ("answered_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="result_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Need",
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
                    "assessment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.assessment",
                    ),
                ),
                (
                    "life_area",
                    models.CharField(
                        choices=[
                            ("d1", "Learning"),
                            ("d2", "Tasks"),
                            ("d3", "Communication"),
                            ("d4", "Mobility"),
                            ("d5", "Self Care"),
                            ("d6", "Domestic"),
                            ("d7", "Relations"),
                            ("d8", "Major"),
                            ("d9", "Community"),
                            ("safety", "Safety"),
                            ("carer", "Carer"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "own_level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "None"),
                            (1, "Slight"),
                            (2, "Moderate"),
                            (3, "Great"),
                            (4, "Total"),
                            (8, "Unspecified"),
                            (9, "Not Applicable"),
                        ]
                    ),
                ),
                (
                    "professional_level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "None"),
                            (1, "Slight"),
                            (2, "Moderate"),
                            (3, "Great"),
                            (4, "Total"),
                            (8, "Unspecified"),
                            (9, "Not Applicable"),
                        ]
                    ),
                ),
                (
                    "wanted_level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "None"),
                            (1, "Slight"),
                            (2, "Moderate"),
                            (3, "Great"),
                            (4, "Total"),
                            (8, "Unspecified"),
                            (9, "Not Applicable"),
                        ]
                    ),
                ),
                ("own_words", models.TextField(blank=True)),
                ("resources", models.TextField(blank=True)),
                ("need", models.TextField(blank=True)),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="need_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("subject", "life_area"),
                        name="one_current_need_per_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_level__in", [0, 1, 2, 3, 4, 8, 9]),
                            ("professional_level__in", [0, 1, 2, 3, 4, 8, 9]),
                            ("wanted_level__in", [0, 1, 2, 3, 4, 8, 9]),
                        ),
                        name="need_levels",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
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
                        choices=[("need", "Need"), ("goal", "Goal"), ("contact", "Contact"), ("plan", "Plan")],
                        db_default="need",
                        default="need",
                        max_length=8,
                    ),
                ),
                (
                    "life_area",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("d1", "Learning"),
                            ("d2", "Tasks"),
                            ("d3", "Communication"),
                            ("d4", "Mobility"),
                            ("d5", "Self Care"),
                            ("d6", "Domestic"),
                            ("d7", "Relations"),
                            ("d8", "Major"),
                            ("d9", "Community"),
                            ("safety", "Safety"),
                            ("carer", "Carer"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(max_length=60)),
                ("text", models.TextField(blank=True)),
                ("details", models.JSONField(db_default={}, default=dict)),
                ("source_system", models.CharField(max_length=200)),
                ("source_key", models.CharField(max_length=200)),
                ("sources", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("taken", "Taken"), ("dismissed", "Dismissed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("became_id", models.UUIDField(null=True)),
                ("dismissed_why", models.CharField(blank=True, db_default="", default="", max_length=300)),
                ("seen_by_label", models.CharField(blank=True, max_length=200)),
                ("seen_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("county_id", "subject", "source_key"), name="suggestion_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "need"), _negated=True),
                            models.Q(("life_area", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="suggested_need_has_area",
                    ),
                ],
            },
        ),
    ]
