"""The provider as a relying party meets it: Authlib's client, held to what this house believes.

Authlib sends state, nonce and PKCE, keeps them in the session until they are used once, fetches the code's tokens and
verifies the id token. What it leaves to its user is said here: which algorithms, whose audience, whose issuer.
"""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.django_client import DjangoIntegration
from authlib.integrations.django_client.apps import DjangoOAuth2App
from django.http import HttpRequest
from joserfc.errors import JoseError
from requests.exceptions import RequestException

from ledstjarna.web.entrance.providers.configured import Provider

# A key that both have (HS256) would let each be taken for the other; no algorithm at all, anybody.
ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512", "EdDSA", "Ed25519")
LEEWAY = 60  # seconds that our clock and the provider's may differ
PATIENCE = 10  # seconds for the provider to answer
_KEPT = 3600  # seconds that what a provider tells of itself is believed before it is asked again


class ProviderAway(Exception):
    """The provider did not answer, or did not answer as one does."""


class NotBelieved(Exception):
    """What came back proves nothing; `why` is a code for the log, and never what came."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Client(DjangoOAuth2App):  # type: ignore[misc]
    """Authlib's client for one provider."""

    def __init__(self, provider: Provider) -> None:
        super().__init__(
            DjangoIntegration(provider.code),
            name=provider.code,
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=provider.issuer.rstrip("/") + "/.well-known/openid-configuration",
            client_kwargs={"scope": provider.scope, "code_challenge_method": "S256", "default_timeout": PATIENCE},
        )
        self.provider = provider

    def load_server_metadata(self) -> dict[str, Any]:
        """What the provider tells of itself. Raises ProviderAway when it is another, or cannot be reached."""
        try:
            metadata: dict[str, Any] = super().load_server_metadata()
        except (RequestException, ValueError) as error:
            raise ProviderAway("discovery") from error
        if metadata.get("issuer") != self.provider.issuer:
            raise ProviderAway("issuer")
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in ALGORITHMS if name in offered]
        return metadata

    def come_back(self, request: HttpRequest) -> dict[str, Any]:
        """The claims of who came back, verified. Raises NotBelieved or ProviderAway."""
        metadata = self.load_server_metadata()
        told_by = request.GET.get("iss")  # RFC 9207: an answer that another provider was to give
        if (
            told_by or metadata.get("authorization_response_iss_parameter_supported")
        ) and told_by != self.provider.issuer:
            raise NotBelieved("iss_parameter")
        try:
            token = self.authorize_access_token(request, claims_options=self._expected(), leeway=LEEWAY)
        except OAuthError as error:
            raise NotBelieved(error.error or "oauth") from error
        except JoseError as error:
            raise NotBelieved(error.error or "token") from error
        except RequestException as error:
            raise ProviderAway("token") from error
        except (ValueError, KeyError, TypeError) as error:
            raise NotBelieved("malformed") from error
        claims = token.get("userinfo")
        if not claims:
            raise NotBelieved("no_id_token")
        told = dict(claims)
        return told if self.provider.claim in told else {**self._more(token, told["sub"]), **told}

    def _more(self, token: Mapping[str, Any], sub: str) -> dict[str, Any]:
        """What the provider tells of the same subject where it is asked for it, and not in the token itself."""
        if not self.load_server_metadata().get("userinfo_endpoint"):
            return {}
        try:
            told = dict(self.userinfo(token=token))
        except (OAuthError, JoseError, RequestException, ValueError) as error:
            raise ProviderAway("userinfo") from error
        if told.get("sub") != sub:  # OpenID Connect Core 5.3.2: else it may be about another
            raise NotBelieved("userinfo_sub")
        return told

    def _expected(self) -> Mapping[str, Any]:
        return {
            "iss": {"essential": True, "value": self.provider.issuer},
            "aud": {"essential": True, "value": self.provider.client_id},
            "sub": {"essential": True},
            "exp": {"essential": True},
            "iat": {"essential": True},
        }


def client_of(provider: Provider) -> Client:
    """The client of a provider, made anew each hour."""
    return _made(provider, int(time.monotonic() // _KEPT))


@lru_cache(maxsize=64)
def _made(provider: Provider, _hour: int) -> Client:
    return Client(provider)
