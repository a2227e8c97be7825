"""From a yes that is an application to the provider's answer, as rows. The authority decides."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from psycopg.types.range import DateRange

from ledstjarna.demo.county.life.model import DecisionDraft, ProposalDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft, UnitDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.releasing import release_after_no
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.plans.models import Application, AuthorityDecision, ProviderAssignment
from ledstjarna.domain.plans.rules.deciding import ASSESSES, DECIDES
from ledstjarna.foundation.clock import STOCKHOLM

_OLD = 65
_AT_LEAST = timedelta(days=5)  # what ends before then is followed up already
_NOT_NEW = timedelta(days=60)
_NO_STAFF = "Vi har inte personal i det området just nu."


def month_after(day: date, months: int = 0) -> date:
    """The first day of the month that follows, so many months later: up to it is to the end of a month."""
    years, month = divmod(day.month + months, 12)
    return date(day.year + years, month + 1, 1)


class Applying:
    """The applications of one case, at the municipality where the person lives."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._applications: dict[UUID, Row] = {}

    @cached_property
    def _units(self) -> list[UnitDraft]:
        """The principal's units that receive applications."""
        home, structure = self.case.person.municipality, self.case.structure
        services = ("assessment_old", "assessment_lss", "assessment_adults")
        return [unit for service in services for unit in structure.units_for(home, service)]

    def authority(self, law: str) -> UnitDraft:
        """Where an application under this law goes."""
        old = self.case.person.age(self.case.moments.began.date()) >= _OLD
        service = "assessment_lss" if law == "lss" else "assessment_old" if old else "assessment_adults"
        return next((unit for unit in self._units if unit.service == service), self._units[0])

    def _assessor(self, law: str) -> AssignmentDraft:
        """Somebody who may decide, of the right unit where it has one."""
        first = self.authority(law)
        units = [first, *(unit for unit in self._units if unit.organisation == first.organisation)]
        found = [one for unit in units for one in self.case.structure.staff_of(unit) if one.role in DECIDES[law]]
        own = [one for one in found if one.unit.id == first.id] or found
        return own[self.case.person.serial % len(own)]

    def _handling(self, law: str) -> list[UnitDraft]:
        """Whose staff handle this kind of application: the unit that it goes to, where it has any."""
        staff_of, first = self.case.structure.staff_of, self.authority(law)
        own = [unit for unit in self._units if unit.organisation == first.organisation]
        handling = [unit for unit in own if staff_of(unit, ASSESSES[law])] or own
        return [first] if first in handling else handling

    def apply(self, draft: ProposalDraft, part: Row, at: datetime, by: AssignmentDraft | Voice) -> None:
        """The yes as the authority receives it, and as far as the authority has come."""
        case, law = self.case, part["legal_basis"]
        for unit in self._handling(law):
            for scope in (None, part["id"]):
                case.ground(unit.id, "application", at, written_by=by.id, organisation=unit.organisation, scope=scope)
        speaker = case.speaking.first(at)
        way = "digital" if isinstance(by, Voice) else "meeting"
        row = case.add(
            Application, commitment_id=part["id"], law=law, principal_id=part["owner_organisation_id"],
            state="submitted", version=1, applied_by_label=speaker.name, way=way, applied_at=at, recorded_at=at,
            investigator_id=None, investigator_label="", investigation_began_at=None, investigation="",
        )  # fmt: skip
        self._applications[part["id"]] = row
        case.happened("ApplicationMade", at, by.id, application_id=row["id"])
        reached = "written" if draft.decision is not None else case.turns.undecided(law)
        if reached == "submitted":
            return
        assessor = self._assessor(law)
        self._investigate(draft, row, assessor, written=reached == "written")
        if draft.decision is not None:
            self._decide(draft, draft.decision, part, assessor)

    def withdraw(self, part: Row) -> list[UUID]:
        """What the person stops is not decided any more, and what was decided is not carried out.

        Returns the units that were to carry it out.
        """
        row = self._applications.get(part["id"])
        if row is not None and row["state"] in ("submitted", "investigated"):
            row |= {"state": "withdrawn", "version": row["version"] + 1}
        standing = [
            given
            for given in self.case.of(ProviderAssignment)
            if given["commitment_id"] == part["id"] and given["state"] in ("given", "accepted")
        ]
        for given in standing:
            given |= {"state": "ended", "version": given["version"] + 1}
        return [given["unit_id"] for given in standing]

    def _investigate(self, draft: ProposalDraft, row: Row, by: AssignmentDraft, *, written: bool) -> None:
        case, at = self.case, self.case.moments.next()
        text = f"{draft.why} {case.draft.needs[draft.goal].need}".strip()
        row |= {
            "state": "investigated", "version": 3 if written else 2, "investigator_id": by.id,
            "investigator_label": case.label(by), "investigation_began_at": at,
            "investigation": text if written else "",
        }  # fmt: skip
        case.happened("InvestigationBegun", at, by.id, application_id=row["id"])

    def _decide(self, draft: ProposalDraft, decided: DecisionDraft, part: Row, by: AssignmentDraft) -> None:
        case, at = self.case, self.case.moments.next()
        application = self._applications[part["id"]]
        application |= {"state": "decided", "version": application["version"] + 1}
        period = self._period(at, decided.months) if decided.months else None
        row = case.add(
            AuthorityDecision, application_id=application["id"], outcome=decided.outcome, scope=decided.scope,
            reasons=decided.reasons if decided.outcome != "granted" else "", how_to_appeal=decided.how_to_appeal,
            period=period, decided_at=at, recorded_at=at, **case.by(by, "decided"),
        )  # fmt: skip
        case.happened("DecisionMade", at, by.id, decision_id=row["id"], outcome=decided.outcome)
        refused = decided.outcome == "refused"
        part |= {"version": 2, "changed_at": at, "state": "refused" if refused else "awaits_provider"}
        if period is not None:
            part |= {"starts_on": period.lower, "ends_on": period.upper}
            self._give(draft, part, row["id"], by)

    def _period(self, at: datetime, months: int) -> "DateRange":
        """From a week after the decision until the end of a month, which is ahead of us: for some it is near."""
        starts = (at + timedelta(days=7)).astimezone(STOCKHOLM).date()
        soonest = self.case.moments.today + _AT_LEAST
        if starts < soonest - _NOT_NEW and self.case.turns.expires_soon():
            return DateRange(starts, month_after(soonest))
        ends = month_after(starts, months)
        while ends <= month_after(soonest):
            ends = month_after(ends, 5)
        return DateRange(starts, ends)

    def _give(self, draft: ProposalDraft, part: Row, decision: UUID, by: AssignmentDraft) -> None:
        """Give it to a provider: most take it, some have not answered, some say no so that another is found."""
        units = self._providers(draft)
        said = self.case.turns.provider(part["legal_basis"]) if units else []
        if len(said) > len(units):  # nobody else to ask: the one there is thinks again
            said = said[-1:]
        for unit, state in zip(reversed(units[: len(said)]), said, strict=True):
            self._assign(part, decision, unit, by, state)

    def _providers(self, draft: ProposalDraft) -> list[UnitDraft]:
        """The unit that was meant; in home care also a private one, where there is any to choose (LOV 2008:962)."""
        meant = draft.owner.unit
        if meant is None:
            return []
        if self.case.structure.organisation_of(meant).kind == "provider":
            return [meant]  # chosen by name already
        others = [
            unit
            for unit in self.case.structure.units_for(self.case.person.municipality, meant.service)
            if unit.service == "home_care" and self.case.structure.organisation_of(unit).kind == "provider"
        ]
        return [others[0], meant] if others and self.case.rng.random() < 0.3 else [meant, *others[:1]]

    def _assign(self, part: Row, decision: UUID, unit: UnitDraft, by: AssignmentDraft, state: str) -> None:
        case, at = self.case, self.case.moments.next()
        private = case.structure.organisation_of(unit).kind == "provider"
        answers: dict[str, Any] = {"answered_by_label": "", "answered_at": None, "answer": "", "version": 1}
        row = case.add(
            ProviderAssignment, decision_id=decision, commitment_id=part["id"], unit_id=unit.id,
            unit_label=case.unit_label(unit), chosen_by_person=private, state=state, given_at=at, recorded_at=at,
            scope=next(row["scope"] for row in case.of(AuthorityDecision) if row["id"] == decision),
            **answers, **case.by(by, "given"),
        )  # fmt: skip
        part |= {"assignment_id": row["id"], "version": part["version"] + 1, "changed_at": at}
        for scope in (None, part["id"]):
            case.ground(unit.id, "assignment", at, written_by=by.id, organisation=unit.organisation, scope=scope)
        case.happened("AssignmentGiven", at, by.id, assignment_id=row["id"])
        if state != "given":
            self._answer(part, row, unit, state)

    def _answer(self, part: Row, row: Row, unit: UnitDraft, state: str) -> None:
        case, at = self.case, self.case.moments.next()
        who = case.structure.assigned(unit, "unit_manager", case.person.serial)
        yes = state == "accepted"
        row |= {
            "answered_at": at,
            "answered_by_label": case.label(who),
            "version": 2,
            "answer": "" if yes else _NO_STAFF,
        }
        case.happened("ProviderAnswered", at, who.id, assignment_id=row["id"], yes=yes)
        part |= {"version": part["version"] + 1, "changed_at": at}
        if yes:
            part |= {"state": "active", "owner_id": unit.id, "owner_label": row["unit_label"]}
        else:
            release_after_no(case, part, unit.id, at)
