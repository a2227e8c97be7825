"""Who can be asked to take over a part: whoever has only to promise, or another care unit for what is health care."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.web.team.propose.owners import named_in, owner_groups

Choices = list[tuple[str, list[tuple[str, str]]]]
_BY_PROMISE = ("close_one", "association", "open_support")


def who_can_take_over(
    reading: Reading, person: Person, part: Commitment
) -> tuple[Choices, dict[str, tuple[str, Owner]]]:
    """The list's rows in groups, and behind each value the basis and the owner. Whoever has the part is left out."""
    rows: Choices = []
    found: dict[str, tuple[str, Owner]] = {}
    for basis in ("health",) if part.legal_basis == "health" else _BY_PROMISE:
        for group in owner_groups(reading, person, basis):
            owners = {key: owner for key, owner in group.owners.items() if owner.party_id != part.owner_id}
            if owners:
                rows.append(
                    (group.label, [(f"{basis}:{key}", named_in(group, owner)) for key, owner in owners.items()])
                )
                found |= {f"{basis}:{key}": (basis, owner) for key, owner in owners.items()}
    return rows, found
