"""A point for a meeting can be ticked as talked about, in the room."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_activities_changed_at")]

    operations = [
        migrations.AddField(model_name="meetingpoint", name="talked_at", field=models.DateTimeField(null=True)),
    ]
