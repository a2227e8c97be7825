"""The person's own words, and how they want to be reached."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way


class Story(PersonBound):
    """Min berättelse: the person's own words. A change is a new version; the old one is kept."""

    # No column of its own: whose story it is, to be read in the same query.
    person = models.ForeignObject(
        "people.Person", models.DO_NOTHING, from_fields=["subject"], to_fields=["subject"], related_name="+"
    )

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
