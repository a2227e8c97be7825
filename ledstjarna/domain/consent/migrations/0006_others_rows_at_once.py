"""What another organisation has written, of a kind that nobody shares, is told apart without a look-up."""

from django.db import migrations

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    dependencies = [("consent", "0005_grounds_by_pair")]

    operations = [author_shows_anew()]
