"""Keys made of the secret key, one for each use: what is closed for one of them opens for no other."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def keys_for(purpose: bytes, length: int) -> Iterator[bytes]:
    """Keys of so many bytes: the one to close by first, then those that what was closed before opens by (HKDF)."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(secret.encode())
