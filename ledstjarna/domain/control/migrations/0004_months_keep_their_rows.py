"""No month of the log is emptied by its own name either: a TRUNCATE asks the triggers of the table it names alone."""

from django.db import migrations

from ledstjarna.domain.consent.log_months import opens_log_months

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
"""
THOSE_THAT_ARE = """
SELECT control_keep_log_month(relname::text)
FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'consent_accesslog'::regclass;
"""


class Migration(migrations.Migration):
    dependencies = [("control", "0003_log_months_go")]

    operations = [
        migrations.RunSQL(
            KEEPS + opens_log_months("PERFORM public.control_keep_log_month(name);") + THOSE_THAT_ARE,
            migrations.RunSQL.noop,
        )
    ]
