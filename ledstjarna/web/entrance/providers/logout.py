"""A logout token that a provider sends behind the browser's back (OpenID Connect Back-Channel Logout 1.0)."""

import time
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from requests.exceptions import RequestException

from ledstjarna.web.entrance.providers.client import LEEWAY, Client, NotBelieved, ProviderAway

EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST = 300  # seconds since it was made


@dataclass(frozen=True, slots=True)
class Logout:
    """What is to end: one session of the provider's (`sid`), or all of its subject's."""

    sub: str
    sid: str
    token_id: str


def verified(client: Client, token: str) -> Logout:
    """What a logout token says, verified as its specification asks (2.6). Raises NotBelieved or ProviderAway."""
    try:
        decoded = _decoded(client, token)
        jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": client.provider.issuer},
            aud={"essential": True, "value": client.provider.client_id},
            iat={"essential": True},
            exp={"essential": True},
            jti={"essential": True},
        ).validate(decoded.claims)
    except JoseError as error:
        raise NotBelieved(error.error or "token") from error
    except RequestException as error:
        raise ProviderAway("keys") from error
    except (ValueError, KeyError, TypeError) as error:
        raise NotBelieved("malformed") from error
    return _said(decoded.header, decoded.claims)


def _said(header: dict[str, Any], claims: dict[str, Any]) -> Logout:
    events = claims.get("events")
    if header.get("typ", "logout+jwt").lower() not in ("logout+jwt", "application/logout+jwt", "jwt"):
        raise NotBelieved("typ")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise NotBelieved("events")
    if "nonce" in claims:  # an id token is no logout token
        raise NotBelieved("nonce")
    if time.time() - claims["iat"] > OLDEST + LEEWAY:
        raise NotBelieved("old")
    sub, sid, token_id = (claims.get(name, "") for name in ("sub", "sid", "jti"))
    if not all(isinstance(value, str) for value in (sub, sid, token_id)) or not (sub or sid) or not token_id:
        raise NotBelieved("whom")
    return Logout(sub, sid, token_id)


def _decoded(client: Client, token: str) -> jwt.Token:
    registry = JWSRegistry(
        algorithms=client.load_server_metadata()["id_token_signing_alg_values_supported"], strict_check_header=False
    )
    try:
        return jwt.decode(token, KeySet.import_key_set(client.fetch_jwk_set()), registry=registry)
    except InvalidKeyIdError:
        return jwt.decode(token, KeySet.import_key_set(client.fetch_jwk_set(force=True)), registry=registry)
