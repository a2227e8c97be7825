"""Whoever has opened an invitation: the session holds which, and the database whether it still can be used."""

from django.http import HttpRequest

from ledstjarna.domain.organisations.actions import token_digest
from ledstjarna.domain.organisations.models import Invitation
from ledstjarna.domain.organisations.queries import open_invitation

INVITED = "invited"
_LONGEST = 256  # characters of a code: ours are shorter, and more is not looked at


def open_with(request: HttpRequest, code: str) -> Invitation | None:
    """The invitation that a code opens, noted in the session; None when it opens nothing."""
    found = open_invitation(token_digest(code)) if 0 < len(code) <= _LONGEST else None
    if found:
        request.session[INVITED] = found.digest
    return found


def invited_now(request: HttpRequest) -> Invitation | None:
    """The invitation that was opened in this session, while it can be used."""
    digest = request.session.get(INVITED)
    return open_invitation(digest) if digest else None
