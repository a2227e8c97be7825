"""What a ground for reading alone lets somebody read, it lets nobody add, change or take away: in every table."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guards_anew


class Migration(migrations.Migration):
    dependencies = [("consent", "0006_others_rows_at_once")]

    operations = [guards_anew()]
