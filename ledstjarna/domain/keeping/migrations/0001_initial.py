"""What persons say is wrong, and the function that removes what need not be kept any more."""

import django.db.models.deletion
import ledstjarna.foundation.clock
import ledstjarna.foundation.ids
from django.db import migrations, models
from ledstjarna.domain.consent.row_policy import guard_told_rows
from ledstjarna.foundation.changing import REMOVED, never_changes


# Rows are removed by this function alone where they otherwise stand for ever. It answers the run that removes by its
# terms and nobody else, touches persons' rows only, never the log, and nothing that was written within a year.
REMOVE = """
CREATE FUNCTION keeping_remove(of_table text, ids text[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz;
    key text; its_type text; young boolean := false; gone int;
BEGIN
    IF coalesce(current_setting('ledstjarna.run', true), '') <> 'retain' THEN
        RAISE EXCEPTION 'only the run that removes by the terms removes' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF of_table LIKE 'consent_accesslog%' OR (of_table <> 'outbox_handled' AND NOT EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = ('public.' || quote_ident(of_table))::regclass
            AND attname = 'subject_id' AND NOT attisdropped
    )) THEN
        RAISE EXCEPTION '% is not removed from', of_table USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT a.attname, format_type(a.atttypid, a.atttypmod) INTO key, its_type
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = ('public.' || quote_ident(of_table))::regclass AND i.indisprimary;
    IF EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = ('public.' || quote_ident(of_table))::regclass
            AND attname = 'recorded_at' AND NOT attisdropped
    ) THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE %I = ANY ($1::%s[]) AND recorded_at > $2)',
                       of_table, key, its_type) INTO young USING ids, moment - interval '1 year';
    END IF;
    IF young THEN
        RAISE EXCEPTION 'something in % is too new to be removed', of_table USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('ledstjarna.removing', 'retain', true);
    EXECUTE format('DELETE FROM public.%I WHERE %I = ANY ($1::%s[])', of_table, key, its_type) USING ids;
    GET DIAGNOSTICS gone = ROW_COUNT;
    PERFORM set_config('ledstjarna.removing', '', true);
    RETURN gone;
END $$;
REVOKE ALL ON FUNCTION keeping_remove(text, text[]) FROM PUBLIC;
"""

_HOW_STANDS = """
CREATE OR REPLACE FUNCTION plans_implementation_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {removed}IF TG_OP = 'DELETE' OR NEW.state <> 'replaced'
        OR (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
        RAISE EXCEPTION 'an agreed % is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
"""
HOW_MAY_GO = _HOW_STANDS.format(removed=f"IF TG_OP = 'DELETE' AND {REMOVED} THEN RETURN OLD; END IF;\n    ")
HOW_STANDS = _HOW_STANDS.format(removed="")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consent", "0004_law_of_access"),
        ("outbox", "0001_initial"),
        ("people", "0006_notice_asked_again"),
        ("plans", "0007_rows_of_their_author"),
        ("teams", "0004_told_messages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rectification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ledstjarna.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county_id", models.CharField(max_length=2)),
                ("about", models.CharField(max_length=10)),
                ("row_id", models.UUIDField(null=True)),
                ("what", models.CharField(blank=True, max_length=300)),
                ("kept_by", models.CharField(max_length=12)),
                ("organisation_id", models.UUIDField(null=True)),
                ("organisation_label", models.CharField(blank=True, default="", max_length=200)),
                ("wants", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=1000)),
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
                        default="digital",
                        max_length=10,
                    ),
                ),
                ("asked_by_id", models.UUIDField()),
                ("asked_by_label", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("reaches_id", models.UUIDField()),
                ("reaches_label", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=10)),
                ("answer", models.CharField(blank=True, default="", max_length=2000)),
                ("reads_now", models.CharField(blank=True, default="", max_length=1000)),
                ("disputed", models.BooleanField(default=False)),
                ("appeal", models.CharField(blank=True, default="", max_length=6)),
                ("answered_by_label", models.CharField(blank=True, default="", max_length=200)),
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
                    models.Index(fields=["county_id", "subject"], name="rectification_of_person"),
                    models.Index(
                        condition=models.Q(("state", "asked")), fields=["reaches_id"], name="rectification_to_answer"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="rectification_answer_whole",
                    )
                ],
            },
        ),
        guard_told_rows("keeping_rectification", "reaches_id"),
        never_changes(),
        migrations.RunSQL(REMOVE, "DROP FUNCTION keeping_remove(text, text[])"),
        migrations.RunSQL(HOW_MAY_GO, HOW_STANDS),
    ]
