"""What was done at a visit without a net, and told later."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows
from ledstjarna.foundation.first_tables import NewTables


class Migration(NewTables):
    dependencies = [
        ("consent", "0010_consent_for_a_time"),
        ("plans", "0009_what_waits_by_person"),
        ("visits", "0001_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name="ToldLater",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("what", models.CharField(max_length=10)),
                ("said_at", models.DateTimeField()),
                ("told_by_id", models.UUIDField()),
                ("told_by_label", models.CharField(max_length=200)),
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
                (
                    "visit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.visit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="told_later_of_person"),
                    models.Index(fields=["visit"], name="told_later_of_visit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("said_at__lte", models.F("recorded_at"))), name="told_after_it_was_done"
                    )
                ],
            },
        ),
        guard_person_rows("visits_toldlater", "plan", part="commitment_id"),
    ]
