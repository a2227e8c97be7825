"""Min berättelse: told and changed by the person, every version kept."""

from typing import Any

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.people.actions import tell_story
from ledstjarna.domain.people.queries import current_story, person
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import matter_hindrance, telling_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.story.form import ABOUT, HINTS, StoryForm
from ledstjarna.web.resident.story.presenter import as_told, thanks_words, value_words
from ledstjarna.web.resident.thanking import thanked, thanks_at
from ledstjarna.web.resident.words import quoted
from ledstjarna.web.saved import who_saved


@page(PERSON, about=STORY, writes=True)
def story(request: ViewerRequest) -> HttpResponse:
    """Show the story as a form to those who may tell it, as text to those who may read it."""
    reading = opened(request, "story", STORY)
    standing = standing_of(reading)
    told, about = current_story(reading), person(reading)
    fields = as_told(told, about)
    form = form_for(
        request, StoryForm, stands=fields, seen_version=told.version if told else 0, own_language=about.language
    )
    if told:
        form.who_saved = who_saved(request.viewer, told)
    speak_of(form, standing, ABOUT, HINTS)
    if request.method == "POST" and (answer := sent(request, form, _telling(request), done=_done)):
        return answer
    context = {
        "form": form, "quote": quoted(told, standing.name), "told": told, "fields": fields, "words": value_words,
        "hindrance": telling_hindrance(reading), "decides": matter_hindrance(reading, "sharing"),
        "thanked": thanked(request, thanks_words(standing)),
    }  # fmt: skip
    return room(request, "resident/story/page.html", reading, context, standing=standing)


def _telling(request: ViewerRequest) -> Any:
    def act(fields: dict[str, Any], seen_version: int) -> object:
        return tell_story(
            by=request.viewer, subject_id=subject(request), seen_version=seen_version, at=now(), way="digital", **fields
        )

    return act


def _done(_told: object) -> str:
    return thanks_at("story", "berattat")
