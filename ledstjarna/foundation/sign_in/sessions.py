"""The door to open sessions: whose each is, and how several are ended at once."""

from datetime import timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.digests import digest
from ledstjarna.foundation.sign_in.models import HeardLogout, OpenSession

REMEMBERED = timedelta(days=1)  # a logout token is good for minutes; its id is kept longer than that
OLDEST = timedelta(days=2)  # no session lives as long


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


def end_sessions(*, who_id: UUID) -> int:
    """End every session that somebody has; how many."""
    return _end(_of(who_id=who_id))


def end_sessions_of_provider(*, provider: str, sub: str, sid: str, token_id: str) -> int | None:
    """End what a provider's logout token means: one session of its own when it says which, else all of its subject.

    None when the token was heard before.
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
        return _end(mine)


def _first_heard(token: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sign_in_heardlogout (token, at) VALUES (%s, %s) ON CONFLICT DO NOTHING", [token, now()]
        )
        return int(cursor.rowcount) == 1


def _of(**facts: object) -> "QuerySet[OpenSession]":
    return OpenSession.objects.filter(**facts)


def _end(rows: "QuerySet[OpenSession]") -> int:
    keys = list(rows.values_list("session_key", flat=True))
    OpenSession.objects.filter(session_key__in=keys).delete()
    return Session.objects.filter(session_key__in=keys).delete()[0]
