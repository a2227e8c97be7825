"""Row policies of this room: see consent/row_policy.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("people_person", "basic"),
        guard_person_rows("people_personidentifier", "basic"),
        guard_person_rows("people_story", "story"),
        guard_person_rows("people_closeone", "basic"),
        guard_person_rows("people_representative", "basic"),
        guard_person_rows("people_mandate", "basic"),
        guard_person_rows("people_letter", "basic"),
    ]
