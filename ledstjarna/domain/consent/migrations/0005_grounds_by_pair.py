"""What every row policy asks costs less: grounds by person and party, and the law's function looks up only what decides."""

from django.db import migrations, models

from ledstjarna.domain.consent.author_policy import author_shows_anew


class Migration(migrations.Migration):
    dependencies = [("consent", "0004_law_of_access")]

    operations = [
        migrations.RemoveIndex(model_name="accessground", name="ground_of_person"),
        migrations.AddIndex("accessground", models.Index(fields=["subject", "party_id"], name="ground_of_pair")),
        author_shows_anew(),
    ]
