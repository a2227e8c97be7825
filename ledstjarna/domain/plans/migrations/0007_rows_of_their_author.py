"""What an authority and a care giver have written shows as the law of access says: own, shared, blocked."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_authored_rows, guard_happenings_told


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_part_terms_and_words_of"), ("consent", "0004_law_of_access")]

    operations = [
        guard_happenings_told(),
        guard_authored_rows(
            "plans_application",
            "decision",
            organisation="principal_id",
            author="investigator_id",
            part="commitment_id",
        ),
        guard_authored_rows("plans_authoritydecision", "decision", author="decided_by_id"),
        guard_authored_rows("plans_healthassessment", "plan", author="assessed_by_id", part="commitment_id"),
    ]
