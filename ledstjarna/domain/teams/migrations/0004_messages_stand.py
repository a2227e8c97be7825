"""Who reads a thread, and that what was written stands: row policies, and triggers that refuse a change."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_named_rows, guard_rows_within

STAND = """
CREATE FUNCTION teams_row_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER teams_message_stands BEFORE UPDATE OR DELETE ON teams_message
    FOR EACH ROW EXECUTE FUNCTION teams_row_stands();
CREATE TRIGGER teams_passedon_stands BEFORE UPDATE OR DELETE ON teams_passedon
    FOR EACH ROW EXECUTE FUNCTION teams_row_stands();
"""
UNDO = """
DROP TRIGGER teams_message_stands ON teams_message;
DROP TRIGGER teams_passedon_stands ON teams_passedon;
DROP FUNCTION teams_row_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0003_messages"), ("consent", "0002_row_policies")]

    operations = [
        guard_named_rows("teams_thread", "team", part="part_id", named="close_ones"),
        guard_rows_within("teams_message", "teams_thread", "thread_id"),
        guard_rows_within("teams_passedon", "teams_thread", "thread_id"),
        migrations.RunSQL(STAND, UNDO),
    ]
