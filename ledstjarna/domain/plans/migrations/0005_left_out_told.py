"""Whoever is left out of a meeting can take it out of their calendar: the time that they were told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_points_talked_about")]

    operations = [
        migrations.AddField("meetingparticipant", "left_out_starts_at", models.DateTimeField(null=True)),
        migrations.AddField("meetingparticipant", "left_out_ends_at", models.DateTimeField(null=True)),
        migrations.AddField("meetingparticipant", "left_out_sequence", models.PositiveIntegerField(default=0)),
    ]
