"""Ingen kom reaches the unit that was to come: that it was so, and what they write about it."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0004_law_of_access"),
        ("plans", "0007_rows_of_their_author"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("owner_id", models.UUIDField()),
                ("owner_label", models.CharField(max_length=200)),
                ("should_have_begun", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField()),
                ("answer_promised_at", models.DateTimeField()),
                ("answers_label", models.CharField(max_length=200)),
                ("explanation", models.TextField(blank=True)),
                ("explained_by_label", models.CharField(blank=True, max_length=200)),
                ("explained_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
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
                    "report",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.personreport",
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="missed_of_person")],
                "constraints": [models.UniqueConstraint(fields=("report",), name="one_missed_a_report")],
            },
        ),
        guard_person_rows("plans_missedvisit", "plan", part="commitment_id"),
    ]
