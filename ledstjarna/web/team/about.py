"""Whom a page is about: their name, their own words, and the tabs around their plan."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.queries import PROTECTED_NAME, display_name, lowering_that_waits, person_and_story
from ledstjarna.web.addresses import address
from ledstjarna.web.layout.chrome import PageLink
from ledstjarna.web.wording import channel_name, label_text, together, written
from ledstjarna.web.wording.labels import listed
from ledstjarna.web.wording.languages import language_name

_SHORT = 110  # letters that stand whole above a form
_SENTENCE = re.compile(r"\s*[^.!?…]{1,140}(?:[.!?…]+|(?=\s))")


@dataclass(frozen=True, slots=True)
class About:
    """A person as the team's pages show them. Staff who reach a protected identity see the name and a warning."""

    subject_id: UUID
    person: Person
    story: Story | None
    tabs: tuple[PageLink, ...]
    lowering_waits: bool = False  # whether a colleague has asked that less is protected, and nobody has answered

    @property
    def name(self) -> str:
        """Given and family name."""
        return self.person.name

    @property
    def titled(self) -> str:
        """The name as a window's title says it, where more eyes may see it than the page's own.

        Empty for a protected identity: the page then says what it is, since signs in a name's place tell nobody
        which of the open windows it is.
        """
        name = display_name(self.person, reveal_protected=False)
        return "" if name == PROTECTED_NAME else name

    @property
    def words(self) -> str:
        """What matters to them, in their words; empty when nothing has been told."""
        return self.story.what_matters if self.story else ""

    @property
    def first_words(self) -> str:
        """The first sentence of their words where there are more: what stays when the rest is folded. Else empty."""
        first = _SENTENCE.match(self.words)
        return first[0].strip(" .") if first and len(self.words) > _SHORT else ""

    @property
    def written_by(self) -> str:
        """Who held the pen, when it was somebody else than the one who told it."""
        story = self.story
        return label_text(story.written_by_label) if story and story.written_by_id != story.told_by_id else ""

    @property
    def how_to_meet(self) -> list[tuple[str, str]]:
        """How to meet and reach the person: their own words, channels, language and interpreter."""
        story, pairs = self.story, []
        if story and story.how_to_meet_me:
            pairs.append((_("Så vill jag bli bemött"), written(story.how_to_meet_me)))
        if story and story.reach:
            channels = listed(channel_name(code) for code in story.reach)
            said = together(channels, written(story.reach_note), by=". ") if story.reach_note else channels
            pairs.append((_("Så vill jag nås"), said))
        language = language_name(self.person.language)
        if self.person.interpreter:
            language = _("%(language)s, behöver tolk") % {"language": language}
        return [*pairs, (_("Språk"), language)]


def about(reading: Reading, tab: str = "") -> About:
    """Read who the page is about. One query; two where nothing has been told yet, one more where they are protected."""
    whom, story = person_and_story(reading)
    tabs = _tabs(reading, tab) if reading.may("plan") else ()
    waits = bool(whom.protected_identity) and lowering_that_waits(reading) is not None
    return About(reading.subject_id, whom, story, tabs, waits)


def _tabs(reading: Reading, current: str) -> tuple[PageLink, ...]:
    tabs = [
        ("team_person", _("Planen")),
        ("team_story", _("Berättelse")),
        *([("needs", pgettext("flera", "Behov"))] if reading.may("needs") else []),
        ("team_times", _("Tider")),
        ("team_follow_ups", _("Uppföljning")),
        ("team_members", _("Teamet")),
        ("person_messages", _("Meddelanden")),
        ("team_happened", _("Vad har hänt")),
        ("team_documents", _("Dokument")),
    ]
    return tuple(PageLink(text, address(name, subject_id=reading.subject_id), name == current) for name, text in tabs)
