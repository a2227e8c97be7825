"""The person's own words: read, written down by staff in the person's words, and who is close."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.queries import (
    close_one,
    close_ones,
    identity_number,
    representatives,
    story_versions,
    who_can_sign_in,
)
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.saved import who_saved
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.needs.suggested import suggested, with_suggestion
from ledstjarna.web.team.reserve import reserve_number_of
from ledstjarna.web.team.story.form import CloseOneForm, ProtectForm, StoryForm
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import relation_name, written

_WORDS = ("what_matters", "what_i_can", "how_to_meet_me", "who_is_close", "reach", "reach_note")


@page(STAFF)
def team_story(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The whole story, who is close, and who may act for the person."""
    reading = open_reading(request.viewer, subject_id, what="team_story", kinds=PLAN_PAGE)
    whom = about(reading, "team_story")
    return show_about(
        request,
        "team/story/page.html",
        reading,
        {
            "own_words": _own_words(whom),
            "versions": story_versions(reading),
            "close": close_ones(reading),
            "can_sign_in": who_can_sign_in(reading),
            "representatives": representatives(reading),
            "reserve": reserve_number_of(reading),
            "number": identity_number(reading),
        },
        whom=whom,
    )


@page(STAFF, writes=True)
def tell_story(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write it down, or anew. A letter confirms what was said on paper or by phone."""
    reading = open_reading(request.viewer, subject_id, what="tell_story", kinds=PLAN_PAGE)
    whom = about(reading)
    stands = _stands(whom)
    version = whom.story.version if whom.story else 0
    form = form_for(request, StoryForm, seen_version=version, stands=stands)
    if whom.story:
        form.who_saved = who_saved(request.viewer, whom.story)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.tell_story(
                by=request.viewer, subject_id=subject_id, seen_version=seen, at=now(), **data
            ),
            done=lambda _story: way_to("team_story", subject_id, "story"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_story", subject_id)}
    return show_about(request, "team/story/tell.html", reading, context, whom=whom)


@page(STAFF, writes=True, about=PLAN)
def name_close_one(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Note somebody whom the person names as close. It lets nobody read."""
    reading = open_reading(request.viewer, subject_id, what="name_close_one", kinds=PLAN_PAGE)
    found = suggested(request, reading, "contact")
    known = found.details if found else {}
    initial = {"relation": relation_name(known.get("relation") or ""), "phone": known.get("phone") or ""}
    initial["name"] = found.text if found else ""
    form = form_for(request, CloseOneForm, initial=initial)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: with_suggestion(
                reading,
                found,
                actions.name_close_one(by=request.viewer, subject_id=subject_id, at=now(), **data),
            ),
            done=lambda _close: way_to("team_story", subject_id, "close"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_story", subject_id)}
    return show_about(request, "team/story/close_one.html", reading, context)


@page(STAFF, writes=True)
def team_protect_close_one(request: ViewerRequest, subject_id: UUID, close_one_id: UUID) -> HttpResponse:
    """Note whether somebody close has a protected identity of their own, as they or the person say."""
    reading = open_reading(request.viewer, subject_id, what="protect_close_one", kinds=PLAN_PAGE)
    close = close_one(reading, close_one_id)
    if close is None:
        raise Http404
    form = form_for(request, ProtectForm, initial={"protected": "yes" if close.protected else "no"})
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.protect_close_one(
                by=request.viewer, subject_id=subject_id, close_one_id=close_one_id, at=now(), **data
            ),
            done=lambda _none: way_to("team_story", subject_id, "close_protected"),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "close": close, "back": way_to("team_story", subject_id)}
    return show_about(request, "team/story/protect.html", reading, context)


def _own_words(whom: About) -> list[tuple[str, str]]:
    story = whom.story
    if story is None:
        return []
    pairs = [(_("Det här kan och vill jag göra själv"), written(story.what_i_can))]
    pairs.append((_("De här är viktiga för mig"), written(story.who_is_close)))
    return [pair for pair in pairs if pair[1]]


def _stands(whom: About) -> dict[str, Any]:
    words = {name: getattr(whom.story, name) if whom.story else "" for name in _WORDS}
    words["reach"] = words["reach"] or []
    return {**words, "language": whom.person.language, "interpreter": whom.person.interpreter}
