"""Who says whether a measure of health care suits, who prescribes, and what stands of what they have said. Pure.

Whether it suits is a professional's to assess; what is done, how often and how long is a licensed one's to prescribe
(PSL 2010:659 4:1, 6:1 [M]), both of the care giver that answers for the part (PDL 2008:355 1:3). What was said stays as
it was said, with whose it was (PDL 3:6): the yes to a part is the first that suits, and what holds now the last that
says what is prescribed. Somebody close reads neither (OSL 2009:400 25:1 [M]), however much of the plan they may read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH, is_health_care
from ledstjarna.foundation.findings import Finding

# Who holds a plan together there may assess, and need not be licensed [M].
PRESCRIBES = ASSESSES_HEALTH - {"coordinator"}
ASSESSES, LICENSED = "PSL 2010:659 6:1", "PSL 2010:659 4:1, 6:1"


@dataclass(frozen=True, slots=True)
class HealthSaid:
    """The assessment of a part, and every time somebody prescribed, the latest first."""

    assessment: Any | None = None
    prescriptions: tuple[Any, ...] = ()

    @property
    def prescribed(self) -> Any | None:
        """What holds now."""
        return self.prescriptions[0] if self.prescriptions else None


def said_in(rows: Iterable[Any]) -> HealthSaid:
    """What stands of what was said of one part. By when it was said: an id tells of no order where rows come from
    elsewhere."""
    said = sorted(rows, key=lambda row: row.assessed_at)  # of the same moment, as they come
    suits = [row for row in said if row.suitable]
    latest_no = said[-1] if said else None
    return HealthSaid(suits[0] if suits else latest_no, tuple(row for row in reversed(suits) if row.ordination))


def reads_what_health_care_says(kind: str) -> bool:
    """Whether a viewer of this kind may read assessments and prescriptions where they reach the plan."""
    return kind != "close_one"


def goes_on(basis: str, state: str) -> bool:
    """Whether a part is health care that goes on: what is said of it then is what is prescribed from now on."""
    return is_health_care(basis) and state == "active"


def assessing_findings(
    *, role: str, ours: bool, suitable: bool, why: str, ordination: str = ""
) -> list[Finding | None]:
    """What stands in the way of an assessment. `ours`: of the care giver that answers for the part."""
    prescribes = bool(ordination.strip())
    return [
        None if role in ASSESSES_HEALTH else Finding("role_does_not_assess", {"role": role}, section=ASSESSES),
        *_by_whom_and_why(ours=ours, why=why),
        Finding("role_does_not_prescribe", {"role": role}, section=LICENSED, field_name="ordination")
        if prescribes and role in ASSESSES_HEALTH - PRESCRIBES else None,
        # Neither is thrown away for the other: whoever wrote both says which holds.
        Finding("prescribed_with_no", section="PDL 2008:355 3:6", field_name="ordination")
        if prescribes and not suitable else None,
    ]  # fmt: skip


def hindered_to_assess(*, role: str, ours: bool) -> Finding | None:
    """Why somebody would not be let, whatever they wrote: to be said before they write."""
    return next(filter(None, assessing_findings(role=role, ours=ours, suitable=True, why="x")), None)


def prescribing_findings(
    *, role: str, ours: bool, basis: str, state: str, why: str, ordination: str
) -> list[Finding | None]:
    """What stands in the way of prescribing for a part that goes on."""
    return [
        None if role in PRESCRIBES else Finding("role_does_not_prescribe", {"role": role}, section=LICENSED),
        *_by_whom_and_why(ours=ours, why=why),
        None if goes_on(basis, state) else Finding("nothing_to_prescribe"),
        None if ordination.strip() else Finding("ordination_missing", field_name="ordination"),
    ]


def may_prescribe(*, role: str, ours: bool, basis: str, state: str) -> bool:
    """Whether somebody would be let, with words for it."""
    found = prescribing_findings(role=role, ours=ours, basis=basis, state=state, why="x", ordination="x")
    return not any(found)


def _by_whom_and_why(*, ours: bool, why: str) -> list[Finding | None]:
    return [
        None if ours else Finding("other_care_giver", section="PDL 2008:355 1:3"),
        None if why.strip() else Finding("why_missing", field_name="why"),
    ]
