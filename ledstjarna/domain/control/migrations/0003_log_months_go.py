"""Months of the log go whole when they need not be kept: by one function, in one run's name, and never too early."""

from django.db import migrations

from ledstjarna.domain.control.rules.retention import LOG_YEARS

# Runs as the log's owner. Whether the time has come it asks the server's own clock: the context may say any moment.
DROPS = f"""
CREATE FUNCTION control_drop_log_month(of_table text, do_it boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '5s' AS $$
BEGIN
    IF coalesce(current_setting('ledstjarna.run', true), '') <> 'retain' THEN
        RAISE EXCEPTION 'only the run that removes by the terms removes' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF of_table !~ '^consent_accesslog_[0-9]{{4}}_[0-9]{{2}}$' OR NOT EXISTS (
        SELECT FROM pg_inherits WHERE inhparent = 'public.consent_accesslog'::regclass
            AND inhrelid = to_regclass('public.' || quote_ident(of_table))
    ) THEN
        RAISE EXCEPTION '% is no month of the log', of_table USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF to_date(right(of_table, 7), 'YYYY_MM') + interval '1 month'
        > date_trunc('month', now() AT TIME ZONE 'UTC') - interval '{LOG_YEARS} years' THEN
        RETURN false;
    END IF;
    IF do_it THEN
        EXECUTE format('DROP TABLE public.%I', of_table);
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION control_drop_log_month(text, boolean) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("control", "0002_sealed_log")]

    operations = [migrations.RunSQL(DROPS, "DROP FUNCTION control_drop_log_month(text, boolean)")]
