"""The names of those who did something and of what they did it with, for the ids that events carry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import GoalView, PlanView
from ledstjarna.domain.plans.rules.owners import owner_then
from ledstjarna.domain.teams.models import TeamMember

# The field of an event's body that says what it was about, the most telling first.
_ABOUT = (
    "proposal_id", "commitment_id", "application_id", "decision_id", "assignment_id", "goal_id", "member_id",
    "close_one_id", "contact_id", "party_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Who is behind a party, what is behind a row, who answers for it and who did before; all as text ids."""

    parties: dict[str, str]
    things: dict[str, str]
    owners: dict[str, str]
    owners_once: dict[str, Sequence[tuple[datetime, str]]] = field(default_factory=dict)

    def who(self, actor_id: UUID | None, about: Any = None) -> str:
        """The one who did it. What no person did, an import or a rule of ours did.

        Whom nobody here knows by name did it for whoever answered for the part then.
        """
        if actor_id is None:
            return _("Systemet")
        owner = ""
        if about and (key := about.body.get("commitment_id", "")):
            owner = owner_then(self.owners.get(key, ""), self.owners_once.get(key, ()), about.happened_at)
        return self.parties.get(str(actor_id), owner or _("Någon i teamet"))

    def what(self, body: dict[str, Any]) -> str:
        """What it was about, empty when it is not known."""
        return next((self.things[body[name]] for name in _ABOUT if body.get(name) in self.things), "")


def names(view: PlanView, members: Sequence[TeamMember], close: Iterable[Any], subject_id: UUID, person: str) -> Names:
    """Everything that this reading can name."""
    goals = [*view.goals, *view.ended_goals]
    parties = {str(key): short(label) for goal in goals for key, label in _parties(goal) if key and label}
    things = {str(key): text for goal in goals for key, text in _things(goal)}
    for member in members:
        parties[str(member.party_id)] = things[str(member.pk)] = short(member.label)
    for row in close:
        parties[str(row.pk)] = things[str(row.pk)] = row.name
    parties[str(subject_id)] = person
    owners = {str(part.pk): short(part.owner_label) for goal in goals for part in goal.parts}
    return Names(parties, things, owners)


def short(label: str) -> str:
    """The name in a label of name, role and unit: who they all are stands in the team."""
    return label.partition(",")[0]


def _parties(view: GoalView) -> Iterator[tuple[UUID | None, str]]:
    yield view.goal.written_by_id, view.goal.written_by_label
    for proposal in view.proposals:
        yield proposal.proposed_by_id, proposal.proposed_by_label
    for part in view.parts:
        yield part.owner_id, part.owner_label
        application = getattr(part, "application", None)
        decision = getattr(application, "decision", None)
        if application:
            yield application.investigator_id, application.investigator_label
        if decision:
            yield decision.decided_by_id, decision.decided_by_label


def _things(view: GoalView) -> Iterator[tuple[UUID, str]]:
    yield view.goal.pk, f"”{view.goal.words}”"
    for proposal in view.proposals:
        yield proposal.pk, proposal.title
    for part in view.parts:
        for key in _rows_of(part):
            yield key, part.title


def _rows_of(part: Commitment) -> Iterator[UUID]:
    yield part.pk
    application = getattr(part, "application", None)
    decision = getattr(application, "decision", None)
    for row in (application, decision, part.assignment):
        if row:
            yield row.pk
