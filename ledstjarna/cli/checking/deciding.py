"""Applications, authority decisions and the assignments they lead to."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.deciding import decision_findings, investigation_findings, may_decide
from ledstjarna.domain.plans.rules.supports import support_rule

_OPEN = frozenset({"submitted", "investigated"})


def _applications(life: Life, known: Known) -> Iterator[Fault]:
    parts, decided = by(life.commitments, "id"), by(life.decisions, "application_id")
    for row in life.applications:
        part = parts[row.commitment_id]
        if row.law != part.legal_basis or row.principal_id != part.owner_organisation_id:
            yield Fault(row.id, "application_elsewhere")
        if known.kind_of(row.principal_id) not in ("municipality", "region"):
            yield Fault(row.id, "principal_missing")
        if row.state != _state(row, part, decided):
            yield Fault(row.id, "application_state")
    applied = by(life.applications, "commitment_id")
    needing = (row for row in life.commitments if support_rule(row.legal_basis).verb == "apply")
    yield from (Fault(row.id, "part_without_application") for row in needing if row.id not in applied)


def _state(row: Any, part: Any, decided: dict[Any, Any]) -> str:
    if row.id in decided:
        return "decided"
    if part.state == "ended":
        return "withdrawn"
    return "investigated" if row.investigator_id is not None else "submitted"


def _waiting(life: Life, _known: Known) -> Iterator[Fault]:
    """A part waits for a decision exactly while its application is open."""
    applied = by(life.applications, "commitment_id")
    for row in life.commitments:
        is_open = row.id in applied and applied[row.id].state in _OPEN
        if is_open != (row.state == "awaits_decision"):
            yield Fault(row.id)


def _investigators(life: Life, known: Known) -> Iterator[Fault]:
    decided = by(life.decisions, "application_id")
    for row in life.applications:
        if row.investigator_id is not None:
            role, organisation = known.role(row.investigator_id), known.organisation_of(row.investigator_id)
            yield from fault(row, may_decide(row.law, role, organisation, row.principal_id))
            if row.investigation_began_at is None or row.investigation_began_at < row.applied_at:
                yield Fault(row.id, "investigation_too_early")
        if row.id in decided:
            yield from fault(row, *investigation_findings(row.investigation))


def _decisions(life: Life, known: Known) -> Iterator[Fault]:
    applications = by(life.applications, "id")
    for row in life.decisions:
        application = applications[row.application_id]
        role, organisation = known.role(row.decided_by_id), known.organisation_of(row.decided_by_id)
        yield from fault(
            row,
            *decision_findings(
                outcome=row.outcome, scope=row.scope, reasons=row.reasons, how_to_appeal=row.how_to_appeal,
                starts=row.period.lower if row.period else None, ends=row.period.upper if row.period else None,
            ),
            may_decide(application.law, role, organisation, application.principal_id),
        )  # fmt: skip
        if row.decided_at < application.applied_at:
            yield Fault(row.id, "decided_before_applied")


def _assignments(life: Life, _known: Known) -> Iterator[Fault]:
    decisions, parts = by(life.decisions, "id"), by(life.commitments, "id")
    for row in life.assignments:
        decision, part = decisions[row.decision_id], parts[row.commitment_id]
        if decision.outcome == "refused" or row.given_at < decision.decided_at:
            yield Fault(row.id, "nothing_to_assign")
        if (row.answered_at is not None) != (
            row.state in ("accepted", "declined", "returned")
        ) and row.state != "ended":
            yield Fault(row.id, "assignment_answer")
        if row.state == "declined" and not row.answer.strip():
            yield Fault(row.id, "no_says_why")
        if row.state == "accepted" and (part.owner_id, part.assignment_id) != (row.unit_id, row.id):
            yield Fault(row.id, "assignment_elsewhere")
    yield from _one_at_a_time(life)


def _one_at_a_time(life: Life) -> Iterator[Fault]:
    latest = {
        key: max(rows, key=lambda row: row.given_at).id
        for key, rows in grouped(life.assignments, "commitment_id").items()
    }
    yield from (
        Fault(row.id, "assignment_not_latest") for row in life.commitments if row.assignment_id != latest.get(row.id)
    )
    standing = [row for row in life.assignments if row.state in ("given", "accepted")]
    for rows in grouped(standing, "commitment_id").values():
        yield from each(rows[1:])


CHECKS = (
    Check(
        "application_wrong",
        "Application",
        N_("Ansökan har fel lag, mottagare eller läge, eller saknas."),
        _applications,
        "FL 2017:900 9, 23 §§",
    ),
    Check(
        "waits_for_decision", "Commitment", N_("Delen väntar på beslut utan öppen ansökan, eller tvärtom."), _waiting
    ),
    Check(
        "investigation_wrong",
        "Application",
        N_("Fel handläggare har utrett, eller utan ord."),
        _investigators,
        "FL 2017:900 23 §",
    ),
    Check(
        "decision_lacks",
        "AuthorityDecision",
        N_("Beslutet saknar det som lagen kräver, eller är fattat av fel person."),
        _decisions,
        "FL 2017:900 31–33 §§",
    ),
    Check(
        "assignment_wrong",
        "ProviderAssignment",
        N_("Uppdraget står inte på ett bifall, eller svaret är inte helt."),
        _assignments,
    ),
)
