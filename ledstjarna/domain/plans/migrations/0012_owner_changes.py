"""Parts that change owner, and the support that carers ask for; each with its row policy."""

import django.contrib.postgres.fields
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0002_row_policies"),
        ("plans", "0011_cooperation_deviations"),
    ]

    operations = [
        migrations.CreateModel(
            name="CarerSupport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("carer_id", models.UUIDField()),
                ("carer_label", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True)),
                ("reach_by", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("reaches_id", models.UUIDField()),
                ("reaches_label", models.CharField(max_length=200)),
                ("answer_promised_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
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
                    models.Index(fields=["county_id", "subject"], name="carersupport_of_person"),
                    models.Index(fields=["reaches_id"], name="carersupport_reaches"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("subject", "carer_id"),
                        name="one_carer_support_asked",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("left", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True)),
                ("old_owner_id", models.UUIDField()),
                ("old_owner_label", models.CharField(max_length=200)),
                ("meanwhile_id", models.UUIDField()),
                ("meanwhile_label", models.CharField(max_length=200)),
                ("promised_at", models.DateTimeField()),
                ("new_owner_id", models.UUIDField(null=True)),
                ("new_owner_label", models.CharField(blank=True, max_length=200)),
                ("new_owner_organisation_id", models.UUIDField(null=True)),
                ("new_basis", models.CharField(blank=True, max_length=14)),
                (
                    "shared_facts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("shared_words", models.JSONField(default=dict)),
                ("answer", models.TextField(blank=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("began_by_id", models.UUIDField()),
                ("began_by_label", models.CharField(max_length=200)),
                ("began_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="ownerchange_of_person"),
                    models.Index(fields=["new_owner_id", "state"], name="ownerchange_asked_of"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("commitment",), name="one_owner_change"
                    )
                ],
            },
        ),
        guard_person_rows("plans_ownerchange", "plan", part="commitment_id"),
        # The carer's own matter: no whole ground reaches this kind, only one that is narrowed to the row itself.
        guard_person_rows("plans_carersupport", "carer", part="id"),
    ]
