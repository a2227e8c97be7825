"""The person's own words."""

from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import BASIC, STORY
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.queries.persons import person
from ledstjarna.foundation.standing import standing


def current_story(reading: Reading) -> Story | None:
    """The story as it stands, None when nothing has been told yet."""
    reading.needs(STORY)
    return next(iter(_standing_story(reading.county_id, reading.subject_id)), None)


def story_let(reading: Reading) -> Story | None:
    """The same for a page about something else, None too where the reading does not reach the story."""
    return current_story(reading) if reading.may(STORY) else None


def person_and_story(reading: Reading) -> tuple[Person, Story | None]:
    """Who it is and their story as it stands: one query where something has been told and the reading reaches it."""
    if not reading.may(STORY):
        return person(reading), None
    reading.needs(BASIC)
    told = next(iter(_story_with_person(reading.county_id, reading.subject_id)), None)
    return (told.person, told) if told else (person(reading), None)


@standing
def _story_with_person(county_id: str, subject_id: UUID) -> "QuerySet[Story, Story]":
    rows = Story.objects.filter(county_id=county_id, subject_id=subject_id, replaced_at=None)
    return rows.select_related("person")


@standing
def _standing_story(county_id: str, subject_id: UUID) -> "QuerySet[Story, Story]":
    return Story.objects.filter(county_id=county_id, subject_id=subject_id, replaced_at=None)


def story_versions(reading: Reading) -> list[Story]:
    """Every version of the story, the newest first."""
    reading.needs(STORY)
    return list(Story.objects.filter(**reading.rows).order_by("-version"))
