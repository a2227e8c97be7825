"""Whom the viewer has just looked up by number: the next page names them again, so that nobody is mixed up.

The session keeps the id alone, and for whom. Nobody who has not looked somebody up is told whether there is anybody.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import persons_in_reach
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.queries import found_again
from ledstjarna.web.door import ViewerRequest

_KEPT = "found_person"


def keep_found(request: ViewerRequest, subject_id: UUID) -> None:
    """Remember whom the viewer looked up last."""
    request.session[_KEPT] = [str(request.viewer.party_id), str(subject_id)]


def found_text(request: ViewerRequest, subject_id: UUID) -> str:
    """Name and birth year as the look-up told them, also to whoever reaches the person already; empty for everybody
    else, whether they exist or not.
    """
    looked_up = request.session.get(_KEPT) == [str(request.viewer.party_id), str(subject_id)]
    if not looked_up and subject_id not in persons_in_reach(request.viewer, kind=BASIC):
        return ""
    found = found_again(request.viewer, subject_id)
    if found is None:
        return ""
    name = _("Skyddade personuppgifter") if found.protected else found.name
    return _("%(name)s, född %(year)s") % {"name": name, "year": found.birth_year} if found.birth_year else name
