"""The names of those who did something, and of what they did it with, for the ids that events carry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import PlanView

# The field of an event's body that says what it was about, the most telling first.
ABOUT = (
    "proposal_id", "goal_id", "commitment_id", "application_id", "decision_id", "assignment_id", "member_id",
    "close_one_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What this viewer reaches: the plan, the team, those close, representatives and reports."""

    view: PlanView
    members: Sequence[Any]
    close: Sequence[Any]
    representatives: Sequence[Any]
    told: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Who is behind a party, and what is behind a row."""

    parties: dict[str, str]
    things: dict[str, str]

    def who(self, actor_id: UUID | None) -> str:
        """The one who did it; somebody whom the viewer does not know by name is somebody in the team."""
        if actor_id is None:
            return _("Systemet")
        return self.parties.get(str(actor_id), _("Någon i teamet"))

    def what(self, body: dict[str, Any]) -> str:
        """What it was about, empty when it is not known."""
        return next((self.things[body[name]] for name in ABOUT if body.get(name) in self.things), "")


def names(known: Known, viewer: Viewer, subject_id: UUID, person: str) -> Names:
    """Everything that can be named. Whoever looks is "Du"."""
    parties = {str(party): label for party, label in _parties(known) if label}
    parties[str(subject_id)] = person
    parties[str(viewer.party_id)] = _("Du")
    return Names(parties, {str(row): title for row, title in _things(known)})


def _parties(known: Known) -> Iterator[tuple[UUID, str]]:
    goals = [*known.view.goals, *known.view.ended_goals]
    for view in goals:
        yield view.goal.written_by_id, view.goal.written_by_label
        for proposal in view.proposals:
            yield proposal.proposed_by_id, proposal.proposed_by_label
        for part in view.parts:
            yield from _behind(part)
    for row in (*known.close, *known.representatives):
        yield row.id, row.name
    for member in known.members:
        yield member.party_id, member.label


def _behind(part: Any) -> Iterator[tuple[UUID, str]]:
    yield part.owner_id, part.owner_label
    application = getattr(part, "application", None)
    decision = getattr(application, "decision", None)
    if application is not None and application.investigator_id:
        yield application.investigator_id, application.investigator_label
    if decision is not None:
        yield decision.decided_by_id, decision.decided_by_label


def _things(known: Known) -> Iterator[tuple[UUID, str]]:
    for view in (*known.view.goals, *known.view.ended_goals):
        yield view.goal.id, f"”{view.goal.words}”"
        for proposal in view.proposals:
            yield proposal.id, proposal.title
        for part in view.parts:
            application = getattr(part, "application", None)
            for row in (part, application, getattr(application, "decision", None), part.assignment):
                if row is not None:
                    yield row.id, part.title
    for member in known.members:
        yield member.id, member.label
    for row in known.close:
        yield row.id, row.name
