"""What a visit asks of whoever comes, what the person wishes, and what somebody can: who may not come, and why. Pure.

The codes are the house's own short list: change it here. A delegation is one person's, for one task, and for at most a
year (SOSFS 1997:14 [M]); the ability that needs none is one somebody has learnt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from ledstjarna.foundation.findings import Finding

DELEGATED = ("medicine", "insulin", "wound", "catheter", "tube_feeding")
LEARNT = ("lift", "dementia", "palliative")
ABILITIES = (*DELEGATED, *LEARNT)
LONGEST = timedelta(days=366)  # a delegation
SEXES = ("female", "male")


@dataclass(frozen=True, slots=True)
class Able:
    """What somebody can: each ability with the last day that it holds, None where it does not end."""

    abilities: Mapping[str, date | None] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    sex: str = ""

    def can(self, code: str, day: date) -> bool:
        """Whether they can, that day."""
        if code not in self.abilities:
            return False
        last = self.abilities[code]
        return last is None or day <= last


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wishes of those who come to a part, and what the part asks of them."""

    preferred: frozenset[UUID] = frozenset()
    never: frozenset[UUID] = frozenset()
    sex: str = ""
    sex_required: bool = False
    language: str = ""
    abilities: frozenset[str] = frozenset()


NO_WISH, NOTHING_SAID = Wish(), Able()


def barred(wish: Wish, carer_id: UUID, able: Able, day: date) -> str:
    """Why somebody never comes to a visit of that day, as a code; "" where nothing bars them."""
    if carer_id in wish.never:
        return "refused"
    if wish.sex_required and wish.sex and able.sex != wish.sex:
        return "other_sex"
    return "" if all(able.can(code, day) for code in wish.abilities) else "not_able"


def together(wishes: Iterable[Wish]) -> Wish:
    """One person's wishes of several parts as one, for who is asked about persons alone: what is refused is refused."""
    rows = list(wishes)
    return Wish(
        frozenset().union(*(one.preferred for one in rows)) - frozenset().union(*(one.never for one in rows)),
        frozenset().union(*(one.never for one in rows)),
        next((one.sex for one in sorted(rows, key=lambda one: not one.sex_required) if one.sex), ""),
        any(one.sex and one.sex_required for one in rows), next((one.language for one in rows if one.language), ""),
    )  # fmt: skip


def wish_findings(wish: Wish, *, staff: Iterable[UUID]) -> list[Finding]:
    """What is wrong with a wish: of staff of the unit, nobody both wished for and refused, of what is known."""
    known = set(staff)
    return [
        *([Finding("carer_unknown", field_name="preferred")] if not wish.preferred | wish.never <= known else []),
        *([Finding("wished_and_refused", field_name="never")] if wish.preferred & wish.never else []),
        *([Finding("ability_unknown", field_name="abilities")] if not wish.abilities <= set(ABILITIES) else []),
        *([Finding("sex_of_whom", field_name="sex")] if wish.sex_required and wish.sex not in SEXES else []),
    ]


def able_findings(able: Able, *, today: date) -> list[Finding]:
    """What is wrong with what somebody is said to be able to: a delegation has a last day, ahead, within a year."""
    found = []
    for code in DELEGATED:
        last = able.abilities.get(code)
        if code in able.abilities and (last is None or not today <= last <= today + LONGEST):
            found.append(Finding("delegation_last_day", field_name=f"until_{code}"))
    return found
