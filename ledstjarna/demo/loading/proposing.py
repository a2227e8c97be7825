"""Proposals and the person's choices, as rows; what a yes leads to is `carrying`'s."""

from datetime import datetime

from ledstjarna.demo.county.life.model import ChoiceDraft, OwnerDraft, ProposalDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.around import in_team
from ledstjarna.demo.loading.carrying import Carrying
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.plans.models import Choice, Proposal
from ledstjarna.domain.plans.rules.supports import support_rule

_AFTER = {"no": "declined", "later": "thinking", "change": "countered", "yes": "chosen"}
_UNDERSTOOD = (
    ("Lyser upp och nickar när vi pratar om det, flera dagar i rad.", "expressed_by_body_and_mood"),
    ("Sa det ofta förr: så ville hen ha det.", "expressed_earlier"),
    ("De som står närmast berättar hur det alltid har varit.", "told_by_close_ones"),
)
_COUNTERS = ("Samma sak, på ett annat sätt", "Lite mindre till att börja med")


class Proposing:
    """The proposals of one case."""

    def __init__(self, case: Case, goals: list[Row], carrying: Carrying) -> None:
        self.case, self.goals, self.carrying = case, goals, carrying
        self.plan_id = carrying.plan_id
        self.waiting: list[tuple[ProposalDraft, Row]] = []  # the person's wishes that wait for the team

    def propose(self) -> None:
        """Every proposal with what the person answered, and what became of those that wait."""
        for draft in self.case.draft.proposals:
            row = self._proposal(draft, self.case.moments.next())
            if draft.choice is not None:
                self._choose(draft, row, draft.choice)
            else:
                self._maybe_withdraw(row)

    def accept(self, draft: ProposalDraft, wish: Row) -> None:
        """The team says yes to what the person wanted changed."""
        case, at = self.case, self.case.moments.next()
        wish |= {"state": "chosen", "version": wish["version"] + 1}
        self.carrying.begin(draft, wish, at, case.coordinator, shared=False)
        case.happened("CounterAnswered", at, case.coordinator.id, proposal_id=wish["id"], accepted=True)

    def _proposal(self, draft: ProposalDraft, at: datetime, **changed: object) -> Row:
        case = self.case
        who = self._proposer(draft, at)
        row = case.add(
            Proposal,
            **{
                "plan_id": self.plan_id, "goal_id": self.goals[draft.goal]["id"], "state": "open",
                "version": 1, "proposed_at": at, "recorded_at": at, **self._offer(draft), **case.by(who, "proposed"),
                **changed,
            },
        )  # fmt: skip
        case.happened("ProposalMade", at, row["proposed_by_id"], proposal_id=row["id"])
        return row

    def _proposer(self, draft: ProposalDraft, at: datetime) -> AssignmentDraft | Voice:
        """Whoever thought of it, while they are in the team; else the coordinator; the person for their own ideas."""
        case, by = self.case, draft.proposed_by
        if by is None:
            return case.registrar(case.way(), case.speaking.first(at))
        return by if by.id in in_team(case) else case.coordinator

    def _offer(self, draft: ProposalDraft) -> Row:
        owner = self._owner(draft)
        return {
            "title": draft.title, "why": draft.why, "asks_of_me": draft.asks_of_me, "when": draft.when,
            "legal_basis": draft.legal_basis, "owner_id": owner.id, "owner_label": owner.label,
            "owner_organisation_id": owner.organisation, "cost_ore": draft.cost_ore, "cost_per": draft.cost_per,
            "can_change_mind": draft.can_change_mind, "after_no": draft.after_no,
        }  # fmt: skip

    def _owner(self, draft: ProposalDraft) -> OwnerDraft:
        """An application goes to the authority; everything else to whoever would do it."""
        owner = draft.owner
        if support_rule(draft.legal_basis).verb == "apply":
            unit = self.carrying.applying.authority(draft.legal_basis)
            return OwnerDraft("unit", unit.id, self.case.unit_label(unit), unit.organisation, unit, "")
        if owner.unit is not None:
            return owner._replace(label=self.case.unit_label(owner.unit))
        relation = next((one.relation for one in self.case.draft.close_ones if one.id == owner.id), "")
        return owner._replace(label=f"{owner.label}, {relation}" if relation else owner.label)

    def _choose(self, draft: ProposalDraft, row: Row, choice: ChoiceDraft) -> None:
        case = self.case
        matter, at = support_rule(draft.legal_basis).matter, case.moments.next()
        voices = case.speaking.choosing(matter, at)
        registrar = self._said(row, choice, voices[0], at)
        if choice.kind == "yes" and len(voices) > 1:
            # An agreed plan has something that everybody has said yes to.
            settled = self.carrying.live or case.draft.stage == "chosen"
            if settled and case.turns.other_guardian_waits():
                row["state"] = "other_guardian"
                return
            at = case.moments.next()  # who has turned 15 in between says the last yes themself
            registrar = self._said(row, choice, case.speaking.choosing(matter, at)[-1], at)
        row["state"] = _AFTER[choice.kind]
        if choice.kind == "yes":
            self.carrying.begin(draft, row, at, registrar, shared=True)
        elif choice.kind == "change":
            self._wish(draft, row, choice, at, registrar)
        elif choice.kind == "no" and case.turns.reopened():
            row |= {"state": "open", "version": row["version"] + 1}

    def _said(self, row: Row, choice: ChoiceDraft, voice: Voice, at: datetime) -> AssignmentDraft | Voice:
        """One voice's answer. Returns who registered it."""
        case, way = self.case, self.case.way()
        understood = voice.capacity == "understood_will"
        if understood and way == "digital":
            way = "meeting"
        registrar = case.registrar(way, voice)
        how, ground = case.rng.choice(_UNDERSTOOD) if understood else ("", "")
        made = case.add(
            Choice, proposal_id=row["id"], kind=choice.kind, words=choice.words, way=way, capacity=voice.capacity,
            mandate_id=voice.id if voice.capacity == "representative" and way != "digital" else None,
            chosen_by_id=voice.id, chosen_by_label=voice.label if way == "digital" else voice.name,
            will_understood_how=how, will_understood_by=case.coordinator.staff.name if understood else "",
            will_understood_ground=ground, chosen_at=at, recorded_at=at, **case.by(registrar, "registered"),
        )  # fmt: skip
        row["version"] += 1
        case.happened(
            "ChoiceMade", at, registrar.id, choice_id=made["id"], proposal_id=row["id"], choice=choice.kind, way=way
        )
        return registrar

    def _wish(
        self, draft: ProposalDraft, row: Row, choice: ChoiceDraft, at: datetime, by: AssignmentDraft | Voice
    ) -> None:
        case = self.case
        wish = case.add(
            Proposal, **{
                **{key: row[key] for key in row if key not in ("id", "version")}, "id": case.id(), "version": 1,
                "answers_id": row["id"], "state": "asked", "why": choice.words, "proposed_at": at, "recorded_at": at,
                **case.by(by, "proposed"),
            },
        )  # fmt: skip
        became = case.turns.wish()
        if became == "accepted":
            self.accept(draft, wish)
        elif became == "answered":
            self._answer_otherwise(draft, wish)
        elif became == "withdrawn":
            wish |= {"state": "withdrawn", "version": 2}
        else:
            self.waiting.append((draft, wish))

    def _answer_otherwise(self, draft: ProposalDraft, wish: Row) -> None:
        case, at = self.case, self.case.moments.next()
        wish |= {"state": "answered", "version": 2}
        case.happened("CounterAnswered", at, case.coordinator.id, proposal_id=wish["id"], accepted=False)
        self._proposal(
            draft, at, answers_id=wish["id"], why=case.rng.choice(_COUNTERS) + ".",
            **case.by(case.coordinator, "proposed"),
        )  # fmt: skip

    def _maybe_withdraw(self, row: Row) -> None:
        if self.case.turns.withdrawn():
            row |= {"state": "withdrawn", "version": row["version"] + 1}
