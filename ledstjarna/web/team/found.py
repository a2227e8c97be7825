"""Whom the viewer has looked up by number: the next page names them again, so that nobody is mixed up.

The session keeps the ids alone, and for whom: several, since somebody may work in several tabs. Nobody who has not
looked somebody up is told whether there is anybody.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import persons_in_reach
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.queries import found_again
from ledstjarna.web.door import ViewerRequest

_KEPT = "found_persons"
_MANY = 20


def keep_found(request: ViewerRequest, subject_id: UUID) -> None:
    """Remember whom the viewer looked up."""
    one = [str(request.viewer.party_id), str(subject_id)]
    before = [kept for kept in request.session.get(_KEPT, []) if kept != one]
    request.session[_KEPT] = [*before, one][-_MANY:]


def knows_of(request: ViewerRequest, subject_id: UUID) -> bool:
    """Whether the viewer has looked the person up, or reaches them already."""
    looked_up = [str(request.viewer.party_id), str(subject_id)] in request.session.get(_KEPT, [])
    return looked_up or subject_id in persons_in_reach(request.viewer, kind=BASIC)


def found_text(request: ViewerRequest, subject_id: UUID) -> str:
    """Name and birth year as the look-up told them, also to whoever reaches the person already; empty for everybody
    else, whether they exist or not.
    """
    found = found_again(request.viewer, subject_id) if knows_of(request, subject_id) else None
    if found is None:
        return ""
    name = _("Skyddade personuppgifter") if found.protected else found.name
    return _("%(name)s, född %(year)s") % {"name": name, "year": found.birth_year} if found.birth_year else name
