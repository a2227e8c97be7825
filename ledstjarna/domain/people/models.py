"""The person, their own words, those close to them and how they are reached."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
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


class Person(models.Model):
    """The one whose plan it is. Its key is the Subject's."""

    subject = models.OneToOneField("consent.Subject", primary_key=True, on_delete=models.PROTECT, related_name="+")
    county_id = models.CharField(max_length=2)
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=255, db_collation="C")  # in the order of rules.sort_key on every server
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=7, choices=Sex, default=Sex.UNKNOWN)
    deceased = models.BooleanField(default=False)
    protected_identity = models.CharField(max_length=20, choices=ProtectedIdentity, blank=True, default="")
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


class Story(PersonBound):
    """Min berättelse: the person's own words. A change is a new version; the old one is kept."""

    version = models.PositiveIntegerField()
    what_matters = models.TextField(blank=True)
    what_i_can = models.TextField(blank=True)
    how_to_meet_me = models.TextField(blank=True)
    who_is_close = models.TextField(blank=True)
    reach = ArrayField(models.CharField(max_length=10), default=list)
    reach_note = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way, default=Way.DIGITAL)
    told_by_id = models.UUIDField()
    told_by_label = models.CharField(max_length=200)
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county_id", "subject", "version"], name="story_version"),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(replaced_at=None),
                name="one_current_story",
            ),
        ]


class Reach(models.TextChoices):
    """How the person wants to be reached."""

    PHONE = "phone"
    TEXT = "text"
    LETTER = "letter"
    VIDEO = "video"
    VISIT = "visit"


class CloseOne(PersonBound):
    """Närstående: somebody the person chooses. Its id is also its Party's."""

    name = models.CharField(max_length=160)
    relation = models.CharField(max_length=60)
    is_carer = models.BooleanField(default=False)
    phone = models.CharField(max_length=30, blank=True)
    recorded_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

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


class Letter(PersonBound):
    """A letter that confirms what staff registered on paper or by phone. `body` holds ids; the door words it."""

    kind = models.CharField(max_length=40)
    happening_id = models.UUIDField(unique=True)
    body = models.JSONField(default=dict)
    unit_id = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    printed_by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="letter_of_person")]
