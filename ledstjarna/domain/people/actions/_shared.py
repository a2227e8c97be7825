"""What the actions of this room share."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.models import Person
from ledstjarna.foundation.findings import ChangedMeanwhile


def locked_person(change: Reading) -> Person:
    """The person's row, locked: changes to one person in this room wait for each other."""
    return Person.objects.select_for_update(of=("self",)).get(**change.rows)


def envelope(change: Reading, at: datetime) -> dict[str, Any]:
    """The fields that every event of this change carries."""
    return {
        "county_id": change.county_id,
        "subject_id": change.subject_id,
        "actor_id": change.viewer.party_id,
        "happened_at": at,
    }


def refuse_stale(what: str, version: int, mine: Any, theirs: Any) -> None:
    """Raise ChangedMeanwhile with the fields in which two dataclasses differ; do nothing when none does."""
    wanted, standing = asdict(mine), asdict(theirs)
    differing = [name for name in wanted if wanted[name] != standing[name]]
    if differing:
        raise ChangedMeanwhile(
            what=what,
            version=version,
            mine={name: wanted[name] for name in differing},
            theirs={name: standing[name] for name in differing},
        )
