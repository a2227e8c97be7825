"""Who is signed in: what the session holds and the viewer it stands for."""

from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.web.entrance.staff import staff_viewer

PARTY, KIND, SUBJECT = "party", "kind", "subject"


def sign_in(request: HttpRequest, *, party_id: UUID, kind: str, subject_id: UUID | None = None) -> None:
    """Begin a session as `party_id`. The session key is new, so an old one cannot be fixed on somebody.

    The forms' token is new too: what lies open since before was shown to somebody else, or to nobody.
    """
    kept = request.session.get("kept_form")
    request.session.flush()
    rotate_token(request)
    request.session[PARTY] = str(party_id)
    request.session[KIND] = kind
    request.session[SUBJECT] = str(subject_id) if subject_id else ""
    if kept:
        request.session["kept_form"] = kept


def sign_out(request: HttpRequest) -> None:
    """End the session and forget what it held."""
    request.session.flush()


def signed_in_party(request: HttpRequest) -> UUID | None:
    """The party that is signed in, None when nobody is."""
    party = request.session.get(PARTY)
    return UUID(party) if party else None


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
    set_viewer((party,))
    request.told_of = (party,)  # type: ignore[attr-defined]
    return private_viewer(party, kind, subject_of(request))


def told_of(request: HttpRequest) -> tuple[UUID, ...]:
    """The parties that the request's transaction already has been told of, while its viewer was found."""
    found: tuple[UUID, ...] = getattr(request, "told_of", ())
    return found
