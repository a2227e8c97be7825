"""Parts that change owner, and those who care and ask for support of their own, as rows."""

from ledstjarna.demo.county.decks import Deck
from ledstjarna.demo.county.structure.model import AssignmentDraft, UnitDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import CarerSupport, OwnerChange
from ledstjarna.domain.plans.rules.carers import carer_answer_promised
from ledstjarna.domain.plans.rules.owners import asked_by, sought_by

# How far it has come with somebody new, of the parts that an association carries; and what became of a carer's asking.
_CHANGES: Deck = (("awaits_person", 1), ("sought", 1), ("asked", 1), ("", 4))
_SUPPORTS: Deck = (("open", 1), ("answered", 1), ("", 1))
_WHY = "Vår volontär flyttar i vår. Vi gör det gärna så länge."
_WORDS = "Jag sover dåligt och hinner inte med mig själv längre."
_REACH = "070-174 06 58, helst på kvällen"
_ANSWER = "Jag ringer dig i morgon kväll, så pratar vi om avlösning."


def change_owner(case: Case, plan: Row, parts: list[Row]) -> None:
    """The first part of an association's that goes on: now and then somebody new is sought for it."""
    part = next((row for row in parts if row["legal_basis"] == "association" and row["state"] == "active"), None)
    state = case.turns.changes("owner_change", _CHANGES) if part and not part["ends_on"] else ""
    if part is None or not state:
        return
    staff, new = case.structure.staff_in(part["owner_id"]), _another(case, part)
    if not staff or (new is None and state != "sought"):
        return
    at, began = case.moments.recent(days=3), staff[0] if state == "sought" else case.coordinator
    row = case.add(
        OwnerChange, commitment_id=part["id"], state=state, version=1 + _STEPS[state], left=False,
        why=_WHY if state == "sought" else "", old_owner_id=part["owner_id"], old_owner_label=part["owner_label"],
        meanwhile_id=case.coordinator.id, meanwhile_label=case.label(case.coordinator),
        promised_at=sought_by(at, left=False) if state == "sought" else asked_by(at), new_owner_id=None,
        new_owner_label="", new_owner_organisation_id=None, new_basis="", shared_facts=[], shared_words={}, answer="",
        answered_by_label="", began_at=at, changed_at=at, ended_at=None, recorded_at=at, **case.by(began, "began"),
    )  # fmt: skip
    told = {"commitment_id": part["id"], "owner_change_id": row["id"]}
    if state == "sought" or new is None:
        plan["state"] = "changed" if plan["state"] == "agreed" else plan["state"]
        case.happened("PartLeft", at, began.id, **told, left=False)
        return
    part["version"] += 1
    row |= {
        "new_owner_id": new.id, "new_owner_label": case.unit_label(new), "new_owner_organisation_id": new.organisation,
        "new_basis": "association", "shared_facts": ["about"], "shared_words": {"about": part["title"]},
    }  # fmt: skip
    case.happened("NewOwnerAsked", at, began.id, **told, awaits_person=True)
    if state == "asked":
        row["shared_words"] = {"about": part["title"], "name": case.person.given_name}
        row["shared_facts"] = list(row["shared_words"])
        case.ground(new.id, "request", at, written_by=case.person.id, organisation=new.organisation, scope=part["id"])
        case.happened("NewOwnerChosen", at, case.person.id, **told, yes=True)


_STEPS = {"sought": 0, "awaits_person": 1, "asked": 2}


def _another(case: Case, part: Row) -> UnitDraft | None:
    """Another association of the municipality."""
    near = case.structure.associations_in(case.person.municipality)
    return next((unit for unit in near if unit.id != part["owner_id"]), None)


def ask_for_support(case: Case) -> None:
    """Somebody who cares for the person asks for support of their own: theirs and whoever answers, nobody else's."""
    carer = next((one for one in case.draft.close_ones if one.is_carer), None)
    said = case.turns.changes("carer_support", _SUPPORTS) if carer else ""
    if carer is None or not said:
        return
    reached = _advisor(case)
    at = case.moments.recent(days=2)
    row = case.add(
        CarerSupport, carer_id=carer.id, carer_label=f"{carer.name}, {carer.relation}"[:200], words=_WORDS,
        reach_by=_REACH, asked_at=at, recorded_at=at, reaches_id=reached.id, reaches_label=case.label(reached),
        answer_promised_at=carer_answer_promised(at), answer="", answered_by_label="", answered_at=None,
    )  # fmt: skip
    case.ground(carer.id, "request", at, written_by=carer.id, scope=row["id"])
    organisation = case.organisation(reached)
    case.ground(reached.id, "request", at, written_by=carer.id, organisation=organisation, scope=row["id"])
    if said == "answered":
        row |= {"answer": _ANSWER, "answered_by_label": case.label(reached), "answered_at": case.moments.at}


def _advisor(case: Case) -> AssignmentDraft:
    """The municipality's carer advisor, else whoever coordinates."""
    for unit in case.structure.units_for(case.person.municipality, "carer_support"):
        for found in case.structure.staff_of(unit, "carer_advisor"):
            return found
    return case.coordinator
