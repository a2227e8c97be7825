"""A story knows its person without a column of its own: nothing in the database changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0010_representatives_read_within_mandate")]

    operations = [
        migrations.AddField(
            model_name="story",
            name="person",
            field=models.ForeignObject(
                from_fields=["subject"],
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="people.person",
                to_fields=["subject"],
            ),
        ),
    ]
