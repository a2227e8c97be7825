"""No month of the log is emptied by its own name either: a TRUNCATE asks the triggers of the table it names alone."""

from django.db import migrations

KEEPS = """
CREATE FUNCTION control_keep_log_month(of_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'consent_log_no_truncate'
                   AND tgrelid = to_regclass('public.' || quote_ident(of_table))) THEN
        EXECUTE format(
            'CREATE TRIGGER consent_log_no_truncate BEFORE TRUNCATE ON public.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION public.consent_log_stands()', of_table);
    END IF;
END $$;
REVOKE ALL ON FUNCTION control_keep_log_month(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION consent_log_months(first date, months int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    made int := 0; start date; name text;
BEGIN
    FOR i IN 0 .. months - 1 LOOP
        start := (date_trunc('month', first::timestamp) + make_interval(months => i))::date;
        name := 'consent_accesslog_' || to_char(start, 'YYYY_MM');
        IF to_regclass('public.' || name) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE public.%I PARTITION OF public.consent_accesslog FOR VALUES FROM (%L) TO (%L)',
                name, (start::timestamp AT TIME ZONE 'UTC'),
                ((start + interval '1 month')::timestamp AT TIME ZONE 'UTC'));
            EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
            EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
            PERFORM public.control_keep_log_month(name);
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;

SELECT control_keep_log_month(relname::text)
FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'consent_accesslog'::regclass;
"""


class Migration(migrations.Migration):
    dependencies = [("control", "0003_log_months_go")]

    operations = [migrations.RunSQL(KEEPS, migrations.RunSQL.noop)]
