"""No door adds a row to the log that says nothing of what was read: the database refuses it.

Rows from before stand as they are, since nothing in the log is changed: they are not asked (NOT VALID), and
`ledstjarna check log` tells of those that say too little.
"""

from django.db import migrations

from ledstjarna.domain.consent.rules.logged import SAYS_OF_WHAT


class Migration(migrations.Migration):
    dependencies = [("consent", "0019_here_as_one")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE consent_accesslog ADD CONSTRAINT log_says_of_what CHECK ({SAYS_OF_WHAT}) NOT VALID",
            "ALTER TABLE consent_accesslog DROP CONSTRAINT log_says_of_what",
        )
    ]
