"""Ids that follow from the seed and a key: the same county gets the same ids, whatever machine draws it."""

from hashlib import blake2b
from uuid import UUID

_VERSION_AND_VARIANT = (8 << 76) | (2 << 62)  # RFC 9562 version 8: the content is the maker's own
_CLEARED = ~((0xF << 76) | (3 << 62)) & ((1 << 128) - 1)


def stable_id(seed: int, kind: str, key: object) -> UUID:
    """A UUID for the thing of this kind and key in the county of this seed."""
    digest = blake2b(f"{seed}/{kind}/{key}".encode(), digest_size=16).digest()
    return UUID(int=(int.from_bytes(digest, "big") & _CLEARED) | _VERSION_AND_VARIANT)
