"""That somebody is ill and does not work: which shifts went and which visits were given back, so that it can be undone.

Nothing here says what they are ill with. The rows are the unit's own, and go with its old plans (actions.forgetting).
"""

from datetime import datetime

from django.db import models

from ledstjarna.domain.visits.rules.resting import Span
from ledstjarna.foundation.ids import new_id


class SickCall(models.Model):
    """From `first` through `until`, until it is undone. `shifts` are the spans that went; `visits` those that were
    given back, each with its version then: who has changed since is not taken from anybody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    assignment = models.ForeignKey("organisations.Assignment", on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    until = models.DateField()
    shifts = models.JSONField(default=list)
    visits = models.JSONField(default=dict)
    called_by_label = models.CharField(max_length=200)
    called_at = models.DateTimeField()
    ended_by_label = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "until"], name="sick_call_of_unit")]

    @property
    def spans(self) -> list[Span]:
        """The shifts that went, from when until when each."""
        return [(datetime.fromisoformat(starts), datetime.fromisoformat(ends)) for starts, ends in self.shifts]
