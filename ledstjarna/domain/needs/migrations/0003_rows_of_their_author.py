"""What an organisation has assessed shows as the law of access says: own, shared, read coherently, blocked."""

from django.db import migrations

from ledstjarna.domain.consent.row_policy import guard_authored_rows, guard_rows_within_instead


class Migration(migrations.Migration):
    dependencies = [("needs", "0002_row_policies"), ("consent", "0004_law_of_access")]

    operations = [
        guard_authored_rows("needs_assessment", "needs", organisation="organisation_id", author="assessed_by_id"),
        guard_rows_within_instead(
            "needs_need",
            "needs",
            "needs_assessment",
            "assessment_id",
            organisation="organisation_id",
            author="assessed_by_id",
        ),
        guard_authored_rows("needs_instrumentresult", "needs", author="answered_by_id"),
    ]
