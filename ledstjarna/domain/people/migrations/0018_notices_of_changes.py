"""Whoever wanted to hear of everything there was hears of what is changed in their place too."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

_EVERYTHING_IS_MORE = """
SELECT set_config('ledstjarna.run', 'migrate_notice_reasons', true);
UPDATE people_personcontact SET reasons = reasons || ARRAY['changed']::varchar[]
WHERE replaced_at IS NULL AND reasons @> ARRAY[
    'message', 'proposal', 'decision', 'agreement', 'answer', 'meeting', 'question', 'call', 'expiring', 'visits',
    'protection'
]::varchar[] AND NOT reasons @> ARRAY['changed']::varchar[];
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0017_death")]

    operations = [RunSQL(_EVERYTHING_IS_MORE, RunSQL.noop)]
