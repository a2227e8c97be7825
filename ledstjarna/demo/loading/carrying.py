"""Somebody's part, as rows: how it begins, what its owner or a professional answers, and how it stops."""

from datetime import datetime
from uuid import UUID

from ledstjarna.demo.county.life.model import STAGES, ProposalDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.county.structure.staff import fiction_phone
from ledstjarna.demo.loading.applying import Applying
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.releasing import release, release_after_no
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.plans.models import Commitment, HealthAssessment
from ledstjarna.domain.plans.rules.prescribing import PRESCRIBES
from ledstjarna.domain.plans.rules.states import COMMITMENT, LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH, support_rule

_GROUND = {"association": "request", "close_one": "request", "open_support": "request", "health": "care_request"}
_NO = {
    "association": "Vi har tyvärr fullt just nu. Fråga oss gärna till våren.",
    "close_one": "Jag hinner inte så ofta längre, men jag ringer gärna.",
    "open_support": "Gruppen är full. Vi hör av oss när det finns plats.",
}
_NOT_SUITABLE = "Inte lämpligt just nu. Vi föreslår en annan väg när läkemedlen har setts över."


class Carrying:
    """The parts of one case."""

    def __init__(self, case: Case, plan_id: UUID) -> None:
        self.case, self.plan_id = case, plan_id
        self.applying = Applying(case)
        self.parts: list[Row] = []

    @property
    def live(self) -> list[Row]:
        """The parts that count in the plan: of goals that stand."""
        return [part for part in self.parts if part["state"] in LIVE_COMMITMENTS]

    def begin(self, draft: ProposalDraft, row: Row, at: datetime, by: AssignmentDraft | Voice, *, shared: bool) -> None:
        """Make a chosen proposal somebody's part, and let them answer for it as far as the case has come."""
        case, verb = self.case, support_rule(row["legal_basis"]).verb
        copied = ("goal_id", "title", "when", "legal_basis", "owner_id", "owner_label", "owner_organisation_id")
        part = case.add(
            Commitment, plan_id=self.plan_id, proposal_id=row["id"], state=COMMITMENT.after(COMMITMENT.start, verb),
            version=1, recorded_at=at, changed_at=at, assignment_id=None, starts_on=None, ends_on=None, owner_answer="",
            owner_answered_at=None, owner_answered_by_label="", **{name: row[name] for name in copied},
            **(self._told(draft, row) if shared else {"shared_facts": [], "shared_words": {}}),
        )  # fmt: skip
        self.parts.append(part)
        if verb == "apply":
            self.applying.apply(draft, part, at, by)
        elif verb != "own":
            self._ask(part, by.id, at)
            if (said := case.turns.owner(part["legal_basis"])) != "waits":
                no = said == "no" and not self._last_of_goal(part)
                (self._assess if verb == "ask_assessment" else self._answer)(draft, part, no=no)
        if part["state"] in LIVE_COMMITMENTS - {"active"} and case.turns.stopped_early(verb):
            self.stop(part)

    def stop(self, part: Row) -> None:
        """The person no longer wants it: it ends, and what waited for it is withdrawn."""
        case, at, way = self.case, self.case.moments.next(), self.case.way()
        if part["state"] not in LIVE_COMMITMENTS:
            return
        actor = case.registrar(way, case.speaking.first(at))
        part |= {"state": "ended", "version": part["version"] + 1, "changed_at": at}
        for party in {part["owner_id"], *self.applying.withdraw(part)}:
            release(case, part, party, at)
        case.happened("CommitmentEnded", at, actor.id, commitment_id=part["id"])

    def _ask(self, part: Row, by: UUID, at: datetime) -> None:
        basis = _GROUND[part["legal_basis"]]
        for scope in (part["id"], None) if basis != "request" else (part["id"],):
            self.case.ground(
                part["owner_id"], basis, at, written_by=by, organisation=part["owner_organisation_id"], scope=scope
            )

    def _answer(self, draft: ProposalDraft, part: Row, *, no: bool) -> None:
        case, at = self.case, self.case.moments.next()
        who, label = self._owner(draft)
        part |= {
            "state": "declined" if no else "active", "version": part["version"] + 1, "changed_at": at,
            "owner_answer": _NO[part["legal_basis"]] if no else "", "owner_answered_at": at,
            "owner_answered_by_label": label,
        }  # fmt: skip
        if no:
            release_after_no(case, part, part["owner_id"], at)
        case.happened("OwnerAnswered", at, who, commitment_id=part["id"], yes=not no)

    def _owner(self, draft: ProposalDraft) -> tuple[UUID, str]:
        """Who answers for the owner: a close one themself, somebody of a unit."""
        case, owner = self.case, draft.owner
        if owner.unit is not None:
            member = case.structure.assigned(owner.unit, owner.role, case.person.serial)
            return member.id, case.label(member)
        relation = next((one.relation for one in case.draft.close_ones if one.id == owner.id), "")
        return owner.id, f"{owner.label}, {relation} ({case.person.name})"[:200]

    def _assess(self, draft: ProposalDraft, part: Row, *, no: bool) -> None:
        """A professional of the care giver says whether it suits; nobody else may."""
        case = self.case
        by = self._professional(draft)
        if by is None:
            return
        at, suitable = case.moments.next(), not no
        case.add(
            HealthAssessment, commitment_id=part["id"], suitable=suitable,
            why=(draft.why or draft.title) if suitable else _NOT_SUITABLE, assessed_at=at, recorded_at=at,
            ordination=draft.ordination if suitable else "",
            **case.by(by, "assessed"),
        )  # fmt: skip
        state = "active" if suitable else "declined"
        part |= {"state": state, "version": part["version"] + 1, "changed_at": at}
        if not suitable:
            release_after_no(case, part, part["owner_id"], at)
        case.happened("HealthAssessed", at, by.id, commitment_id=part["id"], suitable=suitable)

    def _professional(self, draft: ProposalDraft) -> AssignmentDraft | None:
        unit, may = draft.owner.unit, PRESCRIBES if draft.ordination else ASSESSES_HEALTH
        found = [one for one in self.case.structure.staff_of(unit) if one.role in may] if unit else []
        wanted = [one for one in found if one.role == draft.owner.role] or found
        return wanted[self.case.person.serial % len(wanted)] if wanted else None

    def _last_of_goal(self, part: Row) -> bool:
        """Whether a no would leave an agreed plan with nobody doing anything."""
        return self.case.draft.stage in STAGES[-2:] and len(self.live) == 1

    def _told(self, draft: ProposalDraft, row: Row) -> Row:
        """What the person lets the owner know, fact by fact (the names of web/wording/shared_facts.py)."""
        case = self.case
        words = {"about": row["title"], "name": case.person.given_name, "when": row["when"]}
        if "telefon" in draft.share:
            words["phone"] = fiction_phone(case.rng)
        if any(fact.startswith("vad") for fact in draft.share):
            words["meet"] = case.draft.story.how_to_meet_me
        words = {code: text for code, text in words.items() if text}
        return {"shared_facts": list(words), "shared_words": words}
