"""How the protection of somebody's identity has changed."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.domain.people.models.person import ProtectedIdentity
from ledstjarna.foundation.clock import now


class ProtectionSource(models.TextChoices):
    """Who told that an identity is protected, or no longer."""

    TAX_AGENCY = "tax_agency"
    THEMSELF = "themself"
    AUTHORITY = "authority"
    OTHER_SYSTEM = "other_system"


class ProtectionChange(PersonBound):
    """One change of the protection, numbered in order for each person: the number is the version that a writer saw.

    One that raises holds from `recorded_at`. One that lowers waits for somebody else: it holds from `answered_at` where
    `agreed`, and stands aside for ever where a later number exists.
    """

    number = models.PositiveSmallIntegerField()
    before = models.CharField(max_length=20, choices=ProtectedIdentity, blank=True)
    after = models.CharField(max_length=20, choices=ProtectedIdentity, blank=True)
    lowers = models.BooleanField()
    source = models.CharField(max_length=12, choices=ProtectionSource)
    words = models.CharField(max_length=1000, blank=True)
    written_by_id = models.UUIDField(null=True)
    written_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)
    agreed = models.BooleanField(null=True)
    answered_by_id = models.UUIDField(null=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county_id", "subject", "number"], name="protection_in_order")]

    @property
    def waits(self) -> bool:
        """Whether it asks for less and nobody has answered. Of the last one alone: a later one overtakes it."""
        return self.lowers and self.agreed is None
