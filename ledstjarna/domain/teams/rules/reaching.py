"""Who is reached at a given moment when somebody asks for a contact: the contact, or whoever steps in. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody with a name, and when their assignment ends, if it does."""

    party_id: UUID
    ends: datetime | None = None

    def works(self, at: datetime) -> bool:
        """Whether they work at that moment."""
        return self.ends is None or at < self.ends


@dataclass(frozen=True, slots=True)
class Away:
    """That a contact is away, from `start` up to `end` (None: nobody knows), and who steps in, if anybody does."""

    start: datetime
    end: datetime | None
    stand_in: Worker | None = None

    def holds(self, at: datetime) -> bool:
        """Whether the contact is away at that moment."""
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Reached:
    """Who is reached, and as what: contact, stand_in, coordinator; or nobody with a name, and so the unit."""

    why: str
    party_id: UUID | None = None


def who_is_reached(
    holder: Worker | None, away: Sequence[Away], coordinator: Worker | None, at: datetime, *, takes_part: bool
) -> Reached:
    """The contact while they work and are not away; else who steps in for them; else the coordinator; else the unit.

    A coordinator who is the contact that is away does not step in for themself. A contact who no longer `takes_part`
    in the team reads nothing of the person, and neither does whoever stepped in for them: the coordinator is reached.
    """
    if not takes_part:
        holder, away = None, ()
    absences = [each for each in away if each.holds(at)]
    if holder and holder.works(at) and not absences:
        return Reached("contact", holder.party_id)
    for each in absences:
        if each.stand_in and each.stand_in.works(at):
            return Reached("stand_in", each.stand_in.party_id)
    if coordinator and coordinator.works(at) and (holder is None or coordinator.party_id != holder.party_id):
        return Reached("coordinator", coordinator.party_id)
    return Reached("unit")


def stand_in_hindrance(
    *, holder_id: UUID, stand_in_id: UUID, same_organisation: bool, stand_in_works: bool
) -> Finding | None:
    """Why somebody cannot step in: across an organisation's border consent comes first, and an invitation with it."""
    if stand_in_id == holder_id:
        return Finding("stands_in_for_themself", field_name="stand_in")
    if not stand_in_works:
        return Finding("stand_in_has_left", field_name="stand_in")
    if not same_organisation:
        return Finding("stand_in_elsewhere", section="OSL 8:1, 10:1", field_name="stand_in")
    return None


def away_findings(start: datetime | None, end: datetime | None, at: datetime) -> list[Finding]:
    """What is wrong with an absence: no beginning, or an end that has been or comes before it."""
    if start is None:
        return [Finding("away_from_missing", field_name="start")]
    if end is not None and (end <= start or end <= at):
        return [Finding("away_ends_before", field_name="end")]
    return []
