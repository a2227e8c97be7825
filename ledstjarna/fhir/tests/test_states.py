"""Every state of the house's has its word in FHIR, or stands here with why it is not told."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import Lived
from ledstjarna.domain.plans.queries.activities import LIVED
from ledstjarna.fhir.export import care_plan, goal, task
from ledstjarna.fhir.export.telling import Telling
from ledstjarna.fhir.tests.validators import wrong_by_fhirkit, wrong_by_pyrofile
from ledstjarna.foundation.clock import now
from tests.spec.state_tables import TABLES

# A noun's states, and the table that maps each.
TOLD: dict[str, Any] = {
    "plan": care_plan.STATUSES,
    "sip": care_plan.SIP_ON,
    "goal": goal.STATUSES,
    "commitment": task.STATUSES,
}
# What has no resource of its own, and what of it is told.
NOT_TOLD = {
    "proposal": "what nobody has said yes to is between the person and the team",
    "application": "the authority's own matter; the part that waits for it is told (Task)",
    "assignment": "told by the part's state",
    "log_finding": "what those who check the log have looked into is theirs",
    "rectification": "what the person says is wrong is between them and whoever keeps it",
    "owner_change": "told by the part's state and, when somebody new has said yes, by its owner",
    "step_down": "a suggestion to the person; what they want with a goal is told (Goal, wants)",
    "activity": "only times that run are told, with their part (Task, times)",
    "meeting_call": "who is called to what is told by invitation (RFC 5545)",
    "deviation": "between those who cooperate",
    "implementation": "the provider's own plan",
    "call": "between the person and the team",
    "contact_wish": "between the person and the team; who is named is told (CareTeam)",
    "thread": "messages are for those in them",
    "emergency": "what those who check the log find is between them, the reader and the person",
    "visit": "the unit's own planning; what was to be done is told with its part (Task, times)",
    "help_call": "between colleagues on the same day",
    "plan_draft": "a suggestion to the planner of a unit, until it is taken",
    "notice": "word that there is something to read, and nothing more",
}
CODES = {
    "commitment": "draft requested received accepted rejected ready cancelled in-progress on-hold failed completed",
    "goal": "proposed planned accepted active on-hold completed cancelled rejected",
    "plan": "draft active on-hold revoked completed unknown",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.noun)
def test_a_new_state_needs_its_word(table: Any) -> None:
    if table.noun in TOLD:
        assert set(TOLD[table.noun]) == set(table.states), "map the state in ledstjarna/fhir/export"
    else:
        assert table.noun in NOT_TOLD, "tell it in ledstjarna/fhir/export, or say here why it is not told"


@pytest.mark.parametrize("noun", CODES)
def test_every_word_is_one_of_fhirs(noun: str) -> None:
    assert set(TOLD[noun].values()) <= set(CODES[noun].split())


def test_what_is_lived_is_the_same_here_and_there() -> None:
    assert {state for state, status in task.STATUSES.items() if status == task.LIVED} == set(LIVED)


@pytest.mark.parametrize("state", task.STATUSES)
@pytest.mark.parametrize("away", [False, True])
def test_a_part_in_any_state_is_valid(state: str, away: bool) -> None:
    one = UUID(int=1)
    part = Commitment(id=one, plan_id=one, goal_id=one, subject_id=one, owner_id=one, state=state, title="Promenad",
                      legal_basis="own", recorded_at=now())  # fmt: skip
    day = now().date()
    lived = Lived(times=(_walks(day),), pause=(day, None) if away else None)
    told = task.to_fhir(part, now(), lived, Telling(SimpleNamespace(kind="staff")))  # type: ignore[arg-type]
    assert not [*wrong_by_fhirkit(told), *wrong_by_pyrofile(told)]
    if away and state in LIVED:
        assert (told["status"], told["statusReason"]["coding"][0]["code"]) == ("on-hold", "person-away")
    else:
        assert told["status"] == task.STATUSES[state]
        assert "statusReason" not in told


def _walks(day: Any) -> Any:
    from datetime import time

    from ledstjarna.domain.plans.models import Activity

    return Activity(title="Runt sjön", starts_on=day, at_time=time(10), minutes=45,
                    rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")  # fmt: skip
