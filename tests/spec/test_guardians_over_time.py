"""Two guardians as time goes: whatever each says, for whom and how long, and takes back, in any order, what is shared
is what a plain account of the two says that both have agreed to (FB 6:13).
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from ledstjarna.domain.consent.actions import end_consents
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.models import Assessment
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.domain.teams.tests.test_guardians_consent import Family
from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.foundation.findings import RuleBroken

Said = tuple[frozenset[str], datetime | None]
WHOM = st.sampled_from([("region",), ("municipality",), ("region", "municipality")])


def both(one: Said, other: Said) -> Said | None:
    """What two have both said yes to: to those whom both name, until the earlier end."""
    whom = one[0] & other[0]
    return (whom, min((end for end in (one[1], other[1]) if end), default=None)) if whom else None


class Together(RuleBasedStateMachine):
    """What holds, and what each guardian has said that waits. A nurse and an assessor work with the child."""

    def __init__(self) -> None:
        super().__init__()
        self.now = AT + timedelta(days=1)
        self.holds: Said | None = None
        self.waits: dict[str, Said] = {}
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        with clock_set_to(self.now):
            self.family = Family()
            self.cast = self.family.cast
            self.nurse, assessor = self.cast.staff["nurse"], self.cast.staff["assessor"]
            begin_contact(by=self.cast.act(self.nurse), subject_id=self.cast.subject_id, reason="ringde", at=AT)
            area = AreaAssessed(life_area="d5", professional_level=3, need="Hjälp i duschen")
            about: dict[str, Any] = {"way": "meeting", "person_took_part": True, "seen": {}, "at": AT}
            assess(by=self.cast.act(assessor), subject_id=self.cast.subject_id, areas=[area], **about)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    def _over(self, said: Said | None) -> bool:
        return said is None or (said[1] is not None and said[1] <= self.now)

    def _says(self, who: str, state: str, whom: tuple[str, ...] = (), days: int | None = None) -> Said:
        guardian = getattr(self.family, who)
        last = None if days is None else self.now.astimezone(STOCKHOLM).date() + timedelta(days=days)
        set_viewer(guardian.parties, self.now)
        with clock_set_to(self.now), transaction.atomic():
            answer_consent(
                by=guardian, subject_id=self.cast.subject_id, kind="sharing", state=state, way="digital", at=self.now,
                organisations=[getattr(self.cast, one).pk for one in whom], last_day=last,
            )  # fmt: skip
        midnight = last and datetime(last.year, last.month, last.day, tzinfo=STOCKHOLM) + timedelta(days=1)
        return frozenset(whom), midnight or None

    @rule(hours=st.sampled_from([1, 24, 24 * 9]))
    def time_goes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=st.sampled_from(["mia", "olle"]), whom=WHOM, days=st.sampled_from([None, 0, 8]))
    def one_says_yes(self, who: str, whom: tuple[str, ...], days: int | None) -> None:
        if self._over(self.holds):
            self.holds = None
        other = self.waits.get("olle" if who == "mia" else "mia")
        try:
            said = self._says(who, "given", whom, days)
        except RuleBroken:
            mine = [self.waits.get(who), self.holds]
            assert any(one and one[0] == frozenset(whom) for one in mine), "only what one has said is refused"
            return
        agreed = None if self._over(other) else both(said, other or said)
        if agreed:
            self.holds, self.waits = agreed, {}
        else:
            self.holds = both(said, self.holds) if self.holds else None
            self.waits = self.waits | {who: said} if self.holds != said else {}
        self.now += timedelta(minutes=1)

    @precondition(lambda self: self.waits or not self._over(self.holds))
    @rule(who=st.sampled_from(["mia", "olle"]))
    def one_takes_it_back(self, who: str) -> None:
        self._says(who, "refused" if self._over(self.holds) else "withdrawn")
        self.holds, self.waits = None, {}
        self.now += timedelta(minutes=1)

    @rule()
    def the_clock_comes_by(self) -> None:
        with clock_set_to(self.now):
            end_consents(at=self.now)

    @invariant()
    def what_both_agreed_to_is_shared_and_nothing_else(self) -> None:
        shared = frozenset() if self.holds is None or self._over(self.holds) else self.holds[0]
        with clock_set_to(self.now):
            for name in ("region", "municipality"):
                assert self.family.shared_with(getattr(self.cast, name)) == (name in shared), name
        set_viewer(self.nurse.parties, self.now)
        assert Assessment.objects.exists() == bool(shared)


@pytest.mark.django_db
def test_whatever_two_guardians_say_in_whatever_order() -> None:
    run_state_machine_as_test(
        Together,
        settings=settings(
            max_examples=7, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
