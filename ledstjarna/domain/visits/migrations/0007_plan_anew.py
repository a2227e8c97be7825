"""Whether a proposal is made from the ground up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0006_crews")]

    operations = [migrations.AddField("plandraft", "anew", models.BooleanField(default=False))]
