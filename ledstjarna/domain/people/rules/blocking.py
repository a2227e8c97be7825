"""Who may set and lift a block in the person's place: for what it hides. 2022:913 2:3; PDL 4:4."""

from collections.abc import Collection
from datetime import date

from ledstjarna.domain.consent.rules import CARE, lifting_sectors
from ledstjarna.domain.people.rules.mandates import Held, may_choose_for
from ledstjarna.foundation.findings import Finding


def block_matters(sectors: Collection[str]) -> tuple[str, ...]:
    """The matters a block is of, by the sectors of those it hides what they write: patients' records are of health,
    the social services' of social matters. What belongs to neither is taken as the social services' [M].
    """
    return tuple("health" if one == CARE else "social" for one in sorted(lifting_sectors((), sectors)))


def others_block_hindrance(
    mandates: Collection[Held], *, sectors: Collection[str], birth_date: date | None, on: date, person_says: str = "",
    persons_own: bool = False,
) -> Finding | None:  # fmt: skip
    """Why a representative with these mandates may not set or lift a block around what `sectors` write.

    They need every matter that it is of: a framtidsfullmakt does not reach patients' records (LFF 2 §), so neither the
    whole of a municipality that gives care. `persons_own`: that it is to be lifted, and that the person set it
    themself. That is theirs alone, whatever somebody says of their will: they lift it by a word, in any way [M].
    """
    if persons_own:
        return Finding("block_is_persons_own", section="2022:913 2:3; PDL 4:4")
    for matter in block_matters(sectors):
        hindrance = may_choose_for(mandates, matter=matter, birth_date=birth_date, on=on, person_says=person_says)
        if hindrance:
            return hindrance
    return None


def lets_in_hindrance(*, themself: bool) -> Finding | None:
    """Why a representative may not let somebody close read: it would be themself. Nobody acts for another in what is
    between the two of them (FB 12:8, for a god man; a framtidsfullmakt alike [M]).
    """
    return Finding("nobody_lets_themself_in", section="FB 12:8") if themself else None
