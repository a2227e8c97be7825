"""What waits, asked in one statement, beside a slow and obvious second telling over rows that chance has made."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround, Subject
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.domain.organisations.actions import set_up_county
from ledstjarna.domain.plans import models
from ledstjarna.domain.plans.rules.expiring import COMING, ENDED, FOLLOW_UP_BEGINS, expiry_phase
from ledstjarna.domain.plans.rules.states import COMMITMENT, OWNER_CHANGE, PROPOSAL
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.worklists.queries import KINDS, work_of
from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.foundation.ids import new_id
from tests.architecture.one_of_each import _make

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
Told = tuple[str, UUID, UUID | None, datetime | None]


class Chance:
    """Rows about a few persons, of every table where something can wait, in any state."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        county = set_up_county(code="04", name="län")
        self.made: dict[str, Any] = {"organisations.County": county}
        self.parties = [new_id() for _ in range(4)]
        self.rows: dict[str, list[Any]] = {}
        for _ in range(5):
            self._person()

    def _person(self) -> None:
        subject = Subject.objects.create(county_id="04")
        self.made = {key: row for key, row in self.made.items() if not hasattr(row, "subject_id")}
        self.made["consent.Subject"] = subject
        plan = self._row(models.Plan, next_follow_up=self._day(), ended_at=self._moment() if self._coin() else None)
        goal = self._row(models.Goal, plan=plan)
        for _ in range(6):
            self._part(plan, goal)
        for _ in range(3):
            self._row(models.Proposal, plan=plan, goal=goal, state=self._one(PROPOSAL.states))
            self._row(models.PersonReport, reaches_id=self._party(), answered_at=self._maybe(), plan=plan,
                      answer_promised_at=self._moment())  # fmt: skip
        support = self._row(models.CarerSupport, reaches_id=self._party(), answered_at=self._maybe(),
                            answer_promised_at=self._moment(), carer_id=new_id())  # fmt: skip
        self._ground(subject.pk, "request", support.pk)
        if self._coin():
            self._row(TeamMember, party_id=self._party(), is_coordinator=True, period=DateTimeTZRange(self._moment()))
        for basis in ("own_work", "shared_plan", "application", "assignment"):
            if self._coin():
                self._ground(subject.pk, basis, None)

    def _part(self, plan: Any, goal: Any) -> None:
        proposal = self._row(models.Proposal, plan=plan, goal=goal, state="chosen")
        part = self._row(
            models.Commitment, plan=plan, goal=goal, proposal=proposal, state=self._one(COMMITMENT.states),
            owner_id=self._party(), legal_basis=self._one(["sol", "lss", "association"]), assignment=None,
            title=self._one(["Dusch", "Kören"]), ends_on=self._day() if self._coin() else None,
            recorded_at=self._moment(), changed_at=self._moment(),
        )  # fmt: skip
        application = self._row(
            models.Application, commitment=part, state=self._one(["submitted", "investigated", "decided", "withdrawn"]),
            investigator_id=self._one([None, self._party()]), applied_at=self._moment(),
        )  # fmt: skip
        decision = self._row(models.AuthorityDecision, application=application, period=DateRange(TODAY, None))
        if self._coin():
            part.assignment = self._row(
                models.ProviderAssignment, commitment=part, decision=decision, state=self._one(["given", "declined"]),
                given_at=self._moment(), unit=_make(self._model("organisations", "Unit"), self.made),
            )  # fmt: skip
            part.save()
        if self._coin():
            state = self._one(OWNER_CHANGE.states)
            ended = self._moment() if state in OWNER_CHANGE.ends else None
            self._row(models.OwnerChange, commitment=part, state=state, ended_at=ended, new_owner_id=self._party(),
                      meanwhile_id=self._party(), promised_at=self._moment(), changed_at=self._moment())  # fmt: skip
        if self._coin():
            self._ground(part.subject_id, "request", part.pk)

    def _row(self, model: Any, **given: Any) -> Any:
        """One row, the rest of its fields filled in by their kinds."""
        from tests.architecture.one_of_each import _asks, _value

        fields = {field.attname: _value(field, self.made) for field in model._meta.concrete_fields
                  if _asks(field) and field.name not in given and field.attname not in given}  # fmt: skip
        row = model(**fields, **given)
        row.save(force_insert=True)
        self.rows.setdefault(model.__name__, []).append(row)
        return row

    def _ground(self, subject_id: UUID, basis: str, scope_id: UUID | None) -> None:
        AccessGround.objects.create(
            county_id="04", subject_id=subject_id, party_id=self._party(), basis=basis, scope_id=scope_id,
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


class Slowly:
    """The same, row by row in Python: which rows a party reaches, which of them wait, for whom, and until when."""

    def __init__(self, chance: Chance, parties: set[UUID]) -> None:
        self.rows, self.parties = chance.rows, parties
        self.grounds = [g for g in AccessGround.objects.all() if g.party_id in parties and NOW in _range(g.period)]

    def reaches(self, subject_id: UUID, kind: str, part: UUID | None = None) -> bool:
        return any(
            g.subject_id == subject_id and (kind in g.kinds if g.scope_id is None else part and g.scope_id == part)
            for g in self.grounds
        )

    def told(self) -> Iterator[Told]:
        for row in self.rows["Commitment"]:
            if self.reaches(row.subject_id, "plan", row.pk):
                yield from self._part(row)
        yield from self._others()

    def _part(self, part: Any) -> Iterator[Told]:
        application = next(a for a in self.rows["Application"] if a.commitment_id == part.pk)
        sees_matter = self.reaches(part.subject_id, "decision", part.pk)
        kind = {"awaits_owner": "part_asked", "awaits_assessment": "part_to_assess"}.get(part.state)
        if kind:
            yield kind, part.pk, part.owner_id, part.changed_at + timedelta(days=7)
        if sees_matter and application.state in ("submitted", "investigated"):
            whose = application.investigator_id or part.owner_id
            yield "application_undecided", application.pk, whose, application.applied_at + timedelta(days=60)
        waits_for_answer = part.assignment is not None and part.assignment.state == "given"
        if sees_matter and application.state == "decided" and part.state == "awaits_provider" and not waits_for_answer:
            whose = application.investigator_id or part.owner_id
            yield "provider_to_find", application.pk, whose, part.changed_at + timedelta(days=14)
        if self._ends(part):
            day = datetime(part.ends_on.year, part.ends_on.month, part.ends_on.day, tzinfo=STOCKHOLM)
            row = application if sees_matter else part
            yield "decision_ends", row.pk, application.investigator_id if sees_matter else None, day
        for given in self.rows.get("ProviderAssignment", []):
            if given.commitment_id == part.pk and given.state == "given":
                yield "assignment_given", given.pk, given.unit_id, given.given_at + timedelta(days=3)
        for change in self.rows.get("OwnerChange", []):
            if change.commitment_id == part.pk:
                yield from _change(change)

    def _ends(self, part: Any) -> bool:
        live = part.state in ("active", "awaits_provider")
        if not live or expiry_phase(part.legal_basis, part.ends_on, TODAY) not in (COMING, ENDED):
            return False
        alike = [n for n in self.rows["Commitment"] if (n.goal_id, n.legal_basis, n.title) == (
            part.goal_id, part.legal_basis, part.title)]  # fmt: skip
        return not any(
            n.recorded_at > part.recorded_at and n.state in ("awaits_decision", "awaits_provider", "active")
            and self.reaches(n.subject_id, "plan", n.pk)
            for n in alike
        )  # fmt: skip

    def _others(self) -> Iterator[Told]:
        for row in self.rows["Proposal"]:
            if not self.reaches(row.subject_id, "plan"):
                continue
            if row.state in ("open", "thinking", "other_guardian"):
                yield "proposal_open", row.pk, row.subject_id, None
            if row.state == "asked":
                due = row.proposed_at + timedelta(days=7)
                yield "wish_unanswered", row.pk, self._coordinator(row.subject_id), due
        yield from self._promised()

    def _promised(self) -> Iterator[Told]:
        for row in self.rows["PersonReport"]:
            if row.answered_at is None and self.reaches(row.subject_id, "plan"):
                yield row.kind, row.pk, row.reaches_id, row.answer_promised_at
        for row in self.rows["Plan"]:
            soon = row.next_follow_up <= TODAY + FOLLOW_UP_BEGINS
            if row.ended_at is None and soon and self.reaches(row.subject_id, "plan"):
                after = row.next_follow_up + timedelta(days=1)
                due = datetime(after.year, after.month, after.day, tzinfo=STOCKHOLM)
                yield "follow_up", row.pk, self._coordinator(row.subject_id), due
        for row in self.rows["CarerSupport"]:
            if row.answered_at is None and self.reaches(row.subject_id, "nobody's", row.pk):
                yield "carer_support", row.pk, row.reaches_id, row.answer_promised_at

    def _coordinator(self, subject_id: UUID) -> UUID | None:
        found = [m for m in self.rows.get("TeamMember", []) if m.subject_id == subject_id]
        return found[0].party_id if found and self.reaches(subject_id, "team") else None


def _change(row: Any) -> Iterator[Told]:
    if row.state == "sought":
        yield "owner_sought", row.pk, row.meanwhile_id, row.promised_at
    if row.state == "asked":
        yield "owner_asked", row.pk, row.new_owner_id, row.promised_at
    if row.state == "awaits_person":
        yield "owner_for_person", row.pk, row.subject_id, None


class _range:
    def __init__(self, period: Any) -> None:
        self.period = period

    def __contains__(self, at: datetime) -> bool:
        return self.period.lower <= at and (self.period.upper is None or at < self.period.upper)


@pytest.mark.parametrize("seed", range(6))
def test_every_viewer_is_told_exactly_what_waits_within_their_reach(seed: int) -> None:
    with clock_set_to(NOW):
        with automatic_run("test"):
            chance = Chance(seed)
        told = 0
        sets: list[Callable[[], set[UUID]]] = [lambda: {chance.parties[0]}, lambda: set(chance.parties[1:3]), set]
        for parties in (each() for each in sets):
            with automatic_run("test"):
                slow = sorted(Slowly(chance, parties).told(), key=str)
            viewer = Viewer(new_id(), tuple(parties), "staff", "Sara Ek", county_id="04")
            set_viewer(viewer.parties)
            fast = [(item.kind, item.row_id, item.whose_id, item.due) for item in work_of(viewer)]
            assert _in_utc(fast) == _in_utc(slow)
            told += len(fast)
        assert told > 20


def test_chance_makes_every_kind() -> None:
    with clock_set_to(NOW), automatic_run("test"):
        kinds: set[str] = set()
        for seed in range(3):
            chance = Chance(seed)
            kinds |= {told[0] for told in Slowly(chance, set(chance.parties)).told()}
            AccessGround.objects.all().delete()
    assert set(KINDS) - kinds <= {"nobody_came"}  # a report of the other kind stands in the same column


def _in_utc(told: list[Told]) -> list[tuple[Any, ...]]:
    return sorted(((kind, row, whose, due.astimezone(UTC) if due else None) for kind, row, whose, due in told), key=str)
