from django.db import migrations

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    """Nobody reads by lasting incapacity what the person has said no to themself (lag 2022:913 3:2, 3:4)."""

    dependencies = [("consent", "0015_emergencies_said_too")]

    operations = [author_shows_anew()]
