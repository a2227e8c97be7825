"""Every policy asks the viewer's own grounds by a view, and the grounds' own policy no longer inside its own."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guards_anew, my_grounds


class Migration(migrations.Migration):
    dependencies = [("consent", "0008_emergency_verdicts")]

    operations = [my_grounds(), guards_anew()]
