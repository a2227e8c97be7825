"""The names of those who did something, and of what they did it with, for the ids that events carry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import PlanView
from ledstjarna.domain.plans.rules.owners import owner_then
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.contact_card import contact_named

# The field of an event's body that says what it was about, the most telling first.
ABOUT = (
    "proposal_id", "goal_id", "commitment_id", "application_id", "decision_id", "assignment_id", "member_id",
    "close_one_id", "contact_id", "party_id",
)  # fmt: skip
# Who is asked by the person's yes itself; an application is told of as such.
_ASKED = ("close_one", "association", "open_support", "health")
# Somebody answers for a whole unit or association: it is the one that said yes or no, whoever held the pen.
_ANSWERED_BY = {"OwnerAnswered": "commitment_id", "ProviderAnswered": "assignment_id"}


@dataclass(frozen=True, slots=True)
class Known:
    """What this viewer reaches: the plan, the team, those close, representatives, reports, emergencies."""

    view: PlanView
    members: Sequence[Any]
    close: Sequence[Any]
    representatives: Sequence[Any]
    told: Sequence[Any]
    contacts: Sequence[Any] = ()
    owners_once: Mapping[UUID, Sequence[tuple[datetime, str]]] = field(default_factory=dict)
    emergencies: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Who is behind a party, what is behind a row, who answers for it, and who did before."""

    parties: dict[str, str]
    things: dict[str, str]
    owners: dict[str, str]
    owners_once: Mapping[str, Sequence[tuple[datetime, str]]]

    def who(self, actor_id: UUID | None, about: Any = None) -> str:
        """The one who did it. Whom the viewer does not know by name did it for whoever answered for the part then."""
        if actor_id is None:
            return _("Systemet")
        part = self._owner_then(about, "commitment_id") if about else ""
        return self.parties.get(str(actor_id), part or _("Någon i teamet"))

    def answered(self, row: Any) -> str:
        """Who said yes or no, when the event is an answer; empty when it is not, or they are not known."""
        if str(row.actor_id) in self.parties and self.parties[str(row.actor_id)] == _("Du"):
            return ""
        return self._owner_then(row, _ANSWERED_BY.get(row.kind, ""))

    def _owner_then(self, row: Any, name: str) -> str:
        key = row.body.get(name, "")
        return owner_then(self.owners.get(key, ""), self.owners_once.get(key, ()), row.happened_at)

    def what(self, body: dict[str, Any]) -> str:
        """What it was about, empty when it is not known."""
        return next((self.things[body[name]] for name in ABOUT if body.get(name) in self.things), "")

    def owner(self, body: dict[str, Any]) -> str:
        """Who is to do it, empty when it is not known."""
        return next((self.owners[body[name]] for name in ABOUT if body.get(name) in self.owners), "")


def names(known: Known, viewer: Viewer, subject_id: UUID, person: str) -> Names:
    """Everything that can be named. Whoever looks is "Du"."""
    parties = {str(party): _with_role(label.replace(f" ({person})", "")) for party, label in _parties(known) if label}
    parties[str(subject_id)] = person
    parties[str(viewer.party_id)] = _("Du")
    things, owners = {}, {}
    for row_id, title, owner in _things(known):
        things[str(row_id)] = title
        if owner:
            owners[str(row_id)] = label_text(owner)
    once = {
        str(part_id): [(until, _with_role(who)) for until, who in rows] for part_id, rows in known.owners_once.items()
    }
    return Names(parties, things, owners, once)


def _with_role(label: str) -> str:
    """Name and role: enough to know who it was; where they work stands among the contacts."""
    name, role, *_where = [*label_text(label).split(", "), ""]
    return f"{name} ({role})" if role else name


def _parties(known: Known) -> Iterator[tuple[UUID, str]]:
    goals = [*known.view.goals, *known.view.ended_goals]
    for view in goals:
        yield view.goal.written_by_id, view.goal.written_by_label
        for proposal in view.proposals:
            yield proposal.proposed_by_id, proposal.proposed_by_label
        for part in view.parts:
            yield from _behind(part)
    for part in known.view.carried:
        yield from _behind(part)
    for row in (*known.close, *known.representatives):
        yield row.id, row.name
    for opened in known.emergencies:
        yield opened.opened_by_id, opened.opened_by_label
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


def _things(known: Known) -> Iterator[tuple[UUID, str, str]]:
    """Id, title and who is to do it, of everything an event can be about."""
    for view in (*known.view.goals, *known.view.ended_goals):
        yield view.goal.id, f"”{view.goal.words}”", ""
        for proposal in view.proposals:
            yield proposal.id, proposal.title, proposal.owner_label if proposal.legal_basis in _ASKED else ""
        applied_to = {proposal.id: proposal.owner_label for proposal in view.proposals}
        for part in view.parts:
            yield from _of_part(part, applied_to.get(part.proposal_id, ""))
    for part in known.view.carried:
        yield from _of_part(part, "")
    for member in known.members:
        yield member.id, _with_role(member.label), ""
    for row in (*known.close, *known.representatives):
        yield row.id, row.name, ""
    for row in known.contacts:
        yield row.pk, contact_named(row), ""


def _of_part(part: Any, applied_to: str) -> Iterator[tuple[UUID, str, str]]:
    """The part and what led to it. `applied_to`: the authority, that answers before anybody does it."""
    yield part.id, part.title, part.owner_label
    application = getattr(part, "application", None)
    for row in (application, getattr(application, "decision", None)):
        if row is not None:
            yield row.id, part.title, applied_to
    if part.assignment is not None:
        yield part.assignment.id, part.title, part.assignment.unit_label
