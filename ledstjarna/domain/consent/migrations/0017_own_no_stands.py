from django.db import migrations

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    """The person's own no to reading stands against incapacity until they say otherwise themself (2022:913 3:2, 3:4)."""

    dependencies = [("consent", "0016_own_no_to_reading")]

    operations = [author_shows_anew()]
