"""Sessions in the database, as Django keeps them; the one query of every page compiled once."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends import db
from django.db.models import QuerySet

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.standing import standing

if TYPE_CHECKING:
    from django.contrib.sessions.models import Session


class SessionStore(db.SessionStore):
    """Django's own session store."""

    def _get_session_from_db(self) -> "Session | None":
        found = next(iter(_sessions(self.session_key or "", now())), None)
        if found is None:
            self._session_key = None
        return found


@standing
def _sessions(key: str, at: datetime) -> "QuerySet[Any, Any]":
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=at)
