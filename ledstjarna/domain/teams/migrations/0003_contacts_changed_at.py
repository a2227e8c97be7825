import django.db.models.functions.datetime
from django.db import migrations, models

import ledstjarna.foundation.clock
from ledstjarna.foundation.changing import marks_change


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0002_row_policies"),
    ]

    operations = [
        migrations.AddField(
            model_name="namedcontact",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=ledstjarna.foundation.clock.now,
                editable=False,
            ),
        ),
        migrations.AddField(
            model_name="contactabsence",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=ledstjarna.foundation.clock.now,
                editable=False,
            ),
        ),
        marks_change("teams_namedcontact", "teams_contactabsence"),
    ]
