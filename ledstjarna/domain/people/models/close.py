"""Those close to the person, and those who may decide for them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class CloseOne(PersonBound):
    """Närstående: somebody the person chooses. Its id is also its Party's.

    `protected`: they have skyddade personuppgifter of their own. Which kind is nobody's to ask.
    """

    name = models.CharField(max_length=160)
    relation = models.CharField(max_length=60)
    is_carer = models.BooleanField(default=False)
    phone = models.CharField(max_length=30, blank=True)
    protected = models.BooleanField(default=False, db_default=False)
    way = models.CharField(max_length=10, default="digital", db_default="digital")  # how it was said to who noted it
    noted_by_label = models.CharField(max_length=200, blank=True, default="", db_default="")
    recorded_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="close_one_of_person")]


class MandateKind(models.TextChoices):
    """Ställföreträdarskap. What each may decide stands in `rules.py`, marked [M] where from memory."""

    GUARDIAN = "guardian"  # vårdnadshavare
    GOD_MAN = "god_man"
    FORVALTARE = "forvaltare"
    FUTURE_POWER = "future_power"  # framtidsfullmaktshavare


class MandateScope(models.TextChoices):
    PERSONAL = "personal"  # sörja för person
    PROPERTY = "property"  # förvalta egendom
    RIGHTS = "rights"  # bevaka rätt


class Representative(PersonBound):
    """Ställföreträdare. Its id is also its Party's (the same as the CloseOne's when it is the same human)."""

    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=30, blank=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="representative_of_person")]


class Mandate(PersonBound):
    """What a representative may decide in, and when. Two of the same kind never overlap for one representative."""

    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=MandateKind)
    scopes = ArrayField(models.CharField(max_length=10))
    period = DateRangeField()
    registered_by_id = models.UUIDField()
    registered_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="mandate_of_person")]
        constraints = [
            ExclusionConstraint(
                name="mandate_no_overlap",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("representative", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]
