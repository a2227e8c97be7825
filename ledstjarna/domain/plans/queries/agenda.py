"""What to talk about at a meeting: gathered from the plan, put in order by the rule."""

from collections.abc import Sequence
from datetime import date, timedelta

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import Commitment, MeetingPoint, PersonReport, PlanMeeting
from ledstjarna.domain.plans.queries.calls import CallView
from ledstjarna.domain.plans.queries.deviations import deviations
from ledstjarna.domain.plans.queries.history import reports
from ledstjarna.domain.plans.queries.lasting import ends_then
from ledstjarna.domain.plans.queries.plan_view import GoalView, PlanView, plan_view
from ledstjarna.domain.plans.queries.stepping import step_downs
from ledstjarna.domain.plans.rules.agenda import AgendaFacts, AgendaItem, GoalFacts, Running, agenda
from ledstjarna.domain.plans.rules.lasting import LASTS
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS, WAITING_COMMITMENTS


def agenda_of(reading: Reading, view: CallView, on: date) -> list[AgendaItem]:
    """The agenda of a meeting on the day `on`. Decisions are told of to those who reach them.

    That nobody came is of the plan, as its own page is: a close one reads it as far as the person lets them read the
    plan (OSL 10:1, 12:2), and who is only called to the meeting has no agenda.
    """
    return _agenda(reading, plan_view(reading), view.points, on)


def agenda_in_room(reading: Reading, plan: PlanView, on: date) -> list[AgendaItem]:
    """What the plan itself gives to talk about, besides what the shared screen has sections of its own for."""
    return [item for item in _agenda(reading, plan, (), on) if item.code not in ("choose", "wish")]


def points_of(reading: Reading, meeting: PlanMeeting) -> list[MeetingPoint]:
    """What somebody wanted to talk about at the meeting that was called and now is held, the person's own first."""
    reading.needs(PLAN)
    rows = MeetingPoint.objects.filter(**reading.rows, call__meeting_id=meeting.pk, taken_back_at=None)
    return list(rows.order_by("-by_person", "said_at", "id"))


def _agenda(reading: Reading, plan: PlanView, points: Sequence[MeetingPoint], on: date) -> list[AgendaItem]:
    own = [(row.words, row.said_by_label) for row in points if row.by_person]
    others = [(row.words, row.said_by_label) for row in points if not row.by_person]
    unanswered = [row for row in reports(reading) if row.answered_at is None]
    facts = AgendaFacts(
        own_points=own,
        others_points=others,
        to_choose=[(row.title, row.owner_label) for row in plan.to_choose],
        wishes=[(row.title, row.owner_label) for row in plan.wishes],
        nobody_came=[_told(row) for row in unanswered if row.kind == "nobody_came"],
        not_satisfied=[_told(row) for row in unanswered if row.kind == "not_satisfied"],
        waits=[(row.title, row.owner_label) for row in plan.parts if row.state in WAITING_COMMITMENTS],
        less=[
            (row.commitment.title, "")
            for row in step_downs(reading)
            if plan.plan and row.state == "suggested" and row.commitment.state in LIVE_COMMITMENTS
        ],
        deviations=_open_deviations(reading),
        running=_running(reading, plan),
        goals=[
            GoalFacts(view.goal.words, len(_done_for(view)), len([*view.to_choose, *view.wishes]))
            for view in plan.goals
        ],
        follow_up=plan.plan.next_follow_up if plan.plan else None,
    )
    return agenda(facts, on)


def _told(row: PersonReport) -> tuple[str, str]:
    return row.commitment.title if row.commitment else "", row.reaches_label


def _done_for(view: GoalView) -> list[Commitment]:
    return [part for part in view.parts if part.state in LIVE_COMMITMENTS]


def _open_deviations(reading: Reading) -> list[tuple[str, str]]:
    """What somebody has not answered yet; for the person, whoever answers for them and the team, as on its own page."""
    if reading.viewer.kind == "close_one":
        return []
    return [
        (one.row.words, next((each.reaches_label for each in one.answers if each.answered_at is None), ""))
        for one in deviations(reading)
        if one.row.state == "open"
    ]


def _running(reading: Reading, plan: PlanView) -> list[Running]:
    """What has a last day: decisions, for those who reach them, and parts that no authority has decided on."""
    decided = [running for part in plan.parts if (running := _decided(part))] if reading.may("decision") else []
    lasting = [part for part in plan.going_on if part.legal_basis in LASTS and part.state == "active" and part.ends_on]
    let_end = ends_then(part.pk for part in lasting) if lasting else set()
    return decided + [
        Running(
            part.title, part.owner_label, part.ends_on - timedelta(days=1), decided=False, ends_then=part.pk in let_end
        )
        for part in lasting
        if part.ends_on
    ]


def _decided(part: Commitment) -> Running | None:
    application = getattr(part, "application", None)
    decision = getattr(application, "decision", None)
    if decision is None or decision.period is None or decision.period.upper is None:
        return None
    return Running(part.title, part.owner_label, decision.period.upper - timedelta(days=1))
