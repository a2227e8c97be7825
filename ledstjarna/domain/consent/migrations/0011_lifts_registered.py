"""Who wrote down that a block is lifted, where the person did not lift it themself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0010_consent_for_a_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="block",
            name="lifted_registered_by_label",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
