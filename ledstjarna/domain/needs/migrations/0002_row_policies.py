"""Row policies of this room: see consent/row_policy.py."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_person_rows


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial"), ("consent", "0002_row_policies")]

    operations = [
        guard_person_rows("needs_assessment", "needs"),
        guard_person_rows("needs_need", "needs"),
        guard_person_rows("needs_instrumentresult", "needs"),
        guard_person_rows("needs_suggestion", "needs"),
        guard_person_rows("needs_importedbundle", "needs"),
        guard_person_rows("needs_foreignfact", "needs"),
    ]
