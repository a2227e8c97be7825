"""The two ceremonies of WebAuthn, by Yubico's library: making a key, and proving that one has it.

The challenge lies in the session and is good for one answer. Keys are discoverable and verify their user, so that
one key is enough: something one has, and a finger, a face or a code.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from ledstjarna.domain.organisations.models import Passkey
from ledstjarna.domain.organisations.queries import passkey_with, passkeys_of
from ledstjarna.web.entrance.passkeys.where import our_address

_STATE = "passkey_challenge"
_LONGEST = 20_000  # characters of an answer
_WRONG = (ValueError, KeyError, TypeError, AttributeError, IndexError)  # what a crooked answer does to the library


class KeyRefused(Exception):
    """The answer proves nothing; `passkey` is the key that it claimed to be of, when it is known."""

    def __init__(self, passkey: Passkey | None = None) -> None:
        super().__init__()
        self.passkey = passkey


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that was just made."""

    credential_id: bytes
    credential: bytes


def ask_for_new(request: HttpRequest, *, staff_member_id: UUID, name: str) -> dict[str, Any]:
    """What the browser needs to make a key for somebody. Keys that they have already are not made again."""
    had = [AttestedCredentialData(bytes(key.credential)) for key in passkeys_of(staff_member_id)]
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(id=staff_member_id.bytes, name=name, display_name=name),
        had,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[_STATE] = {"for": "new", **state}
    return _plain(dict(options)["publicKey"])


def made(request: HttpRequest, answer: str) -> MadeKey:
    """The key that was made. Raises KeyRefused."""
    state, told = _state(request, "new"), _told(answer)
    try:
        data = _server(request).register_complete(state, told).credential_data
    except _WRONG as wrong:
        raise KeyRefused from wrong
    if data is None:
        raise KeyRefused
    return MadeKey(data.credential_id, bytes(data))


def ask_for_proof(request: HttpRequest) -> dict[str, Any]:
    """What the browser needs to prove any key of this house. It names nobody's keys."""
    options, state = _server(request).authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    request.session[_STATE] = {"for": "proof", **state}
    return _plain(dict(options)["publicKey"])


def proved(request: HttpRequest, answer: str) -> tuple[Passkey, int]:
    """The key that was proved, and its counter. Raises KeyRefused."""
    state, told = _state(request, "proof"), _told(answer)
    key = None
    try:
        response = AuthenticationResponse.from_dict(told)
        key = passkey_with(response.raw_id)
        if key is None or response.response.user_handle not in (None, key.staff_member_id.bytes):
            raise KeyRefused(key)
        _server(request).authenticate_complete(state, [AttestedCredentialData(bytes(key.credential))], response)
    except _WRONG as wrong:
        raise KeyRefused(key) from wrong
    return key, int(response.response.authenticator_data.counter)


def _server(request: HttpRequest) -> Fido2Server:
    """Ours: the name that people reach us by (where.py), and no other origin."""
    ours = our_address(request)
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=urlsplit(ours).hostname or "", name="Ledstjärna"),
        verify_origin=lambda said: said == ours,
    )


def _state(request: HttpRequest, meant: str) -> dict[str, Any]:
    state: dict[str, Any] | None = request.session.pop(_STATE, None)
    if not state or state.pop("for", "") != meant:
        raise KeyRefused
    return state


def _told(answer: str) -> Mapping[str, Any]:
    try:
        told = json.loads(answer) if len(answer) <= _LONGEST else None
    except ValueError as wrong:
        raise KeyRefused from wrong
    if not isinstance(told, dict):
        raise KeyRefused
    return told


def _plain(options: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(options), default=dict))
    return plain
