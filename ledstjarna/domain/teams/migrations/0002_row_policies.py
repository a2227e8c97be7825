"""Who reads the team, its threads, contacts and calls; and that what was written stands.

See consent/row_policy.py and foundation/changing.py.
"""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_named_rows, guard_person_rows, guard_rows_within
from ledstjarna.foundation.changing import marks_change, never_changes


class Migration(migrations.Migration):
    dependencies = [("teams", "0001_initial"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("teams_teammember", "team"),
        guard_named_rows("teams_thread", "team", part="part_id", named="close_ones"),
        guard_rows_within("teams_message", "teams_thread", "thread_id", "team", part="part_id", named="close_ones"),
        guard_rows_within("teams_passedon", "teams_thread", "thread_id", "team", part="part_id", named="close_ones"),
        # Named contacts and calls: who takes part in the team, and whoever reads it, sees them.
        guard_person_rows("teams_namedcontact", "team"),
        guard_person_rows("teams_contactabsence", "team"),
        guard_person_rows("teams_contactwish", "team"),
        guard_person_rows("teams_callrequest", "team"),
        guard_person_rows("teams_callattempt", "team"),
        never_changes("teams_message", "teams_passedon"),
        marks_change("teams_teammember"),
    ]
