"""Who may have passkeys of their own, and which they have."""

from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.models import Passkey
from ledstjarna.domain.organisations.queries import passkeys_of


def whose_keys(viewer: Viewer | None, who: UUID | None) -> list[Passkey] | None:
    """The keys of whoever is signed in; None for those who have none to care for.

    An association's people may always have them. Staff sign in with their e-identification, and nobody swaps that
    for a key by themself: theirs begin with an invitation by whoever runs the house. Whoever has one cares for it as
    any other does, since a key that cannot be seen cannot be taken away when the phone is lost.
    """
    if viewer is None or who is None:
        return None
    if viewer.kind == "association":
        return passkeys_of(who)
    return (passkeys_of(who) or None) if viewer.is_staff else None
