from django.db import migrations, models

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    """Who comes to the person while others hold the plan reads their own organisation's records alone (OSL 10:1)."""

    dependencies = [("consent", "0017_own_no_stands")]

    operations = [
        migrations.AlterField(
            model_name="accessground",
            name="basis",
            field=models.CharField(
                choices=[
                    ("own", "Own"),
                    ("representative", "Representative"),
                    ("close_one", "Close One"),
                    ("own_work", "Own Work"),
                    ("own_records", "Own Records"),
                    ("shared_plan", "Shared Plan"),
                    ("coherent", "Coherent"),
                    ("incapacity", "Incapacity"),
                    ("emergency", "Emergency"),
                    ("application", "Application"),
                    ("care_request", "Care Request"),
                    ("lift_request", "Lift Request"),
                    ("assignment", "Assignment"),
                    ("request", "Request"),
                ],
                max_length=20,
            ),
        ),
        author_shows_anew(),
    ]
