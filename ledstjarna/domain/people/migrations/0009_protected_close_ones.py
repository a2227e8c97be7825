"""Somebody close may have a protected identity of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_guardians_read_until_15"),
    ]

    operations = [
        migrations.AddField(
            model_name="closeone",
            name="protected",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
