"""The door to open sessions: whose each is, and how several are ended at once."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.digests import digest
from ledstjarna.foundation.sign_in.models import HeardLogout, OpenSession
from ledstjarna.foundation.sign_in.session_data import closed, opened

_LONGEST_KEY = 40  # characters of a session's key
REMEMBERED = timedelta(days=1)  # a logout token is good for minutes; its id is kept longer than that
OLDEST = timedelta(days=2)  # no session lives as long
# What of a session's data outlives it, and until when; None where nothing does.
Leaves = Callable[[Mapping[str, Any]], tuple[dict[str, Any], datetime] | None]


def note_session(*, key: str, who_id: UUID, provider: str = "", sub: str = "", sid: str = "") -> None:
    """Note whose a new session is. Notes of sessions that must have ended are taken away."""
    OpenSession.objects.filter(began_at__lt=now() - OLDEST).delete()
    OpenSession.objects.create(
        session_key=key, who_id=who_id, provider=provider, subject=digest(provider, "sub", sub),
        provider_session=digest(provider, "sid", sid),
    )  # fmt: skip


def move_session(*, before: str, after: str) -> None:
    """A session has got a new key."""
    OpenSession.objects.filter(session_key=before).update(session_key=after)


def open_sessions(who_id: UUID) -> int:
    """How many sessions somebody has open now."""
    return Session.objects.filter(
        session_key__in=_of(who_id=who_id).values("session_key"), expire_date__gt=now()
    ).count()


def end_sessions(*, who_id: UUID, leaves: Leaves | None = None) -> int:
    """End every session that somebody has; how many. What each of them `leaves` is kept for its browser."""
    with transaction.atomic():
        return _end(_of(who_id=who_id), leaves)


def end_sessions_of_provider(
    *, provider: str, sub: str, sid: str, token_id: str, leaves: Leaves | None = None
) -> int | None:
    """End what a provider's logout token means: one session of its own when it says which, else all of its subject.

    What each of them `leaves` is kept for its browser. None when the token was heard before.
    """
    with transaction.atomic():
        HeardLogout.objects.filter(at__lt=now() - REMEMBERED).delete()
        if not _first_heard(digest(provider, "jti", token_id)):
            return None
        mine = _of(provider=provider)
        if sid:
            mine = mine.filter(provider_session=digest(provider, "sid", sid))
        if sub:
            mine = mine.filter(subject=digest(provider, "sub", sub))
        return _end(mine, leaves)


def _first_heard(token: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sign_in_heardlogout (token, at) VALUES (%s, %s) ON CONFLICT DO NOTHING", [token, now()]
        )
        return int(cursor.rowcount) == 1


def _of(**facts: object) -> "QuerySet[OpenSession]":
    return OpenSession.objects.filter(**facts)


def left_key(session_key: str) -> str:
    """The key of what an ended session left, which whoever holds the session's own key is led to.

    A key of its own, and not the session's row emptied: a request that was under way when the session ended writes
    the row of its old key once more, and must find none, or the session would be open again.
    """
    return digest("left", session_key)[:_LONGEST_KEY]


def _end(rows: "QuerySet[OpenSession]", leaves: Leaves | None) -> int:
    keys = list(rows.values_list("session_key", flat=True))
    OpenSession.objects.filter(session_key__in=keys).delete()
    ended = Session.objects.filter(session_key__in=keys)
    if leaves:
        for session in ended.filter(expire_date__gt=now()).select_for_update():
            if left := leaves(opened(session.session_key, session.session_data)):
                _leave(session, *left)
    return ended.delete()[0]


def _leave(session: Session, data: dict[str, Any], until: datetime) -> None:
    key = left_key(session.session_key)
    Session.objects.update_or_create(
        session_key=key, defaults={"session_data": closed(key, data), "expire_date": until}
    )  # fmt: skip
