"""A notice that did not arrive can be tried again: when staff asked for it, and who."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_guard_notices_to_others")]

    operations = [
        migrations.AddField("notice", "asked_again_at", models.DateTimeField(null=True)),
        migrations.AddField("notice", "asked_again_by_label", models.CharField(max_length=200, blank=True, default="")),
    ]
