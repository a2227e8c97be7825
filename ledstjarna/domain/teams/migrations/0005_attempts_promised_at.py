"""What an attempt to call was promised by: whoever was not reached is promised another one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teams", "0004_told_messages")]

    operations = [migrations.AddField("callattempt", "promised_at", models.DateTimeField(null=True))]
