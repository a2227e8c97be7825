"""The access log's table, and this room's row policies.

The log is partitioned by month, append-only by trigger for every role, and its indexes serve the two
questions asked of it: who has read about me, and what did this staff member read.
"""

from django.db import migrations

from ledstjarna.domain.consent.log_months import opens_log_months
from ledstjarna.domain.consent.row_policy import (
    guard_grounds,
    guard_log,
    guard_person_rows,
    my_grounds,
)

LOG_TABLE = """
CREATE TABLE consent_accesslog (
    id uuid NOT NULL, at timestamptz NOT NULL, county_id varchar(2) NOT NULL, subject_id uuid,
    party_id uuid, party_label varchar(200) NOT NULL, unit_id uuid, organisation_id uuid,
    verb varchar(8) NOT NULL, what varchar(80) NOT NULL, basis varchar(20) NOT NULL,
    kinds varchar(12)[] NOT NULL, correlation uuid NOT NULL, detail jsonb NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX log_of_person ON consent_accesslog (county_id, subject_id, at DESC);
CREATE INDEX log_of_party ON consent_accesslog (party_id, at DESC);
CREATE TABLE consent_accesslog_other PARTITION OF consent_accesslog DEFAULT;
-- The log's policy holds for who asks the log. A month asked by its own name has no policy and shows nothing.
ALTER TABLE consent_accesslog_other ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_accesslog_other FORCE ROW LEVEL SECURITY;
"""
LOG_FUNCTIONS = """
SELECT consent_log_months('2025-01-01', 48);

CREATE FUNCTION consent_log_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER consent_log_append_only BEFORE UPDATE OR DELETE ON consent_accesslog
    FOR EACH ROW EXECUTE FUNCTION consent_log_stands();
CREATE TRIGGER consent_log_no_truncate BEFORE TRUNCATE ON consent_accesslog
    FOR EACH STATEMENT EXECUTE FUNCTION consent_log_stands();
"""

UNDO = "DROP TABLE consent_accesslog; DROP FUNCTION consent_log_months; DROP FUNCTION consent_log_stands;"


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.RunSQL(LOG_TABLE + opens_log_months() + LOG_FUNCTIONS, UNDO),
        my_grounds(),
        guard_log(),
        guard_grounds(),
        guard_person_rows("consent_consent", "basic"),
    ]
