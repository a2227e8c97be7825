"""How the person's identity is protected, and how that has changed."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.models import ProtectionChange


@dataclass(frozen=True, slots=True)
class ProtectionSeen:
    """The changes, the newest first; which of them waits for an answer; the number that a writer saw."""

    changes: tuple[ProtectionChange, ...]
    waits: ProtectionChange | None

    @property
    def version(self) -> int:
        """The number of the last change, 0 where there is none."""
        return self.changes[0].number if self.changes else 0


def protection_seen(reading: Reading) -> ProtectionSeen:
    """Every change of the protection. One query."""
    reading.needs(BASIC)
    changes = tuple(ProtectionChange.objects.filter(**reading.rows).order_by("-number"))
    last = changes[0] if changes else None
    return ProtectionSeen(changes, last if last and last.waits else None)


def lowering_that_waits(reading: Reading, protection_change_id: UUID | None = None) -> ProtectionChange | None:
    """The request for less protection that waits for an answer; where an id is given, if it is that one. One query."""
    waits = protection_seen(reading).waits
    return waits if waits and protection_change_id in (None, waits.pk) else None
