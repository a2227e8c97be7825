"""When a part ends or gets a no, whoever was asked no longer reaches it: as `plans/actions/releasing.py` has it."""

from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS

_ANSWER_STAYS = timedelta(days=1)
_OF_PART = ("request", "care_request", "assignment", "application")
_WHOLE = ("care_request", "assignment")


def release(case: Case, part: Row, party: UUID, at: datetime) -> None:
    """End what a party reaches for this part, and who the person is when it was their only one."""
    for basis in _OF_PART:
        case.close_ground(party, basis, at, part["id"])
    others = (row for row in case.of(Commitment) if row["id"] != part["id"] and row["owner_id"] == party)
    if not any(row["state"] in LIVE_COMMITMENTS for row in others):
        for basis in _WHOLE:
            case.close_ground(party, basis, at)


def release_after_no(case: Case, part: Row, party: UUID, at: datetime) -> None:
    """The same after a no, once whoever said it has seen what they answered."""
    release(case, part, party, at + _ANSWER_STAYS)
