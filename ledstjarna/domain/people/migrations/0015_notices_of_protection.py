"""Whoever wanted to hear of everything there was hears of their protection too."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

_EVERYTHING_IS_MORE = """
SELECT set_config('ledstjarna.run', 'migrate_notice_reasons', true);
UPDATE people_personcontact SET reasons = reasons || ARRAY['protection']::varchar[]
WHERE replaced_at IS NULL AND reasons @> ARRAY[
    'message', 'proposal', 'decision', 'agreement', 'answer', 'meeting', 'question', 'call', 'expiring', 'visits'
]::varchar[] AND NOT reasons @> ARRAY['protection']::varchar[];
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0014_protection_changes")]

    operations = [RunSQL(_EVERYTHING_IS_MORE, RunSQL.noop)]
