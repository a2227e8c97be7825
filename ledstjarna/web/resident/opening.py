"""How this door's pages are opened and shown: one reading, one frame, and as whom somebody reads."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.consent.rules import BASIC, DECISION, LOG, NEEDS
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.entrance.sessions import subject_of
from ledstjarna.web.frame import Door, show
from ledstjarna.web.wording import mandate_name, relation_name

# What somebody close never reaches, however much the person lets them read.
_NOT_FOR_CLOSE_ONES = frozenset({DECISION, NEEDS, LOG})


def _links() -> tuple[tuple[str, str], ...]:
    return (
        (_("Min plan"), "plan"),
        (_("Min berättelse"), "story"),
        (_("Förslag"), "proposals"),
        (_("Vad har hänt"), "happened"),
        (_("Vem får veta"), "sharing"),
    )


DOOR = Door(code="resident", name=lambda: _("Min plan"), home="plan", links=_links)


@dataclass(frozen=True, slots=True)
class Standing:
    """As whom the viewer is here: the person themself, a representative or somebody close."""

    kind: str
    name: str
    as_whom: str = ""

    @property
    def themself(self) -> bool:
        """Whether it is their own plan."""
        return self.kind == "person"

    @property
    def answers(self) -> bool:
        """Whether their answers count as the person's; a representative's within the mandate."""
        return self.kind in ("person", "representative")


def subject(request: HttpRequest) -> UUID:
    """The person whose plan this session shows."""
    return subject_of(request)


def opened(request: ViewerRequest, what: str, *kinds: str) -> Reading:
    """The reading a page stands on: who the person is, and `kinds` as far as this viewer may at all."""
    wanted = [BASIC, *kinds]
    if request.viewer.kind == "close_one":
        wanted = [kind for kind in wanted if kind not in _NOT_FOR_CLOSE_ONES]
    return open_reading(request.viewer, subject(request), what=what, kinds=wanted)


def standing_of(reading: Reading) -> Standing:
    """As whom the viewer reads. No query: the viewer knows."""
    viewer = reading.viewer
    if viewer.kind == "person":
        return Standing("person", viewer.label)
    named = mandate_name if viewer.kind == "representative" else relation_name
    return Standing(viewer.kind, viewer.whose, named(viewer.role))


def room(
    request: HttpRequest, template: str, reading: Reading, context: dict[str, Any], *, standing: Standing | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a page of this door about the reading's person."""
    standing = standing or standing_of(reading)
    whose = None if standing.themself else standing.name
    return show(request, template, DOOR, {"thanked": None, **context, "standing": standing}, whose=whose)
