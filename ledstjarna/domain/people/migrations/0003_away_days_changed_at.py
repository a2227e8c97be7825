import django.db.models.functions.datetime
from django.db import migrations, models

import ledstjarna.foundation.clock
from ledstjarna.foundation.changing import marks_change


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_row_policies"),
    ]

    operations = [
        migrations.AddField(
            model_name="awaydays",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=ledstjarna.foundation.clock.now,
                editable=False,
            ),
        ),
        marks_change("people_awaydays"),
    ]
