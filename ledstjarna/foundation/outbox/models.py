"""What happened, as rows: the record that background work and the story of a plan are read from."""

from django.db import models

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class Happening(models.Model):
    """One event. Ids only, no personal text: names and words are read, with access, from the rooms."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    schema_version = models.PositiveSmallIntegerField(default=1)
    county_id = models.CharField(max_length=2)
    subject_id = models.UUIDField()
    actor_id = models.UUIDField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    correlation = models.UUIDField(default=new_id)
    body = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(
                fields=["county_id", "subject_id", "-recorded_at"],
                name="happening_of_person",
            )
        ]


class Handled(models.Model):
    """That one handler has taken care of one event: the unique key that makes a handler idempotent."""

    id = models.BigAutoField(primary_key=True)
    happening = models.ForeignKey(Happening, on_delete=models.PROTECT, related_name="+")
    handler = models.CharField(max_length=120)
    handled_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["happening", "handler"], name="handled_once")]
