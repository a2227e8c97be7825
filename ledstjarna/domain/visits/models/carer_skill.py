"""What somebody of a unit can, as far as the visits ask for it. Nothing here is about a person with a plan."""

from django.db import models
from django.db.models import Q

from ledstjarna.foundation.ids import new_id


class CarerSkill(models.Model):
    """One thing: an ability (rules.abilities) with its last day where it is a delegation, a language, or the sex.

    What no longer holds ends; it is not removed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey("organisations.Assignment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    code = models.CharField(max_length=20)
    last_day = models.DateField(null=True)
    set_by_label = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "kind", "code"], condition=Q(ended_at=None), name="one_current_carer_skill"
            )
        ]
