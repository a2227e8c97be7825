"""Row policies of what tells others, and the new reasons for those who wanted to hear of everything there was."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from ledstjarna.domain.consent.row_policy import guard_person_rows

_EVERYTHING_IS_MORE = """
SELECT set_config('ledstjarna.run', 'migrate_notice_reasons', true);
UPDATE people_personcontact SET reasons = reasons || ARRAY['meeting', 'question', 'call', 'expiring']::varchar[]
WHERE reasons @> ARRAY['message', 'proposal', 'decision', 'agreement', 'answer']::varchar[];
SELECT set_config('ledstjarna.run', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_notices_to_others")]

    operations = [
        guard_person_rows("people_noticetoother", "basic"),
        RunSQL(_EVERYTHING_IS_MORE, RunSQL.noop),
    ]
