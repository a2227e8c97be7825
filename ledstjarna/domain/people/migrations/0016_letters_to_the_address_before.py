"""Of one changed address there are two letters: to the new one, and to the one that stood."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0015_notices_of_protection")]

    operations = [
        migrations.RemoveConstraint(model_name="letter", name="one_letter_to_each_of_a_happening"),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "AddressLeft"), _negated=True),
                fields=("happening_id", "to_id"),
                name="one_letter_to_each_of_a_happening",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "AddressLeft")),
                fields=("happening_id",),
                name="one_letter_to_the_address_before",
            ),
        ),
    ]
