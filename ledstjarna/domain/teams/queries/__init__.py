"""The door for reading teams."""

from ledstjarna.domain.teams.queries.machines import (
    TeamRow,
    parties_around,
    teams_page,
)
from ledstjarna.domain.teams.queries.members import (
    coordinated_by,
    coordinator,
    coordinators_of,
    my_persons,
    team,
)

__all__ = [
    "TeamRow",
    "coordinated_by",
    "coordinator",
    "coordinators_of",
    "my_persons",
    "parties_around",
    "team",
    "teams_page",
]
