"""An emergency is answered for with a verdict, and not closed before its hours have ended."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

# One that was ended early ends then. What was reviewed before had words and no verdict: it is called reviewed, no more.
_AS_IT_STOOD = """
SELECT set_config('ledstjarna.run', 'emergency_verdicts', true);
UPDATE consent_emergencyaccess e SET ends_at = least(e.ends_at, upper(g.period)) FROM consent_accessground g
WHERE g.id = e.ground_id AND upper(g.period) >= e.opened_at AND upper(g.period) < e.ends_at;
UPDATE consent_emergencyaccess SET state = 'reviewed' WHERE reviewed_at IS NOT NULL;
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0007_reading_writes_nothing"),
    ]

    operations = [
        migrations.AddField(
            model_name="emergencyaccess",
            name="asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="asked_by_label",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="asked_reason",
            field=models.CharField(blank=True, default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="state",
            field=models.CharField(default="opened", max_length=12),
        ),
        migrations.AlterField(
            model_name="emergencyaccess",
            name="outcome",
            field=models.CharField(blank=True, default="", max_length=1000),
        ),
        migrations.RunSQL(_AS_IT_STOOD, migrations.RunSQL.noop),
        # Not for what was closed before the rule was there; for everything from now on.
        AddConstraintNotValid(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewed_at", None), ("reviewed_at__gte", models.F("ends_at")), _connector="OR"),
                name="emergency_reviewed_after_its_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at", None), ("state__in", ("opened", "reader_asked"))),
                    models.Q(("reviewed_at__isnull", False), ("state__in", ("cleared", "reported", "reviewed"))),
                    _connector="OR",
                ),
                name="emergency_state_as_reviewed",
            ),
        ),
    ]
