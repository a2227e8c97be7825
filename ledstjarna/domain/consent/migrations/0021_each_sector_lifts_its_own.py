"""A block that hides what care and the social services have written is lifted by each of them for its own.

What waits for an answer when this comes was asked of one of them for everything. It is over, as when an emergency is,
and asked anew: a yes to everything may not follow where each answers for its own.
"""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

from ledstjarna.domain.consent.author_policy import author_shows_anew
from ledstjarna.foundation.clock import now

_RUN = "SELECT set_config('ledstjarna.run', %s, true)"


def ask_anew(apps: Any, schema_editor: Any) -> None:
    """End what waits."""
    schema_editor.execute(_RUN, ["each_sector_lifts_its_own"])
    apps.get_model("consent", "BlockLift").objects.filter(answered_at=None).update(answered_at=now())
    schema_editor.execute(_RUN, [""])


class Migration(migrations.Migration):
    dependencies = [("consent", "0020_log_says_of_what")]

    operations = [
        migrations.AddField(
            model_name="blocklift",
            name="sector",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.RemoveConstraint(model_name="blocklift", name="block_lift_asked_once"),
        migrations.AddConstraint(
            model_name="blocklift",
            constraint=models.UniqueConstraint(
                condition=Q(answered_at=None), fields=("block", "organisation_id", "sector"),
                name="block_lift_asked_once",
            ),
        ),
        migrations.RunPython(ask_anew, migrations.RunPython.noop),
        author_shows_anew(),
    ]  # fmt: skip
