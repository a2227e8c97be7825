"""When the words of a part were shared, and shared anew after an identity became protected."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_wished_times_and_who_changed_meetings")]

    operations = [
        migrations.AddField("commitment", "shared_at", models.DateTimeField(null=True)),
        migrations.AddField("ownerchange", "shared_at", models.DateTimeField(null=True)),
    ]
