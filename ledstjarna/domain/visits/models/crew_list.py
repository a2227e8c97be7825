"""Who of a unit is in which arbetslag. Nothing here is about a person with a plan."""

from django.db import models
from django.db.models import Q

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class CrewList(models.Model):
    """The whole list: the crew's name by assignment, `{id: name}`; who is in none is not there. A change is a new row.

    Whole, so that two planners who change it at once are told of each other.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    crews = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    set_by_id = models.UUIDField()
    set_by_label = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "version"], name="crew_list_by_version"),
            models.UniqueConstraint(fields=["unit"], condition=Q(replaced_at=None), name="one_current_crew_list"),
        ]
