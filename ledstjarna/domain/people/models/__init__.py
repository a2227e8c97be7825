"""The person, their own words, those close to them and how they are reached. One file per noun."""

from ledstjarna.domain.people.models.absence import Absence, AbsenceKind, AwayDays
from ledstjarna.domain.people.models.close import CloseOne, Mandate, MandateKind, MandateScope, Representative
from ledstjarna.domain.people.models.letter import Letter
from ledstjarna.domain.people.models.notice import Notice, NoticeAttempt, PersonContact
from ledstjarna.domain.people.models.person import DeathKnown, Person, PersonIdentifier, ProtectedIdentity, Sex
from ledstjarna.domain.people.models.protection import ProtectionChange, ProtectionSource
from ledstjarna.domain.people.models.sign_in_number import SignInNumber
from ledstjarna.domain.people.models.story import Reach, Story
from ledstjarna.domain.people.models.told import NoticeToOther

__all__ = [
    "Absence",
    "AbsenceKind",
    "AwayDays",
    "CloseOne",
    "DeathKnown",
    "Letter",
    "Mandate",
    "MandateKind",
    "MandateScope",
    "Notice",
    "NoticeAttempt",
    "NoticeToOther",
    "Person",
    "PersonContact",
    "PersonIdentifier",
    "ProtectedIdentity",
    "ProtectionChange",
    "ProtectionSource",
    "Reach",
    "Representative",
    "Sex",
    "SignInNumber",
    "Story",
]
