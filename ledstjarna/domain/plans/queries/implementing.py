"""How a provider carries out a part: the version that holds, and the one that is written or waits for the person."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.plans.models import Activity, Commitment, ImplementationPlan
from ledstjarna.domain.plans.rules.implementing import Timed
from ledstjarna.domain.plans.rules.snapshot import digest


@dataclass(frozen=True, slots=True)
class Implementation:
    """What is agreed, what is on its way, and what was agreed before, newest first."""

    agreed: ImplementationPlan | None
    open: ImplementationPlan | None
    before: list[ImplementationPlan]


def implementation(reading: Reading, commitment_id: UUID) -> Implementation:
    """Every version of one part's how that the reading reaches. One query."""
    rows = list(ImplementationPlan.objects.filter(**reading.rows, commitment_id=commitment_id).order_by("-number"))
    found = {row.state: row for row in reversed(rows)}
    before = [row for row in rows if row.state == "replaced"]
    return Implementation(found.get("agreed"), found.get("asked") or found.get("written"), before)


def implementation_is_intact(row: ImplementationPlan) -> bool:
    """Whether an agreed version still has the digest it was agreed with."""
    return digest(row.snapshot) == row.digest


def times_for_snapshot(part: Commitment) -> list[Timed]:
    """The part's standing times as a snapshot keeps them."""
    rows = Activity.objects.filter(commitment=part, state="running").order_by("id")
    return [(row.title, row.rule, row.at_time, row.minutes, row.starts_on, row.ends_on) for row in rows]


def decision_for_snapshot(part: Commitment) -> tuple[str, str]:
    """The decision's id and scope, as the assignment tells them to the provider."""
    given = part.assignment
    return (str(given.decision_id), given.scope) if given else ("", "")
