"""How a goal was said to whoever wrote it down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0013_reports_taken_back")]

    operations = [
        migrations.AddField("goal", "way", models.CharField(max_length=10, default="digital", db_default="digital"))
    ]
