"""A guardian's yes that waits for the other guardian's (FB 6:13) stands beside the answer: nobody reads by it."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0011_lifts_registered"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="state",
            field=models.CharField(
                choices=[
                    ("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn"), ("ended", "Ended"),
                    ("half", "Half"),
                ],
                max_length=10,
            ),
        ),
        migrations.RemoveConstraint(model_name="consent", name="consent_ends_after_said"),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=Q(ends_at=None) | Q(state__in=["given", "half"], ends_at__gt=F("said_at")),
                name="consent_ends_after_said",
            ),
        ),
        migrations.RemoveConstraint(model_name="consent", name="one_current_consent_per_kind"),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                fields=["subject", "kind"], condition=Q(replaced_at=None) & ~Q(state="half"),
                name="one_current_consent_per_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                fields=["subject", "kind", "said_by_id"], condition=Q(replaced_at=None, state="half"),
                name="one_half_yes_per_guardian",
            ),
        ),
    ]  # fmt: skip
