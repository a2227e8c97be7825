"""What is locked is somebody's: what was locked with nobody is given out like other visits again."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

_UNLOCK = """
SELECT set_config('ledstjarna.run', 'unlock_nobodys_visits', true);
UPDATE visits_visit SET is_locked = false, version = version + 1 WHERE is_locked AND carer_id IS NULL;
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0007_plan_anew")]

    operations = [
        RunSQL(_UNLOCK, RunSQL.noop),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_locked", False), ("carer_id__isnull", False), _connector="OR"),
                name="locked_visit_is_somebodys",
            ),
        ),
    ]
