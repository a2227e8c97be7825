"""Tidigare berättelser: every version of the person's own words."""

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.people.queries import story_versions as versions_of
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room, standing_of
from ledstjarna.web.resident.story_versions.presenter import versions_shown


@page(PERSON, about=STORY)
def story_versions(request: ViewerRequest) -> HttpResponse:
    """What the story said before, the newest first, with what each version changed."""
    reading = opened(request, "story_versions", STORY)
    standing = standing_of(reading)
    context = {"versions": versions_shown(versions_of(reading), standing)}
    return room(request, "resident/story_versions/page.html", reading, context, standing=standing)
