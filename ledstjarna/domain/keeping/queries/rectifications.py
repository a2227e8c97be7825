"""The door for reading what persons have said is wrong. For the person, and for staff of whoever keeps the thing."""

from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import BASIC, NEEDS, PLAN
from ledstjarna.domain.consent.rules import STORY as STORIES
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import CONTACT, GOAL, NEED, OTHER, PART, STORY

_SPEAKS = ("person", "representative")
# What it is about, and the kind of its text. Anything else may be about anything: it shows with the plan.
_SHOWN_WITH = {CONTACT: BASIC, NEED: NEEDS, GOAL: PLAN, PART: PLAN}
_REACHED_WITH = {**_SHOWN_WITH, STORY: STORIES, OTHER: PLAN}


def rectifications(reading: Reading) -> list[Rectification]:
    """What was said to be wrong, what waits first, then the newest: all of it for the person.

    Who decides for them is told of what their mandate lets them read, and staff of what reached their own
    organisation. Raises NotForYou for somebody close.
    """
    rows = _within_reach(reading)
    waits = [row for row in rows if row.state == "asked"]
    return [*sorted(waits, key=lambda row: row.due_on), *(row for row in rows if row.state != "asked")]


def rectification(reading: Reading, rectification_id: UUID) -> Rectification:
    """One of them. Raises NotForYou."""
    found = next((row for row in _within_reach(reading) if row.pk == rectification_id), None)
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "rectification")
    return found


def may_answer(reading: Reading, row: Rectification) -> bool:
    """Whether the viewer is of staff where the request reached, or is whom it reached."""
    viewer = reading.viewer
    return viewer.is_staff and (row.reaches_id in viewer.parties or viewer.organisation_id == row.organisation_id)


def _within_reach(reading: Reading) -> list[Rectification]:
    viewer = reading.viewer
    if not viewer.is_staff and viewer.kind not in _SPEAKS:
        raise NotForYou(viewer, reading.subject_id, "rectifications")
    # The row policy shows the person and whom it reached; colleagues answer when that one is away, and a mandate
    # shows what it is about. So the run asks for everything, and what it is about is asked for here.
    with automatic_run("rectifications"):
        rows = list(Rectification.objects.filter(**reading.rows).order_by("-asked_at", "-pk"))
    return [row for row in rows if (may_answer(reading, row) if viewer.is_staff else _reaches(reading, row))]


def _reaches(reading: Reading, row: Rectification) -> bool:
    """Whether the speaker may read the text of what it is about: a mandate for rights alone reads no assessment."""
    return reading.may(_REACHED_WITH.get(row.about, PLAN))


def disputes(reading: Reading) -> list[Rectification]:
    """What stands though the person says otherwise, newest first: to be told beside the text (PDL 3:8).

    For everybody who reaches the text itself; each kind of thing as far as the reading does.
    """
    kinds = [about for about, kind in _SHOWN_WITH.items() if reading.may(kind)]
    with automatic_run("disputes"):
        return list(Rectification.objects.filter(**reading.rows, disputed=True, about__in=kinds).order_by("-asked_at"))
