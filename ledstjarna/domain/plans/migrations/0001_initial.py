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
        ("needs", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sip",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("judged_by_id", models.UUIDField()),
                ("judged_by_label", models.CharField(max_length=200)),
                ("judged_at", models.DateTimeField()),
                ("why", models.TextField(blank=True)),
                (
                    "consent",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.consent",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("person_took_part", models.BooleanField(null=True)),
                ("close_ones_note", models.CharField(blank=True, max_length=300)),
                ("in_force_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(blank=True, max_length=40)),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="sip_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("plan",), name="one_sip_per_plan"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=0)),
                ("next_follow_up", models.DateField(null=True)),
                ("follow_up_how", models.CharField(blank=True, max_length=200)),
                ("started_by_id", models.UUIDField()),
                ("started_by_label", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("yeses", models.JSONField(db_default=[], default=list)),
                (
                    "sip",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.sip",
                    ),
                ),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="plan_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("subject",), name="one_plan_per_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.need",
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.TextField()),
                ("life_area", models.CharField(max_length=8)),
                ("current_level", models.PositiveSmallIntegerField()),
                ("wanted_level", models.PositiveSmallIntegerField()),
                ("written_by_id", models.UUIDField()),
                ("written_by_label", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                (
                    "earlier",
                    django.contrib.postgres.fields.ArrayField(base_field=models.JSONField(), default=list, size=None),
                ),
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
                "indexes": [models.Index(fields=["county_id", "subject"], name="goal_of_person")],
            },
        ),
        migrations.CreateModel(
            name="PlanMeeting",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                ("chaired_by_label", models.CharField(max_length=200)),
                (
                    "present",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                ("opened_by_id", models.UUIDField()),
                ("opened_by_label", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("notes", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="meeting_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("plan",), name="one_open_meeting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                (
                    "answers",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.proposal",
                    ),
                ),
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
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=200)),
                ("why", models.TextField(blank=True)),
                ("asks_of_me", models.TextField(blank=True)),
                ("when", models.CharField(blank=True, max_length=200)),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("own", "Own"),
                            ("close_one", "Close One"),
                            ("association", "Association"),
                            ("open_support", "Open Support"),
                            ("sol", "Sol"),
                            ("lss", "Lss"),
                            ("health", "Health"),
                        ],
                        max_length=14,
                    ),
                ),
                ("owner_id", models.UUIDField()),
                ("owner_label", models.CharField(max_length=200)),
                ("owner_organisation_id", models.UUIDField(null=True)),
                ("cost_ore", models.PositiveIntegerField(null=True)),
                ("cost_per", models.CharField(blank=True, max_length=20)),
                ("can_change_mind", models.TextField(blank=True)),
                ("after_no", models.TextField(blank=True)),
                ("proposed_by_id", models.UUIDField()),
                ("proposed_by_label", models.CharField(max_length=200)),
                ("proposed_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="proposal_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                    "commitment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="application", to="plans.commitment"
                    ),
                ),
                ("law", models.CharField(choices=[("sol", "Sol"), ("lss", "Lss")], max_length=3)),
                (
                    "principal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("applied_by_label", models.CharField(max_length=200)),
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
                ("applied_at", models.DateTimeField()),
                ("investigator_id", models.UUIDField(null=True)),
                ("investigator_label", models.CharField(blank=True, max_length=200)),
                ("investigation_began_at", models.DateTimeField(null=True)),
                ("investigation", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="application_of_person"),
                    models.Index(fields=["principal", "state"], name="application_of_principal"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthorityDecision",
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
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="plans.application"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "Granted"), ("partly", "Partly"), ("refused", "Refused")], max_length=10
                    ),
                ),
                ("scope", models.TextField()),
                ("reasons", models.TextField(blank=True)),
                ("how_to_appeal", models.TextField(blank=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ("decided_by_id", models.UUIDField()),
                ("decided_by_label", models.CharField(max_length=200)),
                ("decided_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="decision_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "granted"),
                            models.Q(
                                models.Q(("reasons", ""), _negated=True), models.Q(("how_to_appeal", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="refusal_is_reasoned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "refused"), ("period__isnull", False), _connector="OR"),
                        name="grant_has_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderAssignment",
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
                    "decision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.authoritydecision",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                ("unit_label", models.CharField(max_length=200)),
                ("scope", models.TextField(blank=True, db_default="", default="")),
                ("chosen_by_person", models.BooleanField(default=False)),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("given_by_id", models.UUIDField()),
                ("given_by_label", models.CharField(max_length=200)),
                ("given_at", models.DateTimeField()),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="assignment_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.proposal"
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=200)),
                ("when", models.CharField(blank=True, max_length=200)),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("own", "Own"),
                            ("close_one", "Close One"),
                            ("association", "Association"),
                            ("open_support", "Open Support"),
                            ("sol", "Sol"),
                            ("lss", "Lss"),
                            ("health", "Health"),
                        ],
                        max_length=14,
                    ),
                ),
                ("owner_id", models.UUIDField()),
                ("owner_label", models.CharField(max_length=200)),
                ("owner_organisation_id", models.UUIDField(null=True)),
                (
                    "shared_facts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("shared_words", models.JSONField(default=dict)),
                ("owner_answer", models.TextField(blank=True)),
                ("owner_answered_by_label", models.CharField(blank=True, max_length=200)),
                ("owner_answered_at", models.DateTimeField(null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.providerassignment",
                    ),
                ),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("ended_why", models.TextField(blank=True, db_default="", default="")),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("changed_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="commitment_of_person"),
                    models.Index(fields=["owner_id", "state"], name="commitment_of_owner"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
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
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.commitment"
                    ),
                ),
                ("state", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("at_time", models.TimeField(null=True)),
                ("minutes", models.PositiveSmallIntegerField(default=0)),
                ("rule", models.CharField(max_length=100)),
                ("ends_on", models.DateField(null=True)),
                ("responsible_id", models.UUIDField(null=True)),
                ("responsible_label", models.CharField(blank=True, max_length=200)),
                (
                    "replaces",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.activity",
                    ),
                ),
                ("set_by_id", models.UUIDField()),
                ("set_by_label", models.CharField(max_length=200)),
                ("ended_why", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="activity_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("at_time", None), ("minutes__gt", 0), _connector="OR"),
                        name="activity_with_time_lasts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityException",
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
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
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
                ("day", models.DateField()),
                ("kind", models.CharField(choices=[("cancelled", "Cancelled"), ("moved", "Moved")], max_length=10)),
                ("to_day", models.DateField(null=True)),
                ("to_time", models.TimeField(null=True)),
                ("words", models.TextField()),
                ("made_by_id", models.UUIDField()),
                ("made_by_label", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="activityexception_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("activity", "day"),
                        name="one_exception_per_occurrence",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonReport",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("nobody_came", "Nobody Came"), ("not_satisfied", "Not Satisfied")], max_length=14
                    ),
                ),
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
                ("told_by_id", models.UUIDField()),
                ("told_by_label", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField()),
                ("reaches_id", models.UUIDField()),
                ("reaches_label", models.CharField(max_length=200)),
                ("answer_promised_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="report_of_person"),
                    models.Index(fields=["reaches_id"], name="report_reaches"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityMark",
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
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
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
                ("day", models.DateField()),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[("done", "Done"), ("not_done", "Not Done"), ("nobody_came", "Nobody Came")],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("words", models.TextField(blank=True)),
                (
                    "report",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.personreport",
                    ),
                ),
                ("told_by_id", models.UUIDField()),
                ("told_by_label", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="activitymark_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "day", "number"), name="one_mark_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_done"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_done_is_reasoned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("snapshot", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("as_sip", models.BooleanField(default=False)),
                ("parties", models.JSONField(default=list)),
                ("agreed_by_id", models.UUIDField()),
                ("agreed_by_label", models.CharField(max_length=200)),
                ("agreed_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="agreement_of_person")],
                "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="agreement_number")],
            },
        ),
        migrations.CreateModel(
            name="AttainmentScale",
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
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                ("much_less", models.TextField()),
                ("less", models.TextField()),
                ("expected", models.TextField()),
                ("more", models.TextField()),
                ("much_more", models.TextField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("described_by_id", models.UUIDField()),
                ("described_by_label", models.CharField(max_length=200)),
                ("described_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="scale_of_person")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weight__in", [1, 2, 3])), name="scale_weight")
                ],
            },
        ),
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
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.subject",
                    ),
                ),
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
            name="Choice",
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
                    "proposal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.proposal",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("yes", "Yes"), ("change", "Change"), ("no", "No"), ("later", "Later")], max_length=6
                    ),
                ),
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
                ("capacity", models.CharField(max_length=16)),
                ("mandate_id", models.UUIDField(null=True)),
                ("chosen_by_id", models.UUIDField()),
                ("chosen_by_label", models.CharField(max_length=200)),
                ("registered_by_id", models.UUIDField()),
                ("registered_by_label", models.CharField(max_length=200)),
                ("will_understood_how", models.TextField(blank=True)),
                ("will_understood_by", models.CharField(blank=True, max_length=200)),
                ("will_understood_ground", models.CharField(blank=True, max_length=60)),
                ("chosen_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="choice_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capacity", "understood_will"), _negated=True),
                            models.Q(
                                models.Q(("will_understood_how", ""), _negated=True),
                                models.Q(("will_understood_by", ""), _negated=True),
                                models.Q(("will_understood_ground", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="understood_will_is_told",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CooperationDeviation",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("handover", "Handover"),
                            ("not_done", "Not Done"),
                            ("medicines", "Medicines"),
                            ("information", "Information"),
                            ("responsibility", "Responsibility"),
                            ("no_contact", "No Contact"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.TextField()),
                ("state", models.CharField(max_length=20)),
                ("noted_by_id", models.UUIDField()),
                ("noted_by_label", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("noted_at", models.DateTimeField()),
                ("learnt", models.TextField(blank=True)),
                ("learnt_by_label", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="deviation_of_person")],
            },
        ),
        migrations.CreateModel(
            name="DeviationAnswer",
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
                    "deviation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.cooperationdeviation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("reaches_id", models.UUIDField()),
                ("reaches_label", models.CharField(max_length=200)),
                ("answer_promised_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="deviationanswer_of_person"),
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["organisation", "answer_promised_at"],
                        name="deviation_waits_for",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("deviation", "organisation"), name="one_answer_per_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="DeviationFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("noted_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("handover", "Handover"),
                            ("not_done", "Not Done"),
                            ("medicines", "Medicines"),
                            ("information", "Information"),
                            ("responsibility", "Responsibility"),
                            ("no_contact", "No Contact"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "from_organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("promised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "noted_on"], name="deviation_figures")],
            },
        ),
        migrations.CreateModel(
            name="FollowUpPreparation",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("goals", models.JSONField(default=list)),
                ("parts", models.JSONField(default=list)),
                ("said_by_id", models.UUIDField()),
                ("said_by_label", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="preparation_of_person")],
                "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="preparation_number")],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("plan_version", models.PositiveIntegerField()),
                (
                    "preparation",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followuppreparation",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                ("held_on", models.DateField()),
                (
                    "how",
                    models.CharField(
                        choices=[("home", "Home"), ("visit", "Visit"), ("phone", "Phone"), ("digital", "Digital")],
                        max_length=8,
                    ),
                ),
                (
                    "present",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                ("person_took_part", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
                ("next_how", models.CharField(blank=True, max_length=200)),
                ("ends_plan", models.BooleanField()),
                ("held_by_id", models.UUIDField()),
                ("held_by_label", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="followup_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="follow_up_number"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_plan", True), ("next_on__isnull", False), _connector="XOR"),
                        name="next_follow_up_or_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_on__isnull", True), ("next_on__gt", models.F("held_on")), _connector="OR"
                        ),
                        name="next_follow_up_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalResult",
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
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.goal"
                    ),
                ),
                ("own_level", models.PositiveSmallIntegerField()),
                ("professional_level", models.PositiveSmallIntegerField()),
                ("wanted_level", models.PositiveSmallIntegerField()),
                (
                    "scale",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.attainmentscale",
                    ),
                ),
                ("attained", models.SmallIntegerField(null=True)),
                (
                    "wants",
                    models.CharField(
                        choices=[
                            ("continue", "Continue"),
                            ("change", "Change"),
                            ("step_down", "Step Down"),
                            ("end", "End"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="goalresult_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("follow_up", "goal"), name="one_result_per_goal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_level__in", (0, 1, 2, 3, 4, 8, 9)), ("professional_level__in", (0, 1, 2, 3, 4, 8, 9))
                        ),
                        name="result_levels",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attained__isnull", True),
                            models.Q(("attained__range", (-2, 2)), ("scale__isnull", False)),
                            _connector="OR",
                        ),
                        name="attained_on_a_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HealthAssessment",
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
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                ("suitable", models.BooleanField()),
                ("why", models.TextField()),
                ("assessed_by_id", models.UUIDField()),
                ("assessed_by_label", models.CharField(max_length=200)),
                ("assessed_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="healthassessment_of_person")],
            },
        ),
        migrations.CreateModel(
            name="ImplementationPlan",
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
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.providerassignment",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("how", models.TextField()),
                ("wishes", models.TextField(blank=True)),
                ("who_comes", models.TextField(blank=True)),
                ("snapshot", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("written_by_id", models.UUIDField()),
                ("written_by_label", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by_id", models.UUIDField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="implementation_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "number"), name="implementation_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("written", "asked"))),
                        fields=("commitment",),
                        name="one_open_implementation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "agreed")),
                        fields=("commitment",),
                        name="one_agreed_implementation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedPlan",
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("care_plan", "Care Plan"),
                            ("implementation_plan", "Implementation Plan"),
                            ("lss_plan", "Lss Plan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("held_by_label", models.CharField(max_length=200)),
                ("reference", models.CharField(blank=True, max_length=200)),
                ("dated", models.DateField(null=True)),
                ("linked_by_label", models.CharField(max_length=200)),
                ("linked_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="linkedplan_of_person")],
            },
        ),
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
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
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
                ("agreed", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="meetingcall_of_person"),
                    models.Index(fields=["starts_at"], name="call_by_time"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("set", "held")), _negated=True),
                            models.Q(("ends_at__isnull", False), ("starts_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="call_set_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                        ),
                        name="call_ends_after_start",
                    ),
                ],
            },
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_id", "subject"], name="participant_of_person"),
                    models.Index(fields=["party_id"], name="meetings_of_party"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_out_at", None)),
                        fields=("call", "party_id"),
                        name="called_once_to_a_meeting",
                    )
                ],
            },
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
                ("words", models.CharField(max_length=300)),
                ("by_person", models.BooleanField()),
                ("said_by_id", models.UUIDField()),
                ("said_by_label", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="meetingpoint_of_person")],
            },
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
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="meetingtime_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("call", "starts_at"),
                        name="time_once_in_a_call",
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
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.commitment",
                    ),
                ),
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
        migrations.CreateModel(
            name="PartResult",
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
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
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
                    "helped",
                    models.CharField(
                        choices=[("yes", "Yes"), ("somewhat", "Somewhat"), ("no", "No"), ("unknown", "Unknown")],
                        max_length=8,
                    ),
                ),
                (
                    "wants",
                    models.CharField(
                        choices=[
                            ("continue", "Continue"),
                            ("change", "Change"),
                            ("step_down", "Step Down"),
                            ("end", "End"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="partresult_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("follow_up", "commitment"), name="one_result_per_part")
                ],
            },
        ),
        migrations.CreateModel(
            name="StepDown",
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
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.followup",
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
                ("way", models.CharField(max_length=10)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "proposal",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.proposal",
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("moved_by_label", models.CharField(blank=True, max_length=200)),
                ("suggested_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(default=ledstjarna.foundation.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["county_id", "subject"], name="stepdown_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("follow_up", "commitment"), name="one_step_down_per_part")
                ],
            },
        ),
    ]
