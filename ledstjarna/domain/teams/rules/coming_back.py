"""Who may be asked back into the team when the person says yes anew. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Membership:
    """That a party was in the team, for which organisation, and when they left."""

    id: UUID
    party_id: UUID
    organisation_id: UUID | None
    left_at: datetime


def may_come_back(
    memberships: Iterable[Membership], *, answered_at: Collection[datetime], covered: Collection[UUID],
    there: Collection[UUID], working: Collection[UUID],
) -> list[Membership]:  # fmt: skip
    """Those who left the team at the very moment that the person's yes to sharing ended, was taken back or no longer
    covered them (`answered_at`), whose organisation it covers now, who still work there and are not back already.

    Whoever has left in another way since is not asked: that was their own doing, or the team's. Nobody comes back by
    the yes itself: it lets an organisation be invited (SoL 2025:400 10:8; OSL 10:1), and whom is the person's to say.
    """
    last: dict[UUID, Membership] = {}
    for one in memberships:
        if one.party_id not in last or one.left_at > last[one.party_id].left_at:
            last[one.party_id] = one
    return sorted(
        (
            one for party_id, one in last.items()
            if one.left_at in answered_at and one.organisation_id in covered and party_id in working
            and party_id not in there
        ),
        key=lambda one: one.left_at, reverse=True,
    )  # fmt: skip
