"""When whoever told that nobody came said that it was not so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0012_protection_not_for_those_close")]

    operations = [
        migrations.AddField("personreport", "taken_back_at", models.DateTimeField(null=True)),
        migrations.AddField("missedvisit", "taken_back_at", models.DateTimeField(null=True)),
    ]
