"""The call to a meeting about the plan. Whoever is called from outside the team reaches the call and their own row."""

import django.contrib.postgres.fields
import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0002_row_policies"),
        ("plans", "0009_implementation_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanMeetingCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("state", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(max_length=6)),
                ("place_kind", models.CharField(blank=True, max_length=20)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("link", models.URLField(blank=True, max_length=300)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField(null=True)),
                ("ends_at", models.DateTimeField(null=True)),
                ("called_by_id", models.UUIDField()),
                ("called_by_label", models.CharField(max_length=200)),
                ("called_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("why_cancelled", models.CharField(blank=True, max_length=300)),
                ("agreed", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "meeting",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.planmeeting",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
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
        ),
        migrations.CreateModel(
            name="MeetingTime",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planmeetingcall"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingPoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("words", models.CharField(max_length=300)),
                ("by_person", models.BooleanField()),
                ("said_by_id", models.UUIDField()),
                ("said_by_label", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
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
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planmeetingcall"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingParticipant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("party_id", models.UUIDField()),
                ("kind", models.CharField(max_length=14)),
                ("label", models.CharField(max_length=200)),
                ("organisation_id", models.UUIDField(null=True)),
                ("organisation_label", models.CharField(blank=True, max_length=200)),
                ("about_label", models.CharField(blank=True, max_length=200)),
                ("calendar_address", models.EmailField(blank=True, max_length=254)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answers", models.JSONField(default=dict)),
                ("how", models.CharField(blank=True, max_length=6)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), default=list, size=None
                    ),
                ),
                ("needs_words", models.CharField(blank=True, max_length=300)),
                (
                    "way",
                    models.CharField(
                        blank=True,
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
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "coming",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")], max_length=5
                    ),
                ),
                ("coming_at", models.DateTimeField(null=True)),
                ("coming_sequence", models.PositiveIntegerField(default=0)),
                ("was_there", models.BooleanField(null=True)),
                ("left_out_at", models.DateTimeField(null=True)),
                ("left_out_why", models.CharField(blank=True, max_length=20)),
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
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planmeetingcall"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="planmeetingcall",
            index=models.Index(fields=["county_id", "subject"], name="meetingcall_of_person"),
        ),
        migrations.AddIndex(
            model_name="planmeetingcall",
            index=models.Index(fields=["starts_at"], name="call_by_time"),
        ),
        migrations.AddConstraint(
            model_name="planmeetingcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("set", "held")), _negated=True),
                    models.Q(("ends_at__isnull", False), ("starts_at__isnull", False)),
                    _connector="OR",
                ),
                name="call_set_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmeetingcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"),
                name="call_ends_after_start",
            ),
        ),
        migrations.AddIndex(
            model_name="meetingtime",
            index=models.Index(fields=["county_id", "subject"], name="meetingtime_of_person"),
        ),
        migrations.AddConstraint(
            model_name="meetingtime",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)), fields=("call", "starts_at"), name="time_once_in_a_call"
            ),
        ),
        migrations.AddIndex(
            model_name="meetingpoint",
            index=models.Index(fields=["county_id", "subject"], name="meetingpoint_of_person"),
        ),
        migrations.AddIndex(
            model_name="meetingparticipant",
            index=models.Index(fields=["county_id", "subject"], name="participant_of_person"),
        ),
        migrations.AddIndex(
            model_name="meetingparticipant",
            index=models.Index(fields=["party_id"], name="meetings_of_party"),
        ),
        migrations.AddConstraint(
            model_name="meetingparticipant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_out_at", None)), fields=("call", "party_id"), name="called_once_to_a_meeting"
            ),
        ),
        guard_person_rows("plans_planmeetingcall", "plan", part="id"),
        guard_person_rows("plans_meetingtime", "plan", part="call_id"),
        guard_person_rows("plans_meetingparticipant", "plan", part="id"),
        guard_person_rows("plans_meetingpoint", "plan"),
    ]
