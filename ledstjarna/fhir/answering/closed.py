"""What of a search is about somebody, closed: links go into others' logs and histories, and a person's number must not.

AES-SIV, so that the same question of the same reader is the same address; bound to who asks, and of no use to others.
"""

import base64
import json
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from ledstjarna.fhir.answering.outcome import Refused

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
    text = _cipher(settings.SECRET_KEY).encrypt(json.dumps(pairs).encode(), [party_id.bytes])
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def opened(party_id: UUID, text: str) -> Pairs:
    """The parameters of an address of ours. Raises Refused."""
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        whole = b""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            pairs = json.loads(_cipher(secret).decrypt(whole, [party_id.bytes]))
        except (InvalidTag, ValueError):
            continue
        return [(str(name), str(value)) for name, value in pairs]
    raise Refused(400, f"{KEPT} is not of an address that you were given.")


def _cipher(secret: str) -> AESSIV:
    return AESSIV(HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=_PURPOSE).derive(secret.encode()))
