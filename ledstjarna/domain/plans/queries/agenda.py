"""What to talk about at a meeting: gathered from the plan, put in order by the rule."""

from datetime import date, timedelta

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries.calls import CallView
from ledstjarna.domain.plans.queries.history import reports
from ledstjarna.domain.plans.queries.plan_view import plan_view
from ledstjarna.domain.plans.queries.worklist import WAITING_STATES
from ledstjarna.domain.plans.rules.agenda import AgendaFacts, AgendaItem, Running, agenda


def agenda_of(reading: Reading, view: CallView, on: date) -> list[AgendaItem]:
    """The agenda of a meeting on the day `on`. Decisions are told of to those who reach them."""
    plan = plan_view(reading)
    own = [(row.words, row.said_by_label) for row in view.points if row.by_person]
    others = [(row.words, row.said_by_label) for row in view.points if not row.by_person]
    facts = AgendaFacts(
        own_points=own,
        others_points=others,
        to_choose=[(row.title, row.owner_label) for row in plan.to_choose],
        wishes=[(row.title, row.owner_label) for row in plan.wishes],
        unanswered_reports=[
            (row.commitment.title if row.commitment else "", row.reaches_label)
            for row in reports(reading)
            if row.answered_at is None
        ],
        waits=[(row.title, row.owner_label) for row in plan.parts if row.state in WAITING_STATES],
        decisions=[running for row in plan.parts if (running := _running(row))] if reading.may("decision") else [],
        follow_up=plan.plan.next_follow_up if plan.plan else None,
    )
    return agenda(facts, on)


def _running(part: Commitment) -> Running | None:
    application = getattr(part, "application", None)
    decision = getattr(application, "decision", None)
    if decision is None or decision.period is None or decision.period.upper is None:
        return None
    return Running(part.title, part.owner_label, decision.period.upper - timedelta(days=1))
