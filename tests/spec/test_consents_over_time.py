"""Consents and blocks as time goes: whatever is said, taken back, set and lifted, in any order, the database shows
what a plain account of it says is to be shown.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from ledstjarna.domain.consent.actions import end_consents, open_emergency, stop_reading
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.rules import ASKS_BEFORE, EMERGENCY_HOURS
from ledstjarna.domain.consent.rules.reading import COHERENT_DAYS
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.models import Assessment
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.actions import (
    answer_consent,
    begin_reading,
    lift_persons_block,
    renew_consent,
    set_persons_block,
)
from ledstjarna.domain.plans.tests.cast import AT, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.foundation.findings import RuleBroken

KINDS = ("sharing", "reading")


class Time(RuleBasedStateMachine):
    """The municipality has assessed; a nurse at the region works with the person. What does the nurse see, when?"""

    def __init__(self) -> None:
        super().__init__()
        self.now = AT + timedelta(days=1)
        self.given: dict[str, tuple[datetime, datetime | None] | None] = {"sharing": None, "reading": None}
        self.blocked: dict[str, UUID] = {}  # level: block
        self.reading_until = self.reading_for = self.emergency_until = self.now
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        with clock_set_to(AT + timedelta(hours=1)):
            self.cast = gather()
            self.nurse, self.assessor = self.cast.staff["nurse"], self.cast.staff["assessor"]
            for by in (self.assessor, self.nurse):
                begin_contact(by=self.cast.act(by), subject_id=self.cast.subject_id, reason="ringde", at=AT)
            area = AreaAssessed(life_area="d5", professional_level=3, need="Hjälp i duschen")
            about = {"way": "meeting", "person_took_part": True, "areas": [area], "seen": {}, "at": AT}
            assess(by=self.cast.act(self.assessor), subject_id=self.cast.subject_id, **about)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    def _about(self, viewer: Any) -> dict[str, Any]:
        set_viewer(viewer.parties, self.now)
        return {"by": viewer, "subject_id": self.cast.subject_id, "at": self.now}

    def _where(self, level: str) -> dict[str, Any]:
        about: dict[str, Any] = {"organisation_id": self.cast.municipality.pk, "way": "digital"}
        if level == "unit":
            about["unit_id"] = self.cast.units["assessment"].pk
        return about | ({"process": "assessment"} if level == "process" else {})

    @rule(hours=st.sampled_from([1, EMERGENCY_HOURS, 24 * COHERENT_DAYS]))
    def time_goes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    def _says_yes(self, kind: str) -> bool:
        said = self.given[kind]
        return said is not None and (said[1] is None or self.now < said[1])

    @rule(kind=st.sampled_from(KINDS), days=st.sampled_from([None, 0, 1, 20]))
    def says_yes_or_takes_it_back(self, kind: str, days: int | None) -> None:
        state = "withdrawn" if self._says_yes(kind) else "given"
        last = None if days is None else self.now.astimezone(STOCKHOLM).date() + timedelta(days=days)
        with clock_set_to(self.now):
            answer_consent(
                **self._about(self.cast.person), kind=kind, state=state, way="digital", last_day=last,
                organisations=[self.cast.region.pk] if state == "given" else [],
            )  # fmt: skip
        self.given[kind] = None
        if state == "given":
            midnight = last and datetime(last.year, last.month, last.day, tzinfo=STOCKHOLM) + timedelta(days=1)
            self.given[kind] = (self.now, midnight)
        elif kind == "reading":
            self.reading_until = self.now
        self.now += timedelta(minutes=1)

    @rule(kind=st.sampled_from(KINDS))
    def renews(self, kind: str) -> None:
        said = self.given[kind]
        with clock_set_to(self.now):
            about = {**self._about(self.cast.person), "kind": kind, "way": "digital"}
            if said is None or said[1] is None or self.now < said[1] - ASKS_BEFORE:
                with pytest.raises(RuleBroken), transaction.atomic():
                    renew_consent(**about)
            else:
                still = self._says_yes(kind)
                self.given[kind] = (self.now, ends := renew_consent(**about).ends_at)
                if kind == "reading" and still and self.reading_until > self.now:
                    self.reading_until = min(self.reading_for, ends or self.reading_for)
        self.now += timedelta(minutes=1)

    @rule()
    def the_clock_comes_by(self) -> None:
        with clock_set_to(self.now):
            end_consents(at=self.now)

    @rule(level=st.sampled_from(["organisation", "unit", "process"]))
    def blocks_or_lifts(self, level: str) -> None:
        with clock_set_to(self.now):
            about = self._about(self.cast.person)
            if level in self.blocked:
                lift_persons_block(**about, block_id=self.blocked.pop(level), way="digital")
            else:
                self.blocked[level] = set_persons_block(**about, **self._where(level))
        self.now += timedelta(minutes=1)

    @rule()
    def the_nurse_begins_to_read(self) -> None:
        with clock_set_to(self.now):
            about = self._about(self.nurse)
            if self._says_yes("reading"):
                begin_reading(**about, route="consent", relevance="ny medicin")
                self.reading_until = self.reading_for = self.now + timedelta(days=COHERENT_DAYS)
                if (said := self.given["reading"]) and said[1]:
                    self.reading_until = min(self.reading_until, said[1])
            else:
                with pytest.raises(RuleBroken), transaction.atomic():
                    begin_reading(**about, route="consent", relevance="ny medicin")
        self.now += timedelta(minutes=1)

    @precondition(lambda self: self.reading_until > self.now)
    @rule()
    def the_nurse_stops(self) -> None:
        with clock_set_to(self.now):
            stop_reading(**self._about(self.nurse))
        self.reading_until = self.now

    @rule()
    def the_nurse_opens_an_emergency(self) -> None:
        with clock_set_to(self.now):
            open_emergency(**self._about(self.nurse), danger="life", reason="medvetslös")
        if self.emergency_until <= self.now:
            self.emergency_until = self.now + timedelta(hours=EMERGENCY_HOURS)

    @invariant()
    def the_database_shows_what_the_account_says(self) -> None:
        lets = self._says_yes("sharing") or self.reading_until > self.now or self.emergency_until > self.now
        set_viewer(self.nurse.parties, self.now)
        assert Assessment.objects.exists() == (lets and not self.blocked)
        set_viewer(self.assessor.parties, self.now)
        assert Assessment.objects.exists(), "whoever wrote it is never shut out by a block around themself"


@pytest.mark.django_db
def test_whatever_happens_in_whatever_order() -> None:
    run_state_machine_as_test(
        Time,
        settings=settings(
            max_examples=14, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
