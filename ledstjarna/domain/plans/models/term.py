"""Until when somebody's part holds, as it was said: for parts that no authority has decided on."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class PartTerm(PersonBound):
    """What was said about how long a part holds. Each time is a row of its own; the newest stands.

    `ends_on` is the first day without the part, None for until further notice. `ends_then`: somebody said that it ends
    on that day, so that nobody is asked again and the clock ends it.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField(default=1)
    from_day = models.DateField()
    ends_on = models.DateField(null=True)
    ends_then = models.BooleanField(default=False)
    said_by_id = models.UUIDField()
    said_by_label = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="partterm_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="one_term_per_number"),
            models.CheckConstraint(
                name="term_ends_after_it_begins",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("from_day")),
            ),
        ]
