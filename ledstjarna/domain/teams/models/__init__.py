"""The team around one person. One file per noun."""

from ledstjarna.domain.teams.models.member import TeamMember
from ledstjarna.domain.teams.models.thread import Matter, Message, PassedOn, Thread

__all__ = [
    "Matter",
    "Message",
    "PassedOn",
    "TeamMember",
    "Thread",
]
