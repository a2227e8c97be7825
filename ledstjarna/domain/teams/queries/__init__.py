"""The door for reading teams."""

from ledstjarna.domain.teams.queries.answering import answers_meanwhile, coordinating
from ledstjarna.domain.teams.queries.members import (
    coordinated_by,
    coordinator,
    coordinators_of,
    my_persons,
    team,
)

__all__ = [
    "answers_meanwhile",
    "coordinated_by",
    "coordinating",
    "coordinator",
    "coordinators_of",
    "my_persons",
    "team",
]
