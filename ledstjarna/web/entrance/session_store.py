"""Sessions in the database, as Django keeps them; the one query of every page compiled once."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends import db
from django.db.models import QuerySet

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.standing import standing

if TYPE_CHECKING:
    from django.contrib.sessions.models import Session

_WORTH = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """Django's own session store, which also remembers when a session ends if nothing more is done."""

    expires: datetime | None = None

    def _get_session_from_db(self) -> "Session | None":
        found = next(iter(_sessions(self.session_key or "", now())), None)
        if found is None:
            self._session_key = None
        else:
            self.expires = found.expire_date
        return found

    def is_getting_old(self) -> bool:
        """Whether it was last written more than five minutes ago: then a click is worth a write."""
        left = self.expires - now() if self.expires else None
        return left is not None and left < timedelta(seconds=self.get_expiry_age()) - _WORTH


@standing
def _sessions(key: str, at: datetime) -> "QuerySet[Any, Any]":
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=at)
