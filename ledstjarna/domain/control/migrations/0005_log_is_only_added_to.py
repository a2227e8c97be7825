"""Whoever the house runs as adds to the log and reads it: what the triggers stop is not theirs to try either."""

from django.db import migrations

# Every month, also those to come: their tables are made with the rights that tables are usually made with.
KEEPS = """
CREATE FUNCTION control_only_added_to(of_table regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    other regrole;
BEGIN
    FOR other IN SELECT DISTINCT a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.oid = of_table AND a.grantee NOT IN (0, c.relowner) LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %s', of_table, other);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION control_only_added_to(regclass) FROM PUBLIC;

CREATE OR REPLACE FUNCTION control_keep_log_month(of_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'consent_log_no_truncate'
                   AND tgrelid = to_regclass('public.' || quote_ident(of_table))) THEN
        EXECUTE format(
            'CREATE TRIGGER consent_log_no_truncate BEFORE TRUNCATE ON public.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION public.consent_log_stands()', of_table);
    END IF;
    PERFORM public.control_only_added_to(to_regclass('public.' || quote_ident(of_table)));
END $$;
"""
THOSE_THAT_ARE = """
SELECT control_only_added_to('consent_accesslog'), control_only_added_to('control_logseal');
SELECT control_only_added_to(inhrelid::regclass) FROM pg_inherits WHERE inhparent = 'consent_accesslog'::regclass;
"""


class Migration(migrations.Migration):
    dependencies = [("control", "0004_months_keep_their_rows")]

    operations = [migrations.RunSQL(KEEPS + THOSE_THAT_ARE, migrations.RunSQL.noop)]
