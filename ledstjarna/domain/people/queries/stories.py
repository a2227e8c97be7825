"""The person's own words."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.people.models import Story


def current_story(reading: Reading) -> Story | None:
    """The story as it stands, None when nothing has been told yet."""
    reading.needs(STORY)
    return Story.objects.filter(**reading.rows, replaced_at=None).first()


def story_versions(reading: Reading) -> list[Story]:
    """Every version of the story, the newest first."""
    reading.needs(STORY)
    return list(Story.objects.filter(**reading.rows).order_by("-version"))
