"""A yes may hold for a time: the row policies end with it, by the moment that the context says."""

from django.db import migrations, models

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0009_own_grounds_asked_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="ends_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="consent",
            name="state",
            field=models.CharField(
                choices=[("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn"), ("ended", "Ended")],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                condition=models.Q(("ends_at__isnull", False), ("replaced_at", None)),
                fields=["ends_at"],
                name="consent_that_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at", None),
                    models.Q(("ends_at__gt", models.F("said_at")), ("state", "given")),
                    _connector="OR",
                ),
                name="consent_ends_after_said",
            ),
        ),
        author_shows_anew(),
    ]
