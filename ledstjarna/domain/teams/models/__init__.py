"""The team around one person. One file per noun."""

from ledstjarna.domain.teams.models.call import CallAttempt, CallChannel, CallRequest
from ledstjarna.domain.teams.models.contact import ContactAbsence, ContactWish, NamedContact, NamedContactKind
from ledstjarna.domain.teams.models.member import TeamMember
from ledstjarna.domain.teams.models.thread import Matter, Message, PassedOn, Thread

__all__ = [
    "CallAttempt",
    "CallChannel",
    "CallRequest",
    "ContactAbsence",
    "ContactWish",
    "Matter",
    "Message",
    "NamedContact",
    "NamedContactKind",
    "PassedOn",
    "TeamMember",
    "Thread",
]
