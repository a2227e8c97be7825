"""What a health care professional ordains of a part, in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0014_how_a_goal_was_said")]

    operations = [
        migrations.AddField("healthassessment", "ordination", models.TextField(blank=True, default="", db_default=""))
    ]
