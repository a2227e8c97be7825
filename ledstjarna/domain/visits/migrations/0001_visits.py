"""Visits: who comes, when, and how it went; calls for help; what to know at the door; who works when."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import ledstjarna.domain.visits.models.visit
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows
from ledstjarna.foundation.changing import marks_change
from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("consent", "0005_grounds_by_pair"),
        ("organisations", "0003_ways_in"),
        ("plans", "0009_what_waits_by_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("day", models.DateField()),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("state", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("earliest_at", models.DateTimeField()),
                ("latest_at", models.DateTimeField()),
                ("carer_id", models.UUIDField(null=True)),
                ("carer_label", models.CharField(blank=True, max_length=200)),
                ("is_locked", models.BooleanField(default=False)),
                ("planned_by_id", models.UUIDField()),
                ("planned_by_label", models.CharField(max_length=200)),
                ("published_at", models.DateTimeField(null=True)),
                ("begun_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by_id", models.UUIDField(null=True)),
                ("told_by_label", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("words", models.TextField(blank=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=12)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.activity",
                    ),
                ),
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
                "indexes": [
                    models.Index(fields=["county_id", "subject", "starts_at"], name="visit_of_person"),
                    models.Index(fields=["unit", "starts_at"], name="visit_of_unit"),
                    models.Index(fields=["carer_id", "starts_at"], name="visit_of_carer"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("activity", "day", "position"),
                        name="one_visit_per_occurrence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gte", models.F("starts_at"))), name="visit_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_done"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="missed_visit_is_reasoned",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("carer_id__isnull", False), ("state__in", ("planned", "published"))),
                        expressions=[
                            ("carer_id", "="),
                            (
                                ledstjarna.domain.visits.models.visit._Span(
                                    "starts_at", "ends_at", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="carer_in_one_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("state", models.CharField(max_length=10)),
                ("words", models.TextField(blank=True)),
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("answered_by_id", models.UUIDField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
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
                (
                    "visit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.visit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="help_call_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("visit",), name="one_open_help_call"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("getting_in", models.TextField(blank=True)),
                ("careful", models.TextField(blank=True)),
                ("carers", models.PositiveSmallIntegerField(default=1)),
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
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="visit_note_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("commitment",), name="one_current_visit_note"
                    ),
                    models.CheckConstraint(condition=models.Q(("carers__in", (1, 2))), name="one_or_two_come"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkShift",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("set_by_label", models.CharField(max_length=200)),
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
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("assignment", "="), ("period", "&&")], name="work_shift_no_overlap"
                    ),
                ],
            },
        ),
        guard_person_rows("visits_visit", "plan", part="commitment_id"),
        guard_person_rows("visits_helpcall", "plan", part="commitment_id"),
        guard_person_rows("visits_visitnote", "plan", part="commitment_id"),
        marks_change("visits_visit"),
    ]
