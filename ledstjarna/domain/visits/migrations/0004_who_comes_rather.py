"""Who comes rather, what whoever comes must be able to, and what each of a unit can."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows, guard_unit_rows
from ledstjarna.foundation.first_tables import NewTables


class Migration(NewTables):
    dependencies = [
        ("consent", "0012_half_yes_of_guardians"),
        ("organisations", "0003_ways_in"),
        ("plans", "0009_what_waits_by_person"),
        ("visits", "0003_plan_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="CarerSkill",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("code", models.CharField(max_length=20)),
                ("last_day", models.DateField(null=True)),
                ("set_by_label", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.assignment"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("assignment", "kind", "code"),
                        name="one_current_carer_skill",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ComingWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("preferred", models.JSONField(default=list)),
                ("never", models.JSONField(default=list)),
                ("sex", models.CharField(blank=True, max_length=6)),
                ("sex_required", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("abilities", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_by_id", models.UUIDField()),
                ("written_by_label", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="coming_wish_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("commitment",),
                        name="one_current_coming_wish",
                    )
                ],
            },
        ),
        guard_unit_rows("visits_carerskill"),
        guard_person_rows("visits_comingwish", "plan", part="commitment_id"),
    ]
