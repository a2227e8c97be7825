"""Who of a unit is in which arbetslag."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_unit_rows
from ledstjarna.foundation.first_tables import NewTables


class Migration(NewTables):
    dependencies = [
        ("organisations", "0003_ways_in"),
        ("visits", "0005_sick_calls"),
    ]

    operations = [
        migrations.CreateModel(
            name="CrewList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("crews", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("set_by_id", models.UUIDField()),
                ("set_by_label", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
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
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "version"), name="crew_list_by_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("unit",), name="one_current_crew_list"
                    ),
                ],
            },
        ),
        guard_unit_rows("visits_crewlist"),
    ]
