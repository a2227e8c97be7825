"""What the end of a consent cuts short remembers its own time, and a renewed yes from where its time is counted."""

import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0012_half_yes_of_guardians"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessground",
            name="own_period",
            field=django.contrib.postgres.fields.ranges.DateTimeRangeField(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="counts_from",
            field=models.DateTimeField(null=True),
        ),
    ]
