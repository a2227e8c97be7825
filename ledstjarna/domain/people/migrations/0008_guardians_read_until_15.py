"""Guardians' grounds that were written until 18 end on the 15th birthday (FB 6:11; OSL 12:3). Born on 29 February: on
1 March, since no year 15 after a leap year is one."""

from django.db import migrations

_UNTIL_15 = """
SELECT set_config('ledstjarna.run', 'guardians_read_until_15', true);
UPDATE consent_accessground g
SET period = tstzrange(lower(g.period), greatest(lower(g.period), t.fifteen))
FROM (
    SELECT subject_id, ((birth_date + interval '15 years')::date
        + CASE WHEN to_char(birth_date, 'MMDD') = '0229' THEN 1 ELSE 0 END)::timestamp
        AT TIME ZONE 'Europe/Stockholm' AS fifteen
    FROM people_person WHERE birth_date IS NOT NULL
) t
WHERE t.subject_id = g.subject_id AND g.basis = 'representative' AND NOT isempty(g.period)
    AND (upper_inf(g.period) OR upper(g.period) > t.fifteen)
    AND EXISTS (SELECT 1 FROM people_mandate m WHERE m.representative_id = g.party_id AND m.kind = 'guardian')
    AND NOT EXISTS (SELECT 1 FROM people_mandate m WHERE m.representative_id = g.party_id AND m.kind <> 'guardian');
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_sign_in_numbers"),
        ("consent", "0004_law_of_access"),
    ]

    operations = [migrations.RunSQL(_UNTIL_15, migrations.RunSQL.noop)]
