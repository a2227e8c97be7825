"""By which number somebody who is not registered here themself proves who they are."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class SignInNumber(PersonBound):
    """The personnummer of somebody close or a representative, for signing in. It is compared, and shown to nobody.

    What they reach when they have signed in is decided by their grounds, as for everybody else.
    """

    party_id = models.UUIDField()
    system = models.CharField(max_length=200)
    value = models.CharField(max_length=200)
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="sign_in_number_of_person"),
            models.Index(fields=["system", "value"], name="sign_in_number_asked"),
        ]
        constraints = [models.UniqueConstraint(fields=["subject", "party_id"], name="one_sign_in_number_for_a_party")]
