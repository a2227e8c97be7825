import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models

from ledstjarna.foundation.first_tables import FirstTables


class Migration(FirstTables):
    dependencies = [
        ("consent", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NamedContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("care_contact", "Care Contact"),
                            ("physician_contact", "Physician Contact"),
                            ("home_care_contact", "Home Care Contact"),
                            ("coordinating_contact", "Coordinating Contact"),
                        ],
                        max_length=24,
                    ),
                ),
                ("holder_id", models.UUIDField()),
                ("holder_label", models.CharField(max_length=200)),
                ("unit_id", models.UUIDField()),
                ("organisation_id", models.UUIDField()),
                ("team_id", models.UUIDField(null=True)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("ended_why", models.CharField(blank=True, max_length=300)),
                ("named_by_id", models.UUIDField()),
                ("named_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="contact_of_person"),
                    models.Index(fields=["unit_id"], name="contacts_of_unit"),
                    models.Index(fields=["holder_id"], name="contacts_of_holder"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("kind", "care_contact"), _negated=True),
                        expressions=[("subject", "="), ("kind", "="), ("period", "&&")],
                        name="one_contact_of_a_kind",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("kind", "care_contact")),
                        expressions=[("subject", "="), ("organisation_id", "="), ("period", "&&")],
                        name="one_care_contact_each",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.namedcontact",
                    ),
                ),
                ("state", models.CharField(max_length=12)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("text", "Text"),
                            ("video", "Video"),
                            ("letter", "Letter"),
                            ("visit", "Visit"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about", models.TextField(blank=True)),
                (
                    "way",
                    models.CharField(
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
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("reaches_id", models.UUIDField()),
                ("reaches_label", models.CharField(max_length=200)),
                ("reached_as", models.CharField(max_length=12)),
                ("unit_id", models.UUIDField(null=True)),
                ("coordinator_id", models.UUIDField(null=True)),
                ("coordinator_label", models.CharField(blank=True, max_length=200)),
                ("promised_at", models.DateTimeField()),
                ("tried_at", models.DateTimeField(null=True)),
                ("over_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="call_of_person"),
                    models.Index(fields=["unit_id", "promised_at"], name="calls_of_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.callrequest",
                    ),
                ),
                ("outcome", models.CharField(max_length=12)),
                ("words", models.TextField(blank=True)),
                ("made_by_id", models.UUIDField()),
                ("made_by_label", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="callattempt_of_person")],
            },
        ),
        migrations.CreateModel(
            name="ContactAbsence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.namedcontact",
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("stand_in_id", models.UUIDField(null=True)),
                ("stand_in_label", models.CharField(blank=True, max_length=200)),
                ("noted_by_id", models.UUIDField()),
                ("noted_by_label", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="contactabsence_of_person")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ended_at", None)),
                        expressions=[("contact", "="), ("period", "&&")],
                        name="contact_absence_no_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("care_contact", "Care Contact"),
                            ("physician_contact", "Physician Contact"),
                            ("home_care_contact", "Home Care Contact"),
                            ("coordinating_contact", "Coordinating Contact"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.namedcontact",
                    ),
                ),
                ("state", models.CharField(max_length=12)),
                ("words", models.TextField(blank=True)),
                (
                    "way",
                    models.CharField(
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
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="contactwish_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("subject", "kind"),
                        name="one_open_wish_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "matter",
                    models.CharField(choices=[("free", "Free"), ("goal", "Goal"), ("part", "Part")], max_length=4),
                ),
                ("matter_id", models.UUIDField(null=True)),
                ("title", models.CharField(max_length=200)),
                ("part_id", models.UUIDField(null=True)),
                ("part_owner_id", models.UUIDField(null=True)),
                ("part_owner_label", models.CharField(blank=True, max_length=200)),
                (
                    "close_ones",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("state", models.CharField(max_length=6)),
                ("begun_by_id", models.UUIDField()),
                ("begun_by_label", models.CharField(max_length=200)),
                ("begun_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
                ("asked_id", models.UUIDField(null=True)),
                ("waits_for_id", models.UUIDField(null=True)),
                ("waits_for_label", models.CharField(blank=True, max_length=200)),
                ("waiting_since", models.DateTimeField(null=True)),
                ("answer_by", models.DateTimeField(null=True)),
                ("climbed", models.PositiveSmallIntegerField(default=0)),
                ("next_rung_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by_label", models.CharField(blank=True, max_length=200)),
                ("outcome", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject", "-last_at"], name="thread_of_person"),
                    models.Index(
                        condition=models.Q(("state", "waits")), fields=["waits_for_id"], name="thread_waits_for"
                    ),
                    models.Index(
                        condition=models.Q(("state", "waits")), fields=["next_rung_at"], name="thread_goes_on"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waits"), _negated=True),
                            models.Q(("waiting_since__isnull", False), ("waits_for_id__isnull", False)),
                            _connector="OR",
                        ),
                        name="who_waits_waits_for_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "thread",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.thread"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("written_by_id", models.UUIDField()),
                ("written_by_label", models.CharField(max_length=200)),
                ("written_by_kind", models.CharField(max_length=14)),
                ("written_at", models.DateTimeField()),
                ("to_id", models.UUIDField()),
                ("to_label", models.CharField(max_length=200)),
                ("wants_answer", models.BooleanField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="message_of_person")],
                "constraints": [models.UniqueConstraint(fields=("thread", "number"), name="message_in_order")],
            },
        ),
        migrations.CreateModel(
            name="PassedOn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
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
                    "thread",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.thread"
                    ),
                ),
                ("waiting_since", models.DateTimeField()),
                ("rung", models.CharField(max_length=14)),
                ("from_id", models.UUIDField()),
                ("from_label", models.CharField(max_length=200)),
                ("to_id", models.UUIDField()),
                ("to_label", models.CharField(max_length=200)),
                ("passed_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="passed_on_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thread", "waiting_since", "from_id", "rung"), name="passed_on_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
                ("party_id", models.UUIDField()),
                ("label", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=30)),
                ("organisation_id", models.UUIDField(null=True)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("is_coordinator", models.BooleanField(default=False)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("invited_by_id", models.UUIDField()),
                ("invited_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ledstjarna.foundation.clock.now,
                        editable=False,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="team_of_person"),
                    models.Index(fields=["party_id"], name="teams_of_party"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("period__upper_inf", True)),
                        fields=("subject", "party_id"),
                        name="once_in_a_team",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_coordinator", True), ("period__upper_inf", True)),
                        fields=("subject",),
                        name="one_coordinator",
                    ),
                ],
            },
        ),
    ]
