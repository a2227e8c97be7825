"""Who is ill and until when, so that it shows on the board and can be undone."""

import django.db.models.deletion
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_unit_rows
from ledstjarna.foundation.first_tables import NewTables


class Migration(NewTables):
    dependencies = [
        ("organisations", "0003_ways_in"),
        ("visits", "0004_who_comes_rather"),
    ]

    operations = [
        migrations.CreateModel(
            name="SickCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first", models.DateField()),
                ("until", models.DateField()),
                ("shifts", models.JSONField(default=list)),
                ("visits", models.JSONField(default=dict)),
                ("called_by_label", models.CharField(max_length=200)),
                ("called_at", models.DateTimeField()),
                ("ended_by_label", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.assignment",
                    ),
                ),
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
            options={"indexes": [models.Index(fields=["unit", "until"], name="sick_call_of_unit")]},
        ),
        guard_unit_rows("visits_sickcall"),
    ]
