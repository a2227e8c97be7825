"""When organisations and their people were changed last: see foundation/changing.py."""

from django.db import migrations

from ledstjarna.foundation.changing import marks_change


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        marks_change(
            "organisations_organisation", "organisations_unit", "organisations_staffmember", "organisations_assignment"
        ),
    ]
