"""From a provider's verified claims to who came, as its settings say: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ledstjarna.foundation.identity import IdentityNumber, IdentityNumberError, Kind, parse
from ledstjarna.web.entrance.providers.client import NotBelieved
from ledstjarna.web.entrance.providers.configured import Provider

LONGEST = 255  # characters of an identity
_TWELVE = 12


@dataclass(frozen=True, slots=True)
class Came:
    """Who came: the provider's own id of them, its session, and what the claim that tells who it is holds."""

    sub: str
    sid: str
    value: str
    number: IdentityNumber | None = None


def who_came(provider: Provider, claims: Mapping[str, Any]) -> Came:
    """Who the claims tell of. Raises NotBelieved for too low an assurance, and for a claim that tells of nobody."""
    if provider.acr and claims.get("acr") not in provider.acr:
        raise NotBelieved("acr")
    sub, sid = claims.get("sub"), claims.get("sid", "")
    if not isinstance(sub, str) or not isinstance(sid, str) or not 0 < len(sub) <= LONGEST:
        raise NotBelieved("sub")
    value = claims.get(provider.claim)
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST:
        raise NotBelieved("claim")
    if provider.meaning == "personal_number":
        number = _number(value)
        return Came(sub, sid, number.value12, number)
    return Came(sub, sid, value.strip())


def _number(value: str) -> IdentityNumber:
    """Twelve digits of the state's own: ten would make us guess the century of who signs in."""
    try:
        number = parse(value)
    except IdentityNumberError as error:
        raise NotBelieved("number") from error
    if number.kind not in (Kind.PERSONNUMMER, Kind.SAMORDNINGSNUMMER) or len(value.strip().replace("-", "")) != _TWELVE:
        raise NotBelieved("number")
    return number
