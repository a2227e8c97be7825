"""A person's local reserve number: the only number that staff write down, for whoever has no personnummer."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import identifiers, identity_number
from ledstjarna.foundation.identity import SYSTEMS, Kind

_RESERVE = next(system.uri for system in SYSTEMS if system.code == Kind.LOCAL_RESERVE)


def reserve_number_of(reading: Reading) -> str:
    """The whole reserve number of somebody who has no other; empty for everybody else."""
    rows = identifiers(reading)
    reserve = [row for row in rows if row.system == _RESERVE]
    return identity_number(reading, whole=True) if reserve and not any(row.official for row in rows) else ""
