"""The person's own words."""

from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.people.models import Story
from ledstjarna.foundation.standing import standing


def current_story(reading: Reading) -> Story | None:
    """The story as it stands, None when nothing has been told yet."""
    reading.needs(STORY)
    return next(iter(_standing_story(reading.county_id, reading.subject_id)), None)


@standing
def _standing_story(county_id: str, subject_id: UUID) -> "QuerySet[Story, Story]":
    return Story.objects.filter(county_id=county_id, subject_id=subject_id, replaced_at=None)


def story_versions(reading: Reading) -> list[Story]:
    """Every version of the story, the newest first."""
    reading.needs(STORY)
    return list(Story.objects.filter(**reading.rows).order_by("-version"))
