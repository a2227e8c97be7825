"""The log's rows say which transaction wrote them; seals stand for ever; findings and questions have row policies."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows

# The insert itself is as it was: the column fills itself. BRIN costs an insert next to nothing, and finds the newest.
SEALED = """
ALTER TABLE consent_accesslog ADD COLUMN xact bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX log_by_xact ON consent_accesslog USING brin (xact) WITH (autosummarize = on, pages_per_range = 32);
CREATE FUNCTION control_seal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a seal stands for ever' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER control_seal_append_only BEFORE UPDATE OR DELETE ON control_logseal
    FOR EACH ROW EXECUTE FUNCTION control_seal_stands();
CREATE TRIGGER control_seal_no_truncate BEFORE TRUNCATE ON control_logseal
    FOR EACH STATEMENT EXECUTE FUNCTION control_seal_stands();
"""

UNDO = """
DROP TRIGGER control_seal_append_only ON control_logseal; DROP TRIGGER control_seal_no_truncate ON control_logseal;
DROP FUNCTION control_seal_stands; DROP INDEX log_by_xact; ALTER TABLE consent_accesslog DROP COLUMN xact;
"""


class Migration(migrations.Migration):
    dependencies = [("control", "0001_initial"), ("consent", "0002_row_policies")]

    operations = [
        migrations.RunSQL(SEALED, UNDO),
        guard_person_rows("control_logfinding", "log"),
        guard_person_rows("control_logoutcome", "log"),
        guard_person_rows("control_logquestion", "log"),
    ]
