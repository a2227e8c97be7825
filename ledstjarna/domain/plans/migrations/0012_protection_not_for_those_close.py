"""That an identity is protected, and how, is told to nobody close: what happened shows to them without it."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_happenings_of_protection


class Migration(migrations.Migration):
    dependencies = [("plans", "0011_shared_at"), ("people", "0014_protection_changes")]

    operations = [guard_happenings_of_protection()]
