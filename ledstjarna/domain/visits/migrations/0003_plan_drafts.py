"""Plans asked of the planning engine, what a unit has published, and its weights: rows of the unit's own."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_unit_rows
from ledstjarna.foundation.first_tables import NewTables


class Migration(NewTables):
    dependencies = [
        ("organisations", "0003_ways_in"),
        ("visits", "0002_told_later"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("first", models.DateField()),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("seconds", models.PositiveSmallIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("seen", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=list)),
                ("why", models.CharField(blank=True, max_length=20)),
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("question_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("decided_by_label", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "asked_at"], name="plan_draft_of_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "solving"))),
                        fields=("unit",),
                        name="one_plan_being_made",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanWeights",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sliders", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("set_by_id", models.UUIDField()),
                ("set_by_label", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "version"), name="plan_weights_by_version")],
            },
        ),
        migrations.CreateModel(
            name="PublishedPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first", models.DateField()),
                ("places", models.JSONField(default=dict)),
                ("published_by_label", models.CharField(max_length=200)),
                ("published_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "published_at"], name="published_plan_of_unit")],
            },
        ),
        guard_unit_rows("visits_plandraft"),
        guard_unit_rows("visits_planweights"),
        guard_unit_rows("visits_publishedplan"),
    ]
