"""Who the person is, by name and number."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class ProtectedIdentity(models.TextChoices):
    """Skyddade personuppgifter (OSL 22:1; folkbokföringslagen 16 §)."""

    NONE = ""
    CONFIDENTIAL = "sekretessmarkering"
    PROTECTED_REGISTRATION = "skyddadFolkbokforing"


class Sex(models.TextChoices):
    """Juridiskt kön, as it follows from the identity number."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


class DeathKnown(models.TextChoices):
    """How it is known that somebody has died."""

    POPULATION_REGISTER = "population_register"
    CLOSE_ONE = "close_one"
    CARE = "care"


class Person(models.Model):
    """The one whose plan it is. Its key is the Subject's.

    `protected_since` is when the identity became protected; the database fills it in where nobody says. `died_on` and
    what follows it are empty where another system said that somebody new here has died.
    """

    subject = models.OneToOneField("consent.Subject", primary_key=True, on_delete=models.PROTECT, related_name="+")
    county_id = models.CharField(max_length=2)
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=255, db_collation="C")  # in the order of rules.sort_key on every server
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=7, choices=Sex, default=Sex.UNKNOWN)
    deceased = models.BooleanField(default=False)
    died_on = models.DateField(null=True)
    death_known = models.CharField(max_length=20, choices=DeathKnown, blank=True, default="")
    death_noted_at = models.DateTimeField(null=True)
    death_noted_label = models.CharField(max_length=200, blank=True, default="")
    protected_identity = models.CharField(max_length=20, choices=ProtectedIdentity, blank=True, default="")
    protected_since = models.DateTimeField(null=True)
    municipality = models.ForeignKey(
        "organisations.Municipality",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    household_size = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(max_length=8, default="sv")
    interpreter = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "sort_key"], name="person_by_name")]

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


class PersonIdentifier(PersonBound):
    """A number in a system (URI): personnummer and reserve numbers, and other systems' own ids."""

    system = models.CharField(max_length=200)
    value = models.CharField(max_length=200)
    official = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="identifier_of_person")]
        constraints = [models.UniqueConstraint(fields=["system", "value"], name="identifier_unique")]
