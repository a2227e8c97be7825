"""How somebody close was named, and who noted it; emergencies are heard of by whoever wants to hear of everything."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

_EVERYTHING_IS_MORE = """
SELECT set_config('ledstjarna.run', 'migrate_notice_reasons', true);
UPDATE people_personcontact SET reasons = reasons || ARRAY['emergency']::varchar[]
WHERE replaced_at IS NULL AND reasons @> ARRAY[
    'message', 'proposal', 'decision', 'agreement', 'answer', 'meeting', 'question', 'call', 'expiring', 'visits',
    'protection'
]::varchar[] AND NOT reasons @> ARRAY['emergency']::varchar[];
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0018_notices_of_changes")]

    operations = [
        migrations.AddField(
            "closeone", "way", models.CharField(max_length=10, default="digital", db_default="digital")
        ),
        migrations.AddField(
            "closeone", "noted_by_label", models.CharField(max_length=200, blank=True, default="", db_default="")
        ),
        RunSQL(_EVERYTHING_IS_MORE, RunSQL.noop),
    ]
