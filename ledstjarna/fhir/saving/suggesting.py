"""What a bundle points at, as suggestions to look at: needs, goals, contacts, plans to link. Pure."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation

from ledstjarna.domain.needs.actions import Suggested
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.found import Evidence, FoundContact, SuggestedGoal, SuggestedNeed, SuggestedPlan
from ledstjarna.fhir.saving.provenance import as_json, provenance_of, sender_of
from ledstjarna.fhir.wording import LABELS

CARE_PLAN = "care_plan"  # vårdplan: what a FHIR CarePlan of another system is, until somebody says otherwise


def suggestions_of(found: Intake) -> list[Suggested]:
    """Every suggestion, in the bundle's order, with the words it is shown by in Swedish, the language of the data."""
    with translation.override("sv"):
        return list(_suggestions(found))


def _suggestions(found: Intake) -> Iterator[Suggested]:
    sender = found.file.source_system
    names = {party.provenance.source_key: party.name for party in found.parties}
    for need in found.needs:
        yield _need(need, sender)
    for goal in found.goals:
        yield _goal(goal, sender)
    for contact in found.contacts:
        yield _contact(contact, sender, names.get(contact.organisation_key, ""))
    for plan in found.plans:
        yield _plan(plan, sender)


def _need(need: SuggestedNeed, sender: str) -> Suggested:
    heaviest = sorted(need.evidence, key=lambda item: -item.weight)
    labels = dict.fromkeys(item.label for item in heaviest)
    return Suggested(
        kind="need",
        life_area=need.life_area,
        reason=need.label,
        text=". ".join(str(LABELS[label]) for label in labels),
        source_key=need.key,
        source_system=sender_of(heaviest[0].provenance, sender),
        details={"strength": need.strength},
        sources=[_evidence(item) for item in heaviest],
    )


def _evidence(item: Evidence) -> dict[str, Any]:
    value = item.value
    said = {
        "label": item.label,
        "weight": item.weight,
        "code": str(item.coding or ""),
        "words": item.words,
        "when": item.when,
        "number": value.number if value else None,
        "unit": value.unit if value else "",
    }
    return as_json(said) | {"provenance": provenance_of(item.provenance)}


def _goal(goal: SuggestedGoal, sender: str) -> Suggested:
    return Suggested(
        kind="goal",
        life_area=goal.life_area,
        reason="goal",
        text=goal.text,
        source_key=goal.provenance.source_key,
        source_system=sender_of(goal.provenance, sender),
        details=as_json({"status": goal.status, "due": goal.due}),
        sources=[{"provenance": provenance_of(goal.provenance)}],
    )


def _contact(contact: FoundContact, sender: str, organisation: str) -> Suggested:
    details = {
        "relation": contact.relation,
        "role": contact.role,
        "phone": contact.phone,
        "organisation": organisation,
        "says_representative": contact.says_representative,
    }
    return Suggested(
        kind="contact",
        reason=contact.kind,
        text=contact.name,
        source_key=contact.key,
        source_system=sender_of(contact.provenance, sender),
        details=as_json(details),
        sources=[{"provenance": provenance_of(contact.provenance)}],
    )


def _plan(plan: SuggestedPlan, sender: str) -> Suggested:
    place = plan.provenance
    details = {
        "linked_kind": CARE_PLAN,
        "since": plan.since,
        "until": plan.until,
        "activities": plan.activities,
        "reference": place.full_url or f"{place.resource_type}/{place.resource_id}",
    }
    return Suggested(
        kind="plan",
        reason="plan",
        text=plan.title,
        source_key=place.source_key,
        source_system=sender_of(place, sender),
        details=as_json(details),
        sources=[{"provenance": provenance_of(place)}],
    )
