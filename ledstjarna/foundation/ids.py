"""Ids that sort by time (UUID version 7, RFC 9562), so that new rows lie together in the indexes."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A new UUIDv7."""
    return uuid7()
