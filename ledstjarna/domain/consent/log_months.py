"""The function that opens the log's months ahead of time, for migrations: one text, for this room and the one above."""


def opens_log_months(then: str = "") -> str:
    """The SQL of the function. `then`: what is done with each month that is made, as a statement that knows its `name`.

    Each month has row policies forced and none of its own: asked by its own name it shows nothing.
    """
    done = f"            {then}\n" if then else ""
    return f"""
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
{done}            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;
"""
