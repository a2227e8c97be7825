"""A message can be what somebody said to staff: who said it, and in which way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teams", "0003_contacts_changed_at")]

    operations = [
        migrations.AddField("message", "told_by_id", models.UUIDField(null=True)),
        migrations.AddField("message", "told_by_label", models.CharField(max_length=200, blank=True, default="")),
        migrations.AddField(
            "message",
            "way",
            models.CharField(
                max_length=10,
                choices=[
                    ("digital", "Digital"), ("oral", "Oral"), ("paper", "Paper"), ("phone", "Phone"),
                    ("meeting", "Meeting"),
                ],
                default="digital",
            ),
        ),
    ]  # fmt: skip
