"""From a yes that is an application to the provider's answer. The authority decides; a meeting grants nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.queries import Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import DECISION
from ledstjarna.domain.organisations.queries import assessment_units, unit
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.actions.releasing import release_after_no
from ledstjarna.domain.plans.events import (
    ApplicationMade,
    AssignmentGiven,
    DecisionMade,
    InvestigationBegun,
    ProviderAnswered,
)
from ledstjarna.domain.plans.models import Application, AuthorityDecision, Choice, Commitment, ProviderAssignment
from ledstjarna.domain.plans.rules.deciding import ASSESSES, decision_findings, investigation_findings, may_decide
from ledstjarna.domain.plans.rules.states import APPLICATION, ASSIGNMENT, COMMITMENT
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the authority decides. A grant has a scope and a period (`ends` excluded); a no has reasons."""

    outcome: str
    scope: str = ""
    reasons: str = ""
    how_to_appeal: str = ""
    starts: date | None = None
    ends: date | None = None


def apply(change: Reading, commitment: Commitment, choice: Choice, at: datetime) -> Application:
    """Make the person's yes an application at the principal that answers, and let its assessors reach it: those of the
    unit that it was sent to, where they handle that kind, and nobody beside them.
    """
    if commitment.owner_organisation_id is None:
        raise RuleBroken(Finding("principal_missing"))
    application = Application.objects.create(
        **change.rows, commitment=commitment, law="lss" if commitment.legal_basis == "lss" else "sol",
        principal_id=commitment.owner_organisation_id, state=APPLICATION.start,
        applied_by_label=choice.chosen_by_label, way=choice.way, applied_at=at,
    )  # fmt: skip
    rows = assessment_units(organisation_id=commitment.owner_organisation_id, role=ASSESSES[application.law])
    assessing = [row.id for row in rows]
    sent_to = commitment.owner_id in assessing or not assessing
    for party_id in [commitment.owner_id] if sent_to else assessing:
        for scope in (None, commitment.id):
            write_ground(
                by=change.viewer, subject_id=change.subject_id, county_id=change.county_id, party_id=party_id,
                basis="application", at=at, scope_id=scope, organisation_id=commitment.owner_organisation_id,
            )  # fmt: skip
    publish(ApplicationMade(**envelope(change, at), application_id=application.id))
    return application


@transaction.atomic
def begin_investigation(
    *, by: Viewer, subject_id: UUID, application_id: UUID, seen_version: int, at: datetime
) -> Application:
    """An assessor takes on an application; the person sees who."""
    change, application = _application(by, subject_id, application_id, "begin_investigation")
    check_seen(application, seen_version, what="application", mine={"state": "investigated"})
    application.state = APPLICATION.after(application.state, "investigate")
    application.investigator_id, application.investigator_label = by.party_id, by.label
    application.investigation_began_at = at
    application.version += 1
    application.save()
    publish(InvestigationBegun(**envelope(change, at), application_id=application.id))
    return application


@transaction.atomic
def write_investigation(
    *, by: Viewer, subject_id: UUID, application_id: UUID, seen_version: int, text: str
) -> Application:
    """Write the investigation's text. Raises ChangedMeanwhile when somebody else wrote first."""
    _, application = _application(by, subject_id, application_id, "write_investigation")
    check_seen(application, seen_version, what="application", mine={"investigation": text})
    if application.state != "investigated":
        raise RuleBroken(Finding("state_forbids", {"noun": "application", "state": application.state, "verb": "write"}))
    application.investigation = text.strip()
    application.version += 1
    application.save(update_fields=["investigation", "version"])
    return application


@transaction.atomic
def decide(
    *, by: Viewer, subject_id: UUID, application_id: UUID, seen_version: int, decided: Decided, at: datetime
) -> AuthorityDecision:
    """Decide an application: granted, partly or refused, with what the law asks of each. Never changed after."""
    change, application = _application(by, subject_id, application_id, "decide")
    check_seen(application, seen_version, what="application", mine={"outcome": decided.outcome})
    require(
        *investigation_findings(application.investigation),
        *decision_findings(
            outcome=decided.outcome, scope=decided.scope, reasons=decided.reasons,
            how_to_appeal=decided.how_to_appeal, starts=decided.starts, ends=decided.ends,
        ),
    )  # fmt: skip
    application.state = APPLICATION.after(application.state, "decide")
    application.version += 1
    application.save(update_fields=["state", "version"])
    decision = AuthorityDecision.objects.create(
        **change.rows, application=application, outcome=decided.outcome, scope=decided.scope.strip(),
        reasons=decided.reasons.strip(), how_to_appeal=decided.how_to_appeal.strip(),
        period=DateRange(decided.starts, decided.ends) if decided.starts else None,
        decided_by_id=by.party_id, decided_by_label=by.label, decided_at=at,
    )  # fmt: skip
    _follow_decision(application.commitment_id, decision, at)
    publish(DecisionMade(**envelope(change, at), decision_id=decision.id, outcome=decided.outcome))
    return decision


@transaction.atomic
def assign(
    *, by: Viewer, subject_id: UUID, application_id: UUID, unit_id: UUID, chosen_by_person: bool, at: datetime
) -> ProviderAssignment:
    """Give what was granted to a provider, own or chosen by the person (LOV 2008:962)."""
    change, application = _application(by, subject_id, application_id, "assign")
    provider = unit(unit_id)
    decision = AuthorityDecision.objects.filter(**change.rows, application=application).first()
    if provider is None or decision is None or decision.outcome == "refused":
        raise RuleBroken(Finding("nothing_to_assign", field_name="unit"))
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=application.commitment_id)
    if commitment.state != "awaits_provider" or _waits_for_answer(commitment):
        raise RuleBroken(Finding("already_assigned"))
    assignment = ProviderAssignment.objects.create(
        **change.rows, decision=decision, commitment=commitment, unit=provider,
        unit_label=f"{provider.name}, {provider.organisation.name}", chosen_by_person=chosen_by_person,
        scope=decision.scope, state=ASSIGNMENT.start, given_by_id=by.party_id, given_by_label=by.label, given_at=at,
    )  # fmt: skip
    commitment.assignment, commitment.changed_at = assignment, at
    commitment.version += 1
    commitment.save(update_fields=["assignment", "version", "changed_at"])
    for scope in (None, commitment.id):
        write_ground(
            by=by, subject_id=subject_id, county_id=change.county_id, party_id=provider.id, basis="assignment",
            at=at, scope_id=scope, organisation_id=provider.organisation_id,
        )  # fmt: skip
    publish(AssignmentGiven(**envelope(change, at), assignment_id=assignment.id))
    return assignment


@transaction.atomic
def answer_assignment(
    *, by: Viewer, subject_id: UUID, assignment_id: UUID, seen_version: int, yes: bool, words: str, at: datetime
) -> ProviderAssignment:
    """The provider takes the assignment, or says no and why; then the authority finds another."""
    found = ProviderAssignment.objects.filter(pk=assignment_id, subject_id=subject_id).first()
    change = open_part(
        by, subject_id, found.commitment_id if found else assignment_id, what="answer_assignment", change=True
    )
    assignment = locked(ProviderAssignment.objects.filter(**change.rows), by, assignment_id, "answer_assignment")
    check_seen(assignment, seen_version, what="assignment", mine={"answer": words})
    require(
        None if assignment.unit_id in by.parties else Finding("not_your_assignment"),
        None if yes or words.strip() else Finding("no_says_why", field_name="words"),
    )
    assignment.state = ASSIGNMENT.after(assignment.state, "accept" if yes else "decline")
    assignment.answer, assignment.answered_by_label, assignment.answered_at = words.strip(), by.label, at
    assignment.version += 1
    assignment.save()
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=assignment.commitment_id)
    commitment.state = COMMITMENT.after(commitment.state, "provider_yes" if yes else "provider_no")
    if yes:
        commitment.owner_id, commitment.owner_label = assignment.unit_id, assignment.unit_label
    commitment.version += 1
    commitment.changed_at = at
    commitment.save()
    if not yes:
        release_after_no(commitment, assignment.unit_id, at)
    publish(ProviderAnswered(**envelope(change, at), assignment_id=assignment.id, yes=yes))
    return assignment


def _application(by: Viewer, subject_id: UUID, application_id: UUID, what: str) -> tuple[Reading, Application]:
    change = open_change(by, subject_id, what=what, kinds=[DECISION])
    application = locked(Application.objects.filter(**change.rows), by, application_id, what)
    require(may_decide(application.law, by.role, by.organisation_id, application.principal_id))
    return change, application


def _follow_decision(commitment_id: UUID, decision: AuthorityDecision, at: datetime) -> None:
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment_id)
    commitment.state = COMMITMENT.after(commitment.state, "refuse" if decision.outcome == "refused" else "grant")
    if decision.period:
        commitment.starts_on, commitment.ends_on = decision.period.lower, decision.period.upper
    commitment.version += 1
    commitment.changed_at = at
    commitment.save()


def _waits_for_answer(commitment: Commitment) -> bool:
    return ProviderAssignment.objects.filter(commitment=commitment, state="given").exists()
