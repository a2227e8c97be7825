"""The team around one person. One file per noun."""

from ledstjarna.domain.teams.models.member import TeamMember

__all__ = [
    "TeamMember",
]
