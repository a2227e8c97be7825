"""What was only suggestions of needs can be suggestions of goals, contacts and plans to link too."""

from django.db import migrations, models
from django.db.models import Q

RENAME_POLICY = "ALTER POLICY {} ON {} RENAME TO {}"


class Migration(migrations.Migration):
    dependencies = [("needs", "0002_row_policies")]

    operations = [
        migrations.RenameModel("NeedSuggestion", "Suggestion"),
        migrations.RunSQL(
            RENAME_POLICY.format("needs_needsuggestion_rows", "needs_suggestion", "needs_suggestion_rows"),
            RENAME_POLICY.format("needs_suggestion_rows", "needs_suggestion", "needs_needsuggestion_rows"),
        ),
        migrations.AlterField("suggestion", "need", models.UUIDField(null=True)),
        migrations.RenameField("suggestion", "need", "became_id"),
        migrations.AddField(
            "suggestion",
            "kind",
            models.CharField(
                choices=[("need", "Need"), ("goal", "Goal"), ("contact", "Contact"), ("plan", "Plan")],
                db_default="need",
                default="need",
                max_length=8,
            ),
        ),
        migrations.AddField("suggestion", "details", models.JSONField(db_default={}, default=dict)),
        migrations.AlterField(
            "suggestion",
            "life_area",
            models.CharField(
                blank=True,
                choices=[
                    ("d1", "Learning"),
                    ("d2", "Tasks"),
                    ("d3", "Communication"),
                    ("d4", "Mobility"),
                    ("d5", "Self Care"),
                    ("d6", "Domestic"),
                    ("d7", "Relations"),
                    ("d8", "Major"),
                    ("d9", "Community"),
                    ("safety", "Safety"),
                    ("carer", "Carer"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            "suggestion",
            models.CheckConstraint(
                condition=~Q(kind="need") | ~Q(life_area=""),
                name="suggested_need_has_area",
            ),
        ),
    ]
