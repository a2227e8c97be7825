"""How this door's pages are opened and shown: one reading, one frame, and as whom somebody reads."""

from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, open_reading, persons_in_reach
from ledstjarna.domain.consent.rules import BASIC, DECISION, NEEDS, PLAN, STORY, TEAM
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.entrance.sessions import subject_of
from ledstjarna.web.frame import Door, show
from ledstjarna.web.offering import drawn_for
from ledstjarna.web.resident.standing import Standing, standing_of

__all__ = ["Standing", "opened", "room", "standing_of", "subject"]

# What pages about the plan tell to who reaches it, and leave out for others: somebody close never does, however much
# the person lets them read, and a representative only as far as the mandate goes.
_WHERE_REACHED = frozenset({DECISION, NEEDS})
# What the person may let somebody close read beside the plan, or not: left out where the page is about something else.
_WHERE_LET = frozenset({STORY, TEAM})


def _own_links() -> tuple[tuple[str, str], ...]:
    return (
        (_("Min plan"), "plan"),
        (_("Min vecka"), "my_week"),
        *_shared_links(),
        (_("Min berättelse"), "story"),
        (_("Vem får veta"), "sharing"),
    )


def _links() -> tuple[tuple[str, str], ...]:
    return (
        (_("Planen"), "plan"),
        (_("Veckan"), "my_week"),
        *_shared_links(),
        (_("Berättelsen"), "story"),
        (_("Vem får veta"), "sharing"),
    )


def _narrow_links() -> tuple[tuple[str, str], ...]:
    return (_("Uppdraget"), "plan"), (_("Uppgifter"), "my_data")


def _story_links() -> tuple[tuple[str, str], ...]:
    return (_("Berättelsen"), "story"), (_("De som står nära"), "close_ones")


def _shared_links() -> tuple[tuple[str, str], ...]:
    return ((_("Förslag"), "proposals"), (_("Meddelanden"), "messages"))


OWN_DOOR = Door(code="resident", name=lambda: _("Min plan"), home="plan", links=_own_links)
# The same door to somebody who reads another person's plan: it is not theirs.
DOOR = Door(code="resident", name=lambda: _("Planen"), home="plan", links=_links)
# To a representative whose mandate does not let them read the plan.
NARROW_DOOR = Door(code="resident", name=lambda: _("Uppdraget"), home="plan", links=_narrow_links)
# To somebody close who is let to read the person's story and not the plan.
STORY_DOOR = Door(code="resident", name=lambda: _("Berättelsen"), home="story", links=_story_links)


def subject(request: HttpRequest) -> UUID:
    """The person whose plan this session shows."""
    return subject_of(request)


def opened(request: ViewerRequest, what: str, *kinds: str) -> Reading:
    """The reading a page stands on: who the person is, and `kinds` as far as this viewer may at all.

    The first of them is what the page is about: without it there is no page.
    """
    beside = {*_WHERE_REACHED, *(_WHERE_LET - set(kinds[:1]))}
    also = [] if request.viewer.kind == "person" else [kind for kind in kinds if kind in beside]
    wanted = [BASIC, *(kind for kind in kinds if kind not in also)]
    return open_reading(request.viewer, subject(request), what=what, kinds=wanted, also=also)


def reads_story(request: ViewerRequest) -> bool:
    """Whether the person lets the viewer read their story: for who does not read the plan."""
    return subject(request) in persons_in_reach(request.viewer, kind=STORY)


def room(
    request: HttpRequest, template: str, reading: Reading, context: dict[str, Any], *, standing: Standing | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a page of this door about the reading's person."""
    standing = standing or standing_of(reading)
    door, whose = (OWN_DOOR, None) if standing.themself else (DOOR, standing.name)
    if standing.kind == "representative" and not reading.may(PLAN):
        door = NARROW_DOOR
    if standing.kind == "close_one" and not reading.may(PLAN) and reading.may(STORY):
        door = STORY_DOOR
    # Who answers for a part alone is offered what their own pages offer.
    with drawn_for(reading.reached.kinds, reading.reached.kinds) if reading.may(BASIC) else nullcontext():
        return show(request, template, door, {"thanked": None, **context, "standing": standing}, whose=whose)
