"""Who is signed in: what the session holds and the viewer it stands for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.consent.rules import bases_set_aside
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.sessions import move_session, note_session
from ledstjarna.web.entrance.kept_form import KEPT, as_whom, keep_for_others, still_held
from ledstjarna.web.entrance.staff import staff_viewer

PARTY, KIND, SUBJECT = "party", "kind", "subject"
# Who it is behind the party (a staff member has several), how they came, when, and whether there is a choice.
WHO, PROVIDER, WAY, BEGAN, SEVERAL = "who", "provider", "way", "began", "several"
OPENS = "opens"  # whose doors somebody private may open, where there are several: party, kind and person of each
_LASTING = ("after",)  # what outlives a sign-in with the words that were being written: where they were
LONGEST = timedelta(hours=12)  # since signing in, however much is done


@dataclass(frozen=True, slots=True)
class CameBy:
    """The provider that vouched for somebody, its own id of them and of its session; nothing for other ways."""

    provider: str = ""
    sub: str = ""
    sid: str = ""
    way: str = ""  # what the log calls it; the provider's code where nothing else is said


def sign_in(
    request: HttpRequest, *, party_id: UUID, kind: str, subject_id: UUID | None = None, who_id: UUID | None = None,
    by: CameBy | None = None,
) -> None:  # fmt: skip
    """Begin a session as `party_id`."""
    begin(request, who_id=who_id or party_id, by=by or CameBy())
    request.session[PARTY] = str(party_id)
    request.session[KIND] = kind
    request.session[SUBJECT] = str(subject_id) if subject_id else ""


def begin(request: HttpRequest, *, who_id: UUID, by: CameBy) -> None:
    """Begin a session of somebody's who has not said yet as what they act.

    The session key is new, so an old one cannot be fixed on somebody. The forms' token is new too: what lies open
    since before was shown to somebody else, or to nobody.
    """
    lasting = {name: request.session[name] for name in _LASTING if name in request.session}
    held = still_held(request.session)
    if held:
        lasting[KEPT] = held
    request.session.flush()
    rotate_token(request)
    facts = {WHO: str(who_id), PROVIDER: by.provider, WAY: by.way or by.provider, BEGAN: now().isoformat()}
    request.session.update({**lasting, **facts})
    request.session.save()
    note_session(
        key=str(request.session.session_key), who_id=who_id, provider=by.provider, sub=by.sub, sid=by.sid
    )  # fmt: skip


def act_as(request: HttpRequest, *, party_id: UUID, kind: str, several: bool, subject_id: UUID | None = None) -> None:
    """Act as one of what one may act as from here on. The keys are new, as after signing in."""
    before = str(request.session.session_key)
    request.session.cycle_key()
    move_session(before=before, after=str(request.session.session_key))
    rotate_token(request)
    request.session.update({PARTY: str(party_id), KIND: kind, SUBJECT: str(subject_id or ""), SEVERAL: several})


def sign_out(request: HttpRequest) -> None:
    """End the session and forget what it held, but for what somebody else had written in this browser."""
    others = still_held(request.session, but=as_whom(request))
    request.session.flush()
    keep_for_others(request, others)


def signed_in_party(request: HttpRequest) -> UUID | None:
    """The party that is signed in, None when nobody is, or has been for too long."""
    party = request.session.get(PARTY)
    return UUID(party) if party and not _too_long(request) else None


def who_is(request: HttpRequest) -> UUID | None:
    """The staff member or the person behind the session; None when nobody is signed in."""
    who = request.session.get(WHO)
    return UUID(who) if who and not _too_long(request) else None


def ends_at(request: HttpRequest) -> datetime | None:
    """When the session ends for good, whatever is done; None when nothing tells when it began."""
    began = request.session.get(BEGAN)
    return datetime.fromisoformat(began) + LONGEST if began else None


def ends_in(request: HttpRequest) -> int:
    """Seconds until the session ends if nothing more is done: as it is written, or is going to be with this answer."""
    last, idle = ends_at(request), int(settings.SESSION_COOKIE_AGE)
    session: Any = request.session
    written = getattr(session, "expires", None)
    if written and not session.modified and not session.is_getting_old():
        idle = int((written - now()).total_seconds())
    return max(0, idle if last is None else min(idle, int((last - now()).total_seconds())))


def may_stay(request: HttpRequest) -> bool:
    """Whether doing something puts the end off: not in the last hour of the twelve."""
    last = ends_at(request)
    return last is None or last - now() > timedelta(seconds=int(settings.SESSION_COOKIE_AGE))


def _too_long(request: HttpRequest) -> bool:
    last = ends_at(request)
    return last is not None and last <= now()


def subject_of(request: HttpRequest) -> UUID:
    """The person whose plan the resident door shows in this session."""
    return UUID(request.session[SUBJECT])


def viewer_of(request: HttpRequest) -> Viewer | None:
    """The viewer behind the session, None when nobody is signed in or their assignment has ended."""
    party = signed_in_party(request)
    if party is None:
        return None
    kind = request.session[KIND]
    if kind in ("staff", "association"):
        return staff_viewer(party)
    set_viewer((party,), not_as=bases_set_aside(kind))
    request.told_of = (party,)  # type: ignore[attr-defined]
    return private_viewer(party, kind, subject_of(request))


def told_of(request: HttpRequest) -> tuple[UUID, ...]:
    """The parties that the request's transaction already has been told of, while its viewer was found."""
    found: tuple[UUID, ...] = getattr(request, "told_of", ())
    return found
