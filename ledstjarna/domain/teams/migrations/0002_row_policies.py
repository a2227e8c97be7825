"""Row policies of this room: see consent/row_policy.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [("teams", "0001_initial"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("teams_teammember", "team"),
    ]
