"""How the protection of an identity has changed: who noted it, who told, and what somebody else answered."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0017_own_no_stands"),
        ("people", "0013_protected_since"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProtectionChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("sekretessmarkering", "Confidential"),
                            ("skyddadFolkbokforing", "Protected Registration"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("sekretessmarkering", "Confidential"),
                            ("skyddadFolkbokforing", "Protected Registration"),
                        ],
                        max_length=20,
                    ),
                ),
                ("lowers", models.BooleanField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("tax_agency", "Tax Agency"),
                            ("themself", "Themself"),
                            ("authority", "Authority"),
                            ("other_system", "Other System"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("written_by_id", models.UUIDField(null=True)),
                ("written_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("agreed", models.BooleanField(null=True)),
                ("answered_by_id", models.UUIDField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
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
                "constraints": [
                    models.UniqueConstraint(fields=("county_id", "subject", "number"), name="protection_in_order")
                ],
            },
        ),
        guard_person_rows("people_protectionchange", "basic"),
    ]
