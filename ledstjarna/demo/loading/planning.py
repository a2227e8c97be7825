"""Needs, goals, proposals, choices and what they led to, as rows, in the states the state tables allow."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg.types.range import DateRange, TimestamptzRange

from ledstjarna.demo.county.life.model import OwnerDraft, ProposalDraft
from ledstjarna.demo.loading.case import Case
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.plans.models import (
    Application,
    AuthorityDecision,
    Choice,
    Commitment,
    Goal,
    HealthAssessment,
    Plan,
    Proposal,
    ProviderAssignment,
)
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.domain.plans.rules.supports import support_rule

_PROPOSAL_AFTER = {"yes": "chosen", "no": "declined", "later": "thinking", "change": "countered"}
_GROUND = {"association": "request", "close_one": "request", "open_support": "request", "health": "care_request"}


class Planning:
    """One case's plan as it grows."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.plan_id = case.id("plan")
        self.need_ids: list[UUID] = []
        self.parts: list[dict[str, Any]] = []

    def assess(self) -> None:
        """One assessment with the person over the life areas."""
        case, at = self.case, self.case.moments.next()
        by = case.coordinator
        assessment_id = case.add(
            Assessment, organisation_id=case.organisation(by), way="meeting", person_took_part=True, assessed_at=at,
            recorded_at=at, **case.by(by, "assessed"),
        )  # fmt: skip
        for need in case.draft.needs:
            self.need_ids.append(
                case.add(
                    Need,
                    assessment_id=assessment_id,
                    life_area=need.life_area,
                    own_level=need.own_level,
                    professional_level=need.professional_level,
                    wanted_level=need.wanted_level,
                    own_words=need.own_words,
                    resources=need.resources,
                    need=need.need,
                )  # fmt: skip
            )
        case.happened("NeedsAssessed", at, by.id, assessment_id=assessment_id)

    def set_goals(self, state: str) -> None:
        """The goals, and with them the plan."""
        case, at = self.case, self.case.moments.next()
        self.plan = {
            "state": "written", "version": 0, "started_at": at, "recorded_at": at, "sip_id": None,
            "next_follow_up": None, "follow_up_how": "", "ended_at": None,
        }  # fmt: skip
        case.happened("PlanStarted", at, case.person.id, plan_id=self.plan_id)
        for goal in case.draft.goals:
            need = case.draft.needs[goal.need]
            case.add(
                Goal, id=goal.id, plan_id=self.plan_id, need_id=self.need_ids[goal.need], state=state,
                words=goal.words, life_area=need.life_area, current_level=need.own_level,
                wanted_level=need.wanted_level, written_at=at, **case.by(None, "written"),
            )  # fmt: skip
            case.happened("GoalSet", at, case.person.id, goal_id=goal.id)

    def propose(self) -> None:
        """The proposals with what the person answered."""
        for proposal in self.case.draft.proposals:
            at = self.case.moments.next()
            self._proposal(proposal, at)
            if proposal.choice is not None:
                self._choose(proposal, self.case.moments.next())

    def finish(self, **changed: Any) -> None:
        """Write the plan's own row, last known state."""
        case = self.case
        case.add(Plan, id=self.plan_id, **{**self.plan, **changed}, **case.by(None, "started"))

    def _proposal(self, proposal: ProposalDraft, at: datetime) -> None:
        case, by = self.case, proposal.proposed_by
        goal = case.draft.goals[proposal.goal]
        kind = proposal.choice.kind if proposal.choice else ""
        case.add(
            Proposal, id=proposal.id, plan_id=self.plan_id, goal_id=goal.id,
            state=_PROPOSAL_AFTER.get(kind, "open"), version=2 if kind else 1, proposed_at=at, recorded_at=at,
            **_offer(proposal), **case.by(by, "proposed"),
        )  # fmt: skip
        case.happened("ProposalMade", at, by.id if by else case.person.id, proposal_id=proposal.id)

    def _choose(self, proposal: ProposalDraft, at: datetime) -> None:
        case, answered = self.case, proposal.choice
        assert answered is not None
        digital = case.draft.story.way == "digital"
        choice_id = case.add(
            Choice, proposal_id=proposal.id, kind=answered.kind, words=answered.words,
            way="digital" if digital else "meeting", capacity="self", chosen_at=at, recorded_at=at,
            **case.by(None, "chosen"), **case.by(None if digital else case.coordinator, "registered"),
        )  # fmt: skip
        case.happened(
            "ChoiceMade", at, case.person.id if digital else case.coordinator.id, choice_id=choice_id,
            proposal_id=proposal.id, choice=answered.kind, way="digital" if digital else "meeting",
        )  # fmt: skip
        if answered.kind == "yes":
            self._begin(proposal, at)
        if answered.kind == "change":
            goal = case.draft.goals[proposal.goal]
            case.add(
                Proposal, plan_id=self.plan_id, goal_id=goal.id, answers_id=proposal.id, state="asked",
                proposed_at=at, recorded_at=at, **{**_offer(proposal), "why": answered.words},
                **case.by(None, "proposed"),
            )  # fmt: skip

    def _begin(self, proposal: ProposalDraft, at: datetime) -> None:
        case, owner = self.case, proposal.owner
        rule = support_rule(proposal.legal_basis)
        part = {
            "id": case.id("commitment"), "plan_id": self.plan_id, "goal_id": case.draft.goals[proposal.goal].id,
            "proposal_id": proposal.id, "state": COMMITMENT.after(COMMITMENT.start, rule.verb), "version": 1,
            "title": proposal.title, "when": proposal.when, "legal_basis": proposal.legal_basis,
            "owner_id": owner.id, "owner_label": owner.label, "owner_organisation_id": owner.organisation,
            "recorded_at": at, "changed_at": at, "assignment_id": None, "starts_on": None, "ends_on": None,
            **_shared(case, proposal),
        }  # fmt: skip
        if rule.verb == "apply":
            self._apply(proposal, part, at)
        elif rule.verb != "own":
            self._ask(part, owner, at)
            self._answer(proposal, part)
        self.parts.append(part)
        case.add(Commitment, **part)

    def _ask(self, part: dict[str, Any], owner: OwnerDraft, at: datetime) -> None:
        basis = _GROUND[part["legal_basis"]]
        self._grounds(owner.id, owner.organisation, basis, part["id"], at, whole=basis != "request")

    def _grounds(
        self, party: UUID, organisation: UUID | None, basis: str, part: UUID, at: datetime, *, whole: bool
    ) -> None:
        case = self.case
        for scope in (part, None) if whole else (part,):
            key = (party, basis, scope)
            if key in self._written:
                continue
            self._written.add(key)
            case.add(
                AccessGround, party_id=party, organisation_id=organisation, basis=basis, scope_id=scope,
                kinds=case.ground_kinds(basis, narrowed=scope is not None), period=TimestamptzRange(at, None),
                written_by_id=case.person.id, recorded_at=at,
            )  # fmt: skip

    @property
    def _written(self) -> set[tuple[UUID, str, UUID | None]]:
        if not hasattr(self, "_grounds_written"):
            self._grounds_written: set[tuple[UUID, str, UUID | None]] = set()
        return self._grounds_written

    def _answer(self, proposal: ProposalDraft, part: dict[str, Any]) -> None:
        """The owner's yes, once the case has come so far; a professional's assessment for health care."""
        case = self.case
        if case.draft.stage not in ("agreed", "ended"):
            return
        at = case.moments.next()
        part |= {"version": 2, "changed_at": at, "state": "active"}
        if proposal.legal_basis == "health":
            by = self._professional(proposal.owner)
            case.add(
                HealthAssessment, commitment_id=part["id"], suitable=True, why=proposal.why or proposal.title,
                assessed_at=at, recorded_at=at, assessed_by_id=by[0], assessed_by_label=by[1],
            )  # fmt: skip
            case.happened("HealthAssessed", at, by[0], commitment_id=part["id"], suitable=True)
        else:
            part |= {"owner_answered_at": at, "owner_answered_by_label": proposal.owner.label}
            case.happened("OwnerAnswered", at, proposal.owner.id, commitment_id=part["id"], yes=True)

    def _professional(self, owner: OwnerDraft) -> tuple[UUID, str]:
        if owner.unit is None:
            return owner.id, owner.label
        member = self.case.structure.assigned(owner.unit, owner.role, self.case.person.serial)
        return member.id, self.case.label(member)

    def _apply(self, proposal: ProposalDraft, part: dict[str, Any], at: datetime) -> None:
        case, decided = self.case, proposal.decision
        lss = proposal.legal_basis == "lss"
        units = case.structure.units_for(case.person.municipality, "assessment_lss" if lss else "assessment_old")
        assessing = units[0] if units else case.structure.unit_for(case.person.municipality, "assessment_old")
        by = case.structure.assigned(assessing, "lss_assessor" if lss else "care_assessor", case.person.serial)
        part["owner_organisation_id"] = assessing.organisation
        self._grounds(assessing.id, assessing.organisation, "application", part["id"], at, whole=True)
        state = "decided" if decided else ("investigated" if case.draft.stage == "agreed" else "submitted")
        application_id = case.add(
            Application, commitment_id=part["id"], law="lss" if lss else "sol", principal_id=assessing.organisation,
            state=state, version={"submitted": 1, "investigated": 2, "decided": 4}[state],
            applied_by_label=case.person.name, way="digital", applied_at=at, recorded_at=at,
            investigation="" if state == "submitted" else f"{proposal.why} {case.draft.needs[0].need}".strip(),
            **({} if state == "submitted" else _investigator(case, by, at)),
        )  # fmt: skip
        case.happened("ApplicationMade", at, case.person.id, application_id=application_id)
        if decided:
            self._decide(proposal, part, application_id, by, case.moments.next())

    def _decide(self, proposal: ProposalDraft, part: dict[str, Any], application: UUID, by: Any, at: datetime) -> None:
        case, decided = self.case, proposal.decision
        assert decided is not None
        starts = (at + timedelta(days=7)).date()
        period = DateRange(starts, starts + timedelta(days=30 * decided.months)) if decided.months else None
        decision_id = case.add(
            AuthorityDecision, application_id=application, outcome=decided.outcome, scope=decided.scope,
            reasons=decided.reasons if decided.outcome != "granted" else "", how_to_appeal=decided.how_to_appeal,
            period=period, decided_at=at, recorded_at=at, **case.by(by, "decided"),
        )  # fmt: skip
        case.happened("DecisionMade", at, by.id, decision_id=decision_id, outcome=decided.outcome)
        part |= {
            "version": 2,
            "changed_at": at,
            "state": "refused" if decided.outcome == "refused" else "awaits_provider",
        }
        if period:
            part |= {"starts_on": period.lower, "ends_on": period.upper}
            self._assign(proposal, part, decision_id, by, case.moments.next())

    def _assign(self, proposal: ProposalDraft, part: dict[str, Any], decision: UUID, by: Any, at: datetime) -> None:
        case, owner = self.case, proposal.owner
        if owner.unit is None:
            return
        answered = case.moments.next()
        assignment_id = case.add(
            ProviderAssignment, decision_id=decision, commitment_id=part["id"], unit_id=owner.unit.id,
            unit_label=owner.label, chosen_by_person=False, state="accepted", version=2, given_at=at,
            answered_by_label=owner.label, answered_at=answered, recorded_at=at, **case.by(by, "given"),
        )  # fmt: skip
        self._grounds(owner.unit.id, owner.unit.organisation, "assignment", part["id"], at, whole=True)
        case.happened("AssignmentGiven", at, by.id, assignment_id=assignment_id)
        case.happened("ProviderAnswered", answered, owner.unit.id, assignment_id=assignment_id, yes=True)
        part |= {"assignment_id": assignment_id, "state": "active", "version": 4, "changed_at": answered}


def _investigator(case: Case, by: Any, at: datetime) -> dict[str, Any]:
    return {"investigator_id": by.id, "investigator_label": case.label(by), "investigation_began_at": at}


def _offer(proposal: ProposalDraft) -> dict[str, Any]:
    return {
        "title": proposal.title, "why": proposal.why, "asks_of_me": proposal.asks_of_me, "when": proposal.when,
        "legal_basis": proposal.legal_basis, "owner_id": proposal.owner.id, "owner_label": proposal.owner.label,
        "owner_organisation_id": proposal.owner.organisation, "cost_ore": proposal.cost_ore,
        "cost_per": proposal.cost_per, "can_change_mind": proposal.can_change_mind, "after_no": proposal.after_no,
    }  # fmt: skip


def _shared(case: Case, proposal: ProposalDraft) -> dict[str, Any]:
    """What the person let the owner know, fact by fact."""
    known = {
        "name": case.person.given_name,
        "about": proposal.title,
        "when": proposal.when,
        "meet": case.draft.story.how_to_meet_me,
    }
    told = {"about", "name", "when"} | ({"meet"} if any(fact.startswith("vad") for fact in proposal.share) else set())
    facts = [fact for fact in known if fact in told and known[fact]]
    return {"shared_facts": facts, "shared_words": {fact: known[fact] for fact in facts}}
