"""Who may see what about whom, and who has. One file per noun."""

from ledstjarna.domain.consent.models.block import Block, BlockLift
from ledstjarna.domain.consent.models.emergency import EmergencyAccess
from ledstjarna.domain.consent.models.ground import (
    AccessGround,
    Basis,
    Consent,
    ConsentKind,
    ConsentState,
    PersonBound,
    Subject,
    Way,
)
from ledstjarna.domain.consent.models.log import AccessLog, LogVerb

__all__ = [
    "AccessGround",
    "AccessLog",
    "Basis",
    "Block",
    "BlockLift",
    "Consent",
    "ConsentKind",
    "ConsentState",
    "EmergencyAccess",
    "LogVerb",
    "PersonBound",
    "Subject",
    "Way",
]
