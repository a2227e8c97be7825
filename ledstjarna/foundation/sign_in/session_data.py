"""A session's data as it stands in the database: closed, so that whoever reads a copy of the table reads nothing.

A session may hold what somebody was writing about a person, and the name that they searched for, and its table has no
row policies. AES-GCM with a key for each session, made of the secret key and the session's own: what is written for one
browser opens in no other row, and no nonce comes twice under one key.
"""

import base64
import json
import os
import zlib
from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ledstjarna.foundation.secret_keys import keys_for

_PURPOSE = b"ledstjarna session data\n"  # no other use of the secret key makes the same keys
_NONCE, _KEY = 12, 32  # bytes


def closed(session_key: str, data: dict[str, Any]) -> str:
    """The data as text that only the same session, and whoever has the secret key, can open."""
    nonce = os.urandom(_NONCE)
    plain = zlib.compress(json.dumps(data, separators=(",", ":")).encode())
    return base64.b64encode(nonce + next(_ciphers(session_key)).encrypt(nonce, plain, None)).decode()


def opened(session_key: str, text: str) -> dict[str, Any]:
    """What `closed` was given; empty for what is another session's, changed, or of a key that is gone."""
    try:
        whole = base64.b64decode(text, validate=True)
    except ValueError:
        return {}
    for cipher in _ciphers(session_key):
        try:
            plain = cipher.decrypt(whole[:_NONCE], whole[_NONCE:], None)
        except (InvalidTag, ValueError):
            continue
        data: dict[str, Any] = json.loads(zlib.decompress(plain))
        return data
    return {}


def _ciphers(session_key: str) -> Iterator[AESGCM]:
    return map(AESGCM, keys_for(_PURPOSE + session_key.encode(), _KEY))
