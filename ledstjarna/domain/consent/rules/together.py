"""What holds when several decide together: a yes is what all of them have said yes to. Pure.

Two guardians decide together (FB 6:13); each of them takes back alone, at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes: to whom, where it names anybody, and until when (None: until it is taken back)."""

    organisations: frozenset[UUID] = frozenset()
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """What holds now (None: nothing), and whether the rest of the yes waits for the others."""

    holds: Yes | None
    waits: bool


def said_together(
    asked: Yes, others: Collection[Yes | None], standing: Yes | None, *, names_whom: bool
) -> Together:  # fmt: skip
    """What comes of a yes that one of them says. `others`: what each of the others has said yes to and still waits
    (None: nothing); `standing`: what they have all agreed to before; `names_whom`: a yes to nobody is no yes.

    What all have said yes to holds. Until then what stood goes on as far as this yes goes along with it: a yes to
    fewer, or for a shorter time, takes back alone. Source: FB 6:13.
    """
    said = [yes for yes in others if yes is not None]
    if len(said) == len(others) and (whole := _common([asked, *said], names_whom)):
        return Together(whole, waits=False)
    holds = _common([asked, standing], names_whom) if standing else None
    return Together(holds, waits=holds != asked)


def _common(said: Sequence[Yes], names_whom: bool) -> Yes | None:
    whom = frozenset.intersection(*(yes.organisations for yes in said))
    ends = min((yes.ends_at for yes in said if yes.ends_at), default=None)
    return None if names_whom and not whom else Yes(whom, ends)
