"""Sessions in the database, as Django keeps them: closed, by the house's clock, and each page's query compiled once."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends import db
from django.db.models import QuerySet

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.session_data import closed, opened
from ledstjarna.foundation.sign_in.sessions import left_key
from ledstjarna.foundation.standing import standing

if TYPE_CHECKING:
    from django.contrib.sessions.models import Session

_WORTH = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """Django's own session store, with the end of a session counted by the same clock as it is asked by.

    It remembers when a session ends if nothing more is done.
    """

    expires: datetime | None = None

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """When the session ends, counted from now by the house's clock."""
        return super().get_expiry_date(**{"modification": now(), **kwargs})

    def get_expiry_age(self, **kwargs: Any) -> int:
        """How many seconds the session has left, counted from now by the house's clock."""
        return super().get_expiry_age(**{"modification": now(), **kwargs})

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The data, closed for this session alone."""
        key: str = self._get_or_create_session_key()  # type: ignore[attr-defined] # Django's own, untold by its types
        return closed(key, session_dict)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """The data of this session's row; empty for another's."""
        return opened(str(self.session_key), session_data if isinstance(session_data, str) else session_data.decode())

    @classmethod
    def clear_expired(cls) -> None:
        """Take away the sessions that have ended."""
        cls.get_model_class().objects.filter(expire_date__lt=now()).delete()

    def _get_session_from_db(self) -> "Session | None":
        found = next(iter(_sessions(self.session_key or "", now())), None) or self._left()
        if found is None:
            self._session_key = None
        else:
            self.expires = found.expire_date
        return found

    def _left(self) -> "Session | None":
        """What an ended session left for this browser: nobody is signed in, and it lasts no longer than it did."""
        left = next(iter(_sessions(left_key(self.session_key), now())), None) if self.session_key else None
        if left is not None:
            self._session_key = left.session_key
        return left

    def is_getting_old(self) -> bool:
        """Whether it was last written more than five minutes ago: then a click is worth a write."""
        left = self.expires - now() if self.expires else None
        return left is not None and left < timedelta(seconds=self.get_expiry_age()) - _WORTH


@standing
def _sessions(key: str, at: datetime) -> "QuerySet[Any, Any]":
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=at)
