"""Suggestions to step down, and reviews that an authority has been asked to open."""

from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import StepDown
from ledstjarna.domain.plans.queries.work import LESS_OF_GOALS
from ledstjarna.domain.plans.rules.deciding import DECIDES
from ledstjarna.foundation.question import Question

_LESS = Question(LESS_OF_GOALS.sql)


def step_downs(reading: Reading) -> list[StepDown]:
    """What has been suggested, the newest first, with the part and what was proposed."""
    reading.needs(PLAN)
    rows = StepDown.objects.select_related("commitment__proposal", "proposal", "follow_up").filter(**reading.rows)
    return list(rows.order_by("-suggested_at", "-id"))


def goals_left_for_less(reading: Reading) -> set[UUID]:
    """The goals that the person wants less of, as the latest follow-up has it, where nobody has proposed anything
    since: those that stand in the worklist, by the same question. One query.
    """
    reading.needs(PLAN)
    rows = _LESS.rows({"county": reading.county_id, "subjects": [reading.subject_id]})
    return {goal_id for _subject, _kind, goal_id, *_more in rows}


def step_down(reading: Reading, step_down_id: UUID) -> StepDown:
    """One suggestion. Raises NotForYou when it is not the person's."""
    reading.needs(PLAN)
    rows = StepDown.objects.select_related("commitment__goal", "commitment__proposal", "proposal")
    row = rows.filter(**reading.rows, pk=step_down_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "step_down")
    return row


def review_of_part(reading: Reading, commitment_id: UUID) -> StepDown | None:
    """The latest review that was asked for of a part's decision, for whoever reaches the part."""
    rows = StepDown.objects.select_related("commitment").filter(**reading.rows, commitment_id=commitment_id)
    return rows.filter(state__in=("review_asked", "review_opened")).order_by("-suggested_at").first()


def reviews_asked(viewer: Viewer) -> list[StepDown]:
    """The reviews that wait for the viewer's authority, the oldest first, for a worklist. One query."""
    laws = [law for law, roles in DECIDES.items() if viewer.role in roles]
    if not laws:
        return []
    rows = StepDown.objects.select_related("commitment__application").filter(
        county_id=viewer.county_id, state="review_asked",
        commitment__application__principal_id=viewer.organisation_id, commitment__application__law__in=laws,
    )  # fmt: skip
    return list(rows.order_by("moved_at", "id"))
