"""What the row policies ask of rows that somebody at an organisation wrote, and the policies of blocks themselves."""

from django.db import migrations

from ledstjarna.domain.consent.author_policy import author_shows
from ledstjarna.domain.consent.row_policy import guard_told_rows


class Migration(migrations.Migration):
    dependencies = [("consent", "0003_blocks_and_emergencies"), ("organisations", "0002_changed_at")]

    operations = [
        author_shows(),
        guard_told_rows("consent_block", "registered_by_id"),
        guard_told_rows("consent_blocklift", "asked_by_id"),
        guard_told_rows("consent_emergencyaccess", "opened_by_id"),
    ]
