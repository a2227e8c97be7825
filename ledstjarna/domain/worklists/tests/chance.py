"""Rows that chance makes, of every table where something can wait, in any state: the same for the same seed."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from ledstjarna.domain.consent.models import AccessGround, Consent, Subject
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import RECTIFICATION
from ledstjarna.domain.organisations.actions import set_up_county
from ledstjarna.domain.people.models import Person, ProtectionChange
from ledstjarna.domain.plans import models
from ledstjarna.domain.plans.rules.states import (
    CALL,
    COMMITMENT,
    DEVIATION,
    IMPLEMENTATION,
    OWNER_CHANGE,
    PROPOSAL,
    STEP_DOWN,
)
from ledstjarna.domain.teams.models import CallRequest, NamedContact, TeamMember, Thread
from ledstjarna.domain.teams.rules import THREAD
from ledstjarna.domain.teams.rules.states import CALL as CALL_ME
from ledstjarna.foundation.ids import new_id
from tests.architecture.one_of_each import _make

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
_HUMANS = ("organisations.Assignment", "organisations.StaffMember", "organisations.Party")


class Chance:
    """Rows about a few persons, of every table where something can wait, in any state."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        county = set_up_county(code="04", name="län")
        self.made: dict[str, Any] = {"organisations.County": county}
        # The first works at the principal that applications go to; the others work nowhere.
        self.principals_unit: UUID = _make(self._model("organisations", "Unit"), self.made).pk
        # The second is an assignment; the writers of what is asked are that human, elsewhere too, another, or unknown.
        self.worker, self.others_work, self.elsewhere = (self._assignment() for _ in range(3))
        self.elsewhere.staff_member, self.elsewhere.role = self.worker.staff_member, "coordinator"
        self.elsewhere.save()
        self.parties = [self.principals_unit, self.worker.pk, *(new_id() for _ in range(2))]
        self.rows: dict[str, list[Any]] = {}
        for _ in range(5):
            self._person()

    def _assignment(self) -> Any:
        """Another human's, at the unit of the principal."""
        around = {key: row for key, row in self.made.items() if key not in _HUMANS}
        return _make(self._model("organisations", "Assignment"), around)

    def _person(self) -> None:
        subject = Subject.objects.create(county_id="04")
        self.made = {key: row for key, row in self.made.items() if not hasattr(row, "subject_id")}
        self.made["consent.Subject"] = subject
        died = self.draw.random() < 0.2
        self._row(Person, subject=subject, deceased=died,
                  death_noted_at=NOW - timedelta(days=self.draw.randint(1, 45)) if died else None)  # fmt: skip
        plan = self._row(models.Plan, next_follow_up=self._day() if self._coin() else None, ended_at=self._maybe(),
                         version=self.draw.randint(0, 1))  # fmt: skip
        self.made["plans.FollowUp"] = self._row(models.FollowUp, plan=plan)
        goal = self._row(models.Goal, plan=plan)
        for number in range(1, 4):
            alone = self._row(models.Goal, plan=plan, state=self._one(["wanted", "agreed", "ended"]))
            held = self._row(models.FollowUp, plan=plan, number=number + 10, recorded_at=self._moment())
            for whose in (goal, alone):
                self._row(
                    models.GoalResult, follow_up=held, goal=whose, own_level=1, professional_level=1, scale=None,
                    attained=None, wants=self._one(["step_down", "step_down", "continue"]),
                )  # fmt: skip
            if self._coin():
                self._row(models.Proposal, plan=plan, goal=alone, state="open", proposed_at=self._moment())
        for _ in range(8):
            self._part(plan, goal)
        for _ in range(3):
            self._row(models.Proposal, plan=plan, goal=goal, state=self._one(PROPOSAL.states))
            self._row(models.PersonReport, reaches_id=self._party(), answered_at=self._maybe(), plan=plan,
                      answer_promised_at=self._moment())  # fmt: skip
        support = self._row(models.CarerSupport, reaches_id=self._party(), answered_at=self._maybe(),
                            answer_promised_at=self._moment(), carer_id=new_id())  # fmt: skip
        self._ground(subject.pk, "request", support.pk)
        self._row(Rectification, reaches_id=self._party(), state=self._one(RECTIFICATION.states),
                  answered_at=None, due_on=self._moment().date())  # fmt: skip
        if self._coin():
            self._row(TeamMember, party_id=self._party(), is_coordinator=True, period=DateTimeTZRange(self._moment()))
        self._contacts()
        for _ in range(3):
            self._thread(subject.pk)
            self._call(subject.pk)
            self._meeting(plan)
            self._deviation(plan)
        self._consents()
        self._protection()
        for basis in ("own_work", "shared_plan", "application", "assignment", "close_one"):
            if self._coin():
                self._ground(subject.pk, basis, None)

    def _contacts(self) -> None:
        for kind in ("physician_contact", "home_care_contact"):
            self._contact(kind)

    def _contact(self, kind: str) -> None:
        """A named contact, over or not, whose holder or unit is in the team, has left, or never was."""
        long_ago, lately = NOW - timedelta(days=300), NOW - timedelta(days=self.draw.randint(1, 20))
        holder, unit = new_id(), self._one([None, new_id()])
        self._row(NamedContact, kind=kind, holder_id=holder, team_id=unit,
                  period=DateTimeTZRange(long_ago, self._one([None, None, NOW + timedelta(days=1), NOW])))  # fmt: skip
        for party_id in (holder, unit):
            if party_id and self._coin():
                self._row(TeamMember, party_id=party_id, is_coordinator=False, organisation_id=None,
                          period=DateTimeTZRange(long_ago, self._one([None, lately, NOW])))  # fmt: skip

    def _consents(self) -> None:
        """A yes of each kind, or half of one: over, soon to end, later or never."""
        for kind in ("plan", "sharing", "reading"):
            ends = self._one([None, NOW - timedelta(hours=1), NOW + timedelta(days=3), NOW + timedelta(days=40)])
            self._row(Consent, kind=kind, state=self._one(["given", "half"]), said_at=NOW - timedelta(days=90),
                      ends_at=ends, replaced_at=self._one([None, None, NOW]))  # fmt: skip

    def _protection(self) -> None:
        """Changes of the protection, some for less, answered or not, the last of which alone can wait."""
        writers = [self.worker.pk, self.elsewhere.pk, self.others_work.pk, self.others_work.pk, new_id()]
        for number in range(1, self.draw.randint(1, 4)):
            self._row(ProtectionChange, number=number, lowers=self._one([True, True, False]),
                      agreed=self._one([None, None, None, True, False]), written_by_id=self._one(writers),
                      recorded_at=self._moment())  # fmt: skip

    def _part(self, plan: Any, goal: Any) -> None:
        proposal = self._row(models.Proposal, plan=plan, goal=goal, state="chosen")
        basis = self._one(["sol", "lss", "association", "own"])
        part = self._row(
            models.Commitment, plan=plan, goal=goal, proposal=proposal,
            state=self._one([*COMMITMENT.states, "active", "active", "awaits_provider"]),
            owner_id=plan.subject_id if basis == "own" else self._one([*self.parties, plan.subject_id]),
            assignment=None, legal_basis=basis,
            title=self._one(["Dusch", "Kören"]), ends_on=self._day() if basis == "own" or self._coin() else None,
            recorded_at=self._moment(), changed_at=self._moment(),
        )  # fmt: skip
        application = self._row(
            models.Application, commitment=part,
            state=self._one(["submitted", "investigated", "decided", "decided", "withdrawn"]),
            investigator_id=self._one([None, self._party()]), applied_at=self._moment(),
        )  # fmt: skip
        decision = self._row(models.AuthorityDecision, application=application, period=DateRange(TODAY, None))
        if self._coin():
            part.assignment = self._row(
                models.ProviderAssignment, commitment=part, decision=decision,
                state=self._one(["given", "returned", "accepted"]),
                given_at=self._moment(), answered_at=self._moment(),
                unit=_make(self._model("organisations", "Unit"), self.made),
            )  # fmt: skip
            part.save()
            self._answers_for(part)
        for number in range(self.draw.randint(0, 2)):
            self._row(models.PartTerm, commitment=part, number=number, ends_then=self._coin(), from_day=TODAY,
                      ends_on=None)  # fmt: skip
        if self._coin():
            state = self._one(OWNER_CHANGE.states)
            ended = self._moment() if state in OWNER_CHANGE.ends else None
            self._row(models.OwnerChange, commitment=part, state=state, ended_at=ended, new_owner_id=self._party(),
                      meanwhile_id=self._party(), promised_at=self._moment(), changed_at=self._moment())  # fmt: skip
        report = self._row(models.PersonReport, plan=plan, answered_at=NOW, answer_promised_at=self._moment())
        self._row(models.MissedVisit, commitment=part, report=report, owner_id=self._party(),
                  explained_at=self._maybe(), closed_at=self._maybe(), answer_promised_at=self._moment())  # fmt: skip
        if self._coin():
            self._ground(part.subject_id, "request", part.pk)

    def _answers_for(self, part: Any) -> None:
        """What is asked about a part that somebody has an assignment for."""
        if self._coin():
            self._row(models.ImplementationPlan, commitment=part, assignment=part.assignment,
                      answered_at=self._maybe(), state=self._one(IMPLEMENTATION.states),
                      written_at=self._moment())  # fmt: skip
        follow_up = self.made["plans.FollowUp"]
        self._row(models.StepDown, commitment=part, follow_up=follow_up, state=self._one(STEP_DOWN.states),
                  moved_at=self._moment())  # fmt: skip

    def _thread(self, subject_id: UUID) -> None:
        part_id = self.rows["Commitment"][-1].pk if self._coin() else None
        self._row(Thread, state=self._one(THREAD.states), waits_for_id=self._one([*self.parties, subject_id]),
                  waiting_since=self._moment(), answer_by=self._moment(), part_id=part_id,
                  close_ones=[self._party()])  # fmt: skip

    def _call(self, subject_id: UUID) -> None:
        promised = NOW + timedelta(minutes=30 * self.draw.randint(-12, 4))
        self._row(CallRequest, state=self._one(CALL_ME.states), promised_at=promised, asked_at=self._moment(),
                  tried_at=promised + timedelta(minutes=self.draw.randint(-90, 90)) if self._coin() else None,
                  reaches_id=self._party(), coordinator_id=self._one([None, *self.parties]),
                  unit_id=self._one([None, self._party()]))  # fmt: skip

    def _meeting(self, plan: Any) -> None:
        state, start = self._one(CALL.states), NOW + timedelta(hours=self.draw.randint(-20, 100))
        call = self._row(models.PlanMeetingCall, plan=plan, state=state, called_by_id=self._party(), minutes=60,
                         called_at=self._moment(), told_at=self._maybe(), starts_at=start,
                         cancelled_at=NOW - timedelta(hours=self.draw.randint(1, 300)),
                         cancelled_by_id=self._one([None, *self.parties]),
                         changed_at=NOW - timedelta(hours=self.draw.randint(1, 300)),
                         changed_by_id=self._one([None, *self.parties]),
                         ends_at=start + timedelta(hours=1))  # fmt: skip
        times = [NOW + timedelta(days=self.draw.choice([-2, 1, 2, 3]), minutes=n) for n in range(2)]
        rows = [self._row(models.MeetingTime, call=call, starts_at=at, ends_at=at + timedelta(hours=1),
                          withdrawn_at=None if self._coin() else NOW) for at in times]  # fmt: skip
        for party in (plan.subject_id, *self.draw.sample(self.parties, 2)):
            answers = {str(row.pk): "yes" for row in rows if self.draw.random() < 0.9}
            row = self._row(models.MeetingParticipant, call=call, party_id=party, answers=answers,
                            answered_at=self._maybe(), coming=self._one(["", "yes", "no"]),
                            wished_starts_at=self._one([None, start + timedelta(hours=2)]), wished_at=NOW,
                            left_out_at=None if self._coin() else NOW)  # fmt: skip
            if party in self.parties:
                self._ground(plan.subject_id, "request", row.pk, party)
                self._ground(plan.subject_id, "request", call.pk, party)

    def _deviation(self, plan: Any) -> None:
        found = self._row(models.CooperationDeviation, plan=plan, commitment=None, noted_by_id=self._party(),
                          state=self._one(DEVIATION.states), noted_at=self._moment())  # fmt: skip
        answered = self._moment() if found.state == "answered" else self._maybe()
        self._row(models.DeviationAnswer, deviation=found, reaches_id=self._party(), answered_at=answered,
                  answer_promised_at=self._moment())  # fmt: skip

    def _row(self, model: Any, **given: Any) -> Any:
        """One row, the rest of its fields filled in by their kinds."""
        from tests.architecture.one_of_each import _asks, _value

        fields = {field.attname: _value(field, self.made) for field in model._meta.concrete_fields
                  if _asks(field) and field.name not in given and field.attname not in given}  # fmt: skip
        row = model(**fields, **given)
        row.save(force_insert=True)
        self.rows.setdefault(model.__name__, []).append(row)
        return row

    def _ground(self, subject_id: UUID, basis: str, scope_id: UUID | None, party: UUID | None = None) -> None:
        AccessGround.objects.create(
            county_id="04", subject_id=subject_id, party_id=party or self._party(), basis=basis, scope_id=scope_id,
            kinds=list(kinds_of(basis, narrowed=scope_id is not None)), written_by_id=new_id(),
            period=DateTimeTZRange(NOW - timedelta(days=9), None if self._coin() else NOW - timedelta(days=1)),
        )  # fmt: skip

    def _model(self, room: str, name: str) -> Any:
        from django.apps import apps

        return apps.get_model(room, name)

    def _party(self) -> UUID:
        return self._one(self.parties)

    def _one(self, among: Any) -> Any:
        return self.draw.choice(list(among))

    def _coin(self) -> bool:
        return self.draw.random() < 0.6

    def _moment(self) -> datetime:
        return NOW + timedelta(hours=self.draw.randint(-2400, 200))

    def _maybe(self) -> datetime | None:
        return self._moment() if self._coin() else None

    def _day(self) -> date:
        return TODAY + timedelta(days=self.draw.randint(-120, 120))
