"""The person tells their story, or somebody writes it down in the person's words."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, STORY
from ledstjarna.domain.people.access import TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person, refuse_stale
from ledstjarna.domain.people.events import StoryTold
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.rules import StoryWords, story_findings, way_finding
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def tell_story(
    *, by: Viewer, subject_id: UUID, seen_version: int, at: datetime, what_matters: str = "", what_i_can: str = "",
    how_to_meet_me: str = "", who_is_close: str = "", reach: Iterable[str] = (), reach_note: str = "",
    language: str = "sv", interpreter: bool = False, way: str = "digital",
) -> Story:  # fmt: skip
    """Tell the story anew: a new version, the old one kept. `seen_version` is 0 where none had been told.

    Staff write in the person's words: it stands as told by the person and written by them. Telling the same
    again changes nothing. Raises NotForYou, RuleBroken, ChangedMeanwhile (the fields that differ).
    """
    change = open_change(by, subject_id, what="tell_story", kinds=[BASIC, STORY])
    may_speak(change, TELLS, "plan")
    told = StoryWords(
        what_matters=_plain(what_matters), what_i_can=_plain(what_i_can), how_to_meet_me=_plain(how_to_meet_me),
        who_is_close=_plain(who_is_close), reach=tuple(dict.fromkeys(reach)), reach_note=_plain(reach_note),
        language=language, interpreter=interpreter,
    )  # fmt: skip
    require(*story_findings(told), way_finding(by.kind, way))
    person = locked_person(change)
    standing = Story.objects.filter(**change.rows, replaced_at=None).first()
    if standing:
        if told == _words(standing, person):
            return standing
        if standing.version != seen_version:
            refuse_stale("story", standing.version, told, _words(standing, person))
    return _new_version(change, person, standing, told, way, at)


def _new_version(
    change: Reading, person: Person, standing: Story | None, told: StoryWords, way: str, at: datetime
) -> Story:
    by = change.viewer
    if standing:
        Story.objects.filter(pk=standing.pk).update(replaced_at=at)
    words = asdict(told)
    person.language, person.interpreter = words.pop("language"), words.pop("interpreter")
    person.save(update_fields=["language", "interpreter"])
    staff = by.kind == "staff"
    story = Story.objects.create(
        **change.rows, **(words | {"reach": list(told.reach)}), version=(standing.version if standing else 0) + 1,
        way=way, told_by_id=change.subject_id if staff else by.party_id,
        told_by_label=person.name if staff else by.label, written_by_id=by.party_id, written_by_label=by.label,
        written_at=at,
    )  # fmt: skip
    publish(StoryTold(**envelope(change, at), story_id=story.id, version=story.version, way=way))
    return story


def _plain(text: str) -> str:
    """Browsers send line breaks as two characters: the same words are the same words however they came."""
    return text.replace("\r\n", "\n").strip()


def _words(story: Story, person: Person) -> StoryWords:
    return StoryWords(
        what_matters=_plain(story.what_matters), what_i_can=_plain(story.what_i_can),
        how_to_meet_me=_plain(story.how_to_meet_me), who_is_close=_plain(story.who_is_close),
        reach=tuple(story.reach), reach_note=_plain(story.reach_note),
        language=person.language, interpreter=person.interpreter,
    )  # fmt: skip


def erase_story(subject_id: UUID) -> None:
    """Take away the person's own words, every version (GDPR art. 17): for the room that answers their request.

    Whoever calls has decided that it may be done, and logs it; a new story may be told afterwards.
    """
    Story.objects.filter(subject_id=subject_id).delete()
