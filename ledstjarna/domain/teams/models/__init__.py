"""The team around one person. One file per noun."""

from ledstjarna.domain.teams.models.call import CallAttempt, CallChannel, CallRequest
from ledstjarna.domain.teams.models.contact import ContactAbsence, ContactWish, NamedContact, NamedContactKind
from ledstjarna.domain.teams.models.member import TeamMember

__all__ = [
    "CallAttempt",
    "CallChannel",
    "CallRequest",
    "ContactAbsence",
    "ContactWish",
    "NamedContact",
    "NamedContactKind",
    "TeamMember",
]
