"""Who is close to a person and represents them too reads by the one ground that they are here by."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import my_grounds


class Migration(migrations.Migration):
    dependencies = [("consent", "0018_own_records")]

    operations = [my_grounds()]
