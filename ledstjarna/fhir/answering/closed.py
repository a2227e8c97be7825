"""What of a search is about somebody, closed: links go into others' logs and histories, and a person's number must not.

AES-SIV, so that the same question of the same reader is the same address; bound to who asks, and of no use to others.
"""

import base64
import json
from collections.abc import Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.foundation.secret_keys import keys_for

KEPT = "_kept"
Pairs = list[tuple[str, str]]
_PURPOSE = b"ledstjarna fhir search"
_KEY = 64  # bytes
# Names of parameters, chained ones by their last word. What an organisation is called is nobody's.
_PERSONAL = ("identifier", "name", "family", "given", "birthdate", "phone", "telecom", "email")


def is_personal(kind: str, parameter: str) -> bool:
    """Whether what a parameter is given may tell who somebody is."""
    word = parameter.partition(":")[0].rpartition(".")[2]
    return kind != "Organization" and (word in _PERSONAL or word.startswith("address"))


def closed(party_id: UUID, pairs: Pairs) -> str:
    """Parameters as one value of an address, which the same party alone can ask by."""
    text = next(_ciphers()).encrypt(json.dumps(pairs).encode(), [party_id.bytes])
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def opened(party_id: UUID, text: str) -> Pairs:
    """The parameters of an address of ours. Raises Refused."""
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        whole = b""
    for cipher in _ciphers():
        try:
            pairs = json.loads(cipher.decrypt(whole, [party_id.bytes]))
        except (InvalidTag, ValueError):
            continue
        return [(str(name), str(value)) for name, value in pairs]
    raise Refused(400, f"{KEPT} is not of an address that you were given.")


def _ciphers() -> Iterator[AESSIV]:
    return map(AESSIV, keys_for(_PURPOSE, _KEY))
