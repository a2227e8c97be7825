"""The door for reading teams."""

from ledstjarna.domain.teams.queries.members import (
    coordinated_by,
    coordinator,
    coordinators_of,
    my_persons,
    team,
)

__all__ = [
    "coordinated_by",
    "coordinator",
    "coordinators_of",
    "my_persons",
    "team",
]
