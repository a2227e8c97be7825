"""Row policies of named contacts and calls: who takes part in the team, and whoever reads it, sees them."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [("teams", "0005_contacts_and_calls"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("teams_namedcontact", "team"),
        guard_person_rows("teams_contactabsence", "team"),
        guard_person_rows("teams_contactwish", "team"),
        guard_person_rows("teams_callrequest", "team"),
        guard_person_rows("teams_callattempt", "team"),
    ]
