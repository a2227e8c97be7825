"""Proposals and the person's choices: each proposal stands where its choices have led it."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, day_of, grouped
from ledstjarna.cli.checking.standing import guardians_on, may_speak
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.choosing import CAPACITIES, CHOICES, REPRESENTATIVE, SELF, registration_findings
from ledstjarna.domain.plans.rules.states import PROPOSAL
from ledstjarna.domain.plans.rules.supports import owner_fits, proposal_findings, support_rule
from ledstjarna.foundation.findings import Finding, RuleBroken

_WISHES = frozenset({"asked", "answered"})


def _proposals(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.proposals:
        findings = proposal_findings(
            title=row.title, basis=row.legal_basis, can_change_mind=row.can_change_mind, after_no=row.after_no
        )
        yield from fault(row, *findings)
        if not findings:
            organisation = known.organisation_of(row.owner_id)
            yield from fault(
                row, owner_fits(row.legal_basis, _kind(row.owner_id, life, known), known.kind_of(organisation))
            )
            if organisation != row.owner_organisation_id:
                yield Fault(row.id, "owner_of_other_organisation")


def _kind(party: Any, life: Life, known: Known) -> str:
    if party == life.subject_id:
        return "person"
    if party in {row.id for row in life.close_ones}:
        return "close_one"
    if party in {row.id for row in life.representatives}:
        return "representative"
    return "unit" if party in known.units else "staff" if party in known.assignments else ""


def _choices(life: Life, known: Known) -> Iterator[Fault]:
    proposals = by(life.proposals, "id")
    for row in life.choices:
        if row.kind not in CHOICES or row.capacity not in CAPACITIES:
            yield Fault(row.id, "choice_unknown")
            continue
        findings = registration_findings(
            viewer_kind=known.viewer_kind(row.registered_by_id), capacity=row.capacity, way=row.way,
            how=row.will_understood_how, who=row.will_understood_by, ground=row.will_understood_ground,
        )  # fmt: skip
        matter = support_rule(proposals[row.proposal_id].legal_basis).matter
        yield from fault(row, *findings, _capacity(row, matter, life))


def _capacity(choice: Any, matter: str, life: Life) -> Finding | None:
    on = day_of(choice.chosen_at)
    if choice.capacity == REPRESENTATIVE:
        return may_speak(life, choice.chosen_by_id, matter, on)
    if choice.chosen_by_id != life.subject_id:
        return Finding("no_mandate")
    return may_speak(life, life.subject_id, matter, on) if choice.capacity == SELF else None


def _states(life: Life, _known: Known) -> Iterator[Fault]:
    choices, wishes = grouped(life.choices, "proposal_id"), grouped(life.proposals, "answers_id")
    for row in life.proposals:
        told = sorted(choices.get(row.id, []), key=lambda choice: (choice.chosen_at, choice.recorded_at))
        if row.state not in _possible(row, told, wishes.get(row.id, []), life):
            yield Fault(row.id)


def _possible(row: Any, told: list[Any], wishes: list[Any], life: Life) -> set[str]:
    """The states in which a proposal may stand after these choices."""
    if _is_wish(row, life):
        return {"asked", "chosen", "withdrawn"} if not wishes else {"answered"}
    state, said_yes = PROPOSAL.start, set()
    try:
        for choice in told:
            if state == "declined":
                state = PROPOSAL.after(state, "reopen")
            said_yes |= {choice.chosen_by_id} if choice.kind == "yes" else set()
            state = PROPOSAL.after(state, _verb(choice, said_yes, life))
    except RuleBroken:
        return set()
    if state == "countered" and not wishes:
        return set()
    further = {step.leads_to for step in PROPOSAL.steps if step.state == state and step.verb in ("withdraw", "reopen")}
    return {state} | further


def _is_wish(row: Any, life: Life) -> bool:
    """A wish answers a proposal that the person wanted changed; a proposal may in turn answer a wish."""
    answered = by(life.proposals, "id").get(row.answers_id)
    return answered is not None and answered.state == "countered"


def _verb(choice: Any, said_yes: set[Any], life: Life) -> str:
    if choice.kind == "yes" and choice.capacity == REPRESENTATIVE:
        together = guardians_on(life, day_of(choice.chosen_at))
        if choice.chosen_by_id in together and together - said_yes:
            return "guardian_yes"
    return str(choice.kind)


def _wishes(life: Life, _known: Known) -> Iterator[Fault]:
    yield from each(row for row in life.proposals if row.state in _WISHES and not _is_wish(row, life))


def _places(life: Life, _known: Known) -> Iterator[Fault]:
    goals = by(life.goals, "id")
    for row in life.proposals:
        goal = goals.get(row.goal_id)
        if goal is None or goal.plan_id != row.plan_id or row.version < 1:
            yield Fault(row.id)


CHECKS = (
    Check(
        "proposal_wrong",
        "Proposal",
        N_("Ett förslag saknar det personen ska få veta, eller har fel ägare."),
        _proposals,
    ),
    Check(
        "choice_without_standing",
        "Choice",
        N_("Den som valde fick inte välja, eller valet är inte rätt mottaget."),
        _choices,
        "FB 6:11, 6:13, 11–12 kap.; LFF",
    ),
    Check(
        "proposal_state",
        "Proposal",
        N_("Förslaget står inte där valen har lett det."),
        _states,
        "plans/rules/states.py",
    ),
    Check(
        "wish_without_change", "Proposal", N_("Ett önskemål svarar inte på något som personen ville ändra."), _wishes
    ),
    Check("proposal_place", "Proposal", N_("Förslaget hör inte till sitt måls plan."), _places),
)
