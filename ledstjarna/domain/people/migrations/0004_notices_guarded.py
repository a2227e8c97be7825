"""Row policies for how the person is told that there is something to read: see consent/row_policy.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [("people", "0003_notices"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("people_personcontact", "basic"),
        guard_person_rows("people_notice", "basic"),
        guard_person_rows("people_noticeattempt", "basic"),
    ]
