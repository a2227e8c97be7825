"""Row policies of this room, and when its rows were changed last: see consent/row_policy.py, foundation/changing.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_for_every_ground, guard_person_rows
from ledstjarna.foundation.changing import marks_change


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
        guard_person_rows("people_personcontact", "basic"),
        guard_person_rows("people_notice", "basic"),
        guard_person_rows("people_noticeattempt", "basic"),
        guard_person_rows("people_absence", "basic"),
        guard_for_every_ground("people_awaydays"),
        marks_change("people_person", "people_closeone", "people_representative", "people_mandate"),
    ]
