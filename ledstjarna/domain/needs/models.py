"""What the person needs and can, seen together by themself and a professional."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class LifeArea(models.TextChoices):
    """IBIC's nine life areas (ICF chapters d1–d9 [M]), safety and support to relatives. Labels are our own."""

    LEARNING = "d1"
    TASKS = "d2"
    COMMUNICATION = "d3"
    MOBILITY = "d4"
    SELF_CARE = "d5"
    DOMESTIC = "d6"
    RELATIONS = "d7"
    MAJOR = "d8"
    COMMUNITY = "d9"
    SAFETY = "safety"
    CARER = "carer"


class Level(models.IntegerChoices):
    """How great the difficulty is [M]: 0 none, 1 slight, 2 moderate, 3 great, 4 total; 8 unspecified, 9 n/a."""

    NONE = 0
    SLIGHT = 1
    MODERATE = 2
    GREAT = 3
    TOTAL = 4
    UNSPECIFIED = 8
    NOT_APPLICABLE = 9


class Assessment(PersonBound):
    """Behovsbedömning: one sitting where needs and resources are seen together."""

    assessed_by_id = models.UUIDField()
    assessed_by_label = models.CharField(max_length=200)
    organisation_id = models.UUIDField(null=True)
    way = models.CharField(max_length=10, choices=Way)
    person_took_part = models.BooleanField()
    assessed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="assessment_of_person")]


class Need(PersonBound):
    """One life area as it is seen now. A new assessment of the area replaces it; the old row is kept."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+", db_index=False)
    life_area = models.CharField(max_length=8, choices=LifeArea)
    own_level = models.PositiveSmallIntegerField(choices=Level)
    professional_level = models.PositiveSmallIntegerField(choices=Level)
    wanted_level = models.PositiveSmallIntegerField(choices=Level)
    own_words = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    need = models.TextField(blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="need_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "life_area"],
                condition=Q(replaced_at=None),
                name="one_current_need_per_area",
            ),
            models.CheckConstraint(
                name="need_levels",
                condition=Q(own_level__in=[0, 1, 2, 3, 4, 8, 9])
                & Q(professional_level__in=[0, 1, 2, 3, 4, 8, 9])
                & Q(wanted_level__in=[0, 1, 2, 3, 4, 8, 9]),
            ),
        ]


class InstrumentResult(PersonBound):
    """Answers to a declared instrument and the score that its pure function gave."""

    instrument = models.CharField(max_length=20)
    instrument_version = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField()
    score = models.DecimalField(max_digits=6, decimal_places=2)
    outcome = models.CharField(max_length=20)
    answered_by_id = models.UUIDField()
    answered_by_label = models.CharField(max_length=200)
    answered_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="result_of_person")]


class SuggestionState(models.TextChoices):
    OPEN = "open"
    TAKEN = "taken"
    DISMISSED = "dismissed"


class SuggestionKind(models.TextChoices):
    """What a suggestion can become, if somebody takes it."""

    NEED = "need"
    GOAL = "goal"
    CONTACT = "contact"
    PLAN = "plan"  # a paper kept elsewhere, to link beside the shared plan


class Suggestion(PersonBound):
    """Something that another system's data points at. A thing to look at, never a need, a goal or a choice.

    `became_id` is what it led to, in whichever room that lies.
    """

    kind = models.CharField(max_length=8, choices=SuggestionKind, default=SuggestionKind.NEED, db_default="need")
    life_area = models.CharField(max_length=8, choices=LifeArea, blank=True)
    reason = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    details = models.JSONField(default=dict, db_default={})
    source_system = models.CharField(max_length=200)
    source_key = models.CharField(max_length=200)
    sources = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=SuggestionState, default=SuggestionState.OPEN)
    became_id = models.UUIDField(null=True)
    dismissed_why = models.CharField(max_length=300, blank=True, default="", db_default="")
    seen_by_label = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county_id", "subject", "source_key"], name="suggestion_once"),
            models.CheckConstraint(name="suggested_need_has_area", condition=~Q(kind="need") | ~Q(life_area="")),
        ]


class ImportedBundle(PersonBound):
    """Provenance: a bundle of another system's that was read, entry by entry, and what became of each."""

    digest = models.CharField(max_length=64)
    source_system = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    outcome_counts = models.JSONField()
    outcomes = models.JSONField()
    imported_by_label = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county_id", "subject", "digest"], name="bundle_once")]


class ForeignFact(PersonBound):
    """Something another system says of the person, kept with its provenance as it was said."""

    source_key = models.CharField(max_length=200)
    resource_type = models.CharField(max_length=40)
    code_system = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    value = models.JSONField(default=dict)
    when = models.CharField(max_length=40, blank=True)
    provenance = models.JSONField()
    recorded_at = models.DateTimeField(default=now)
    replaced_at = models.DateTimeField(null=True)
    tags = ArrayField(models.CharField(max_length=30), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_id", "subject", "source_key"],
                condition=Q(replaced_at=None),
                name="foreign_fact_once",
            )
        ]
