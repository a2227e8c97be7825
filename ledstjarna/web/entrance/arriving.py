"""From who somebody is to what they act as: a person as themself or for another, staff as one of their assignments."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.actions import log_sign_in
from ledstjarna.domain.consent.context import set_viewer_as
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import Assignment, assignments_of, staff_known_as, staff_with_account
from ledstjarna.domain.people.queries import OpensFor, signing_in_as
from ledstjarna.foundation.identity import IdentityNumber
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.onwards import go_on
from ledstjarna.web.entrance.providers.claims import Came
from ledstjarna.web.entrance.providers.configured import Provider


def known(provider: Provider, came: Came) -> UUID | None:
    """The staff member that a provider vouches for; None when nobody here is theirs to be."""
    if provider.meaning == "hsa_id":
        return staff_known_as(hsa_id=came.value)
    return staff_with_account(issuer=provider.issuer, subject=came.value)


def arrive_as_private(request: HttpRequest, number: IdentityNumber, by: sessions.CameBy) -> HttpResponse | None:
    """Begin the session of the one with this number: as themself, or for whoever they may act or read for, with the
    choice where there are several. None when there is nobody's door that they may open.
    """
    with transaction.atomic():
        found = signing_in_as(number)
    if not found:
        return None
    sessions.begin(request, who_id=found[0].party_id, by=by)
    if len(found) > 1:
        remember_doors(request, found)
        return HttpResponseRedirect(reverse("choose_person"))
    return open_for(request, found[0], several=False)


def remember_doors(request: HttpRequest, found: Sequence[OpensFor]) -> None:
    """Those that whoever signs in may choose among, now and later in the session."""
    request.session[sessions.OPENS] = [[str(one.party_id), one.kind, str(one.subject_id)] for one in found]


def open_for(request: HttpRequest, opens: OpensFor, *, several: bool) -> HttpResponse:
    """Open this person's door from here on. The log says who did, and by which way they came."""
    sessions.act_as(
        request, party_id=opens.party_id, kind=opens.kind, subject_id=opens.subject_id, several=several
    )  # fmt: skip
    with transaction.atomic():
        viewer = sessions.viewer_of(request)
        if viewer is not None:
            log_sign_in(viewer, what="signed_in", way=str(request.session.get(sessions.WAY) or "demo"))
    return go_on(request, opens.kind)


def arrive_as_staff(request: HttpRequest, staff_member_id: UUID, by: sessions.CameBy) -> HttpResponse | None:
    """Begin a staff member's session: as their only assignment, or with the choice of one. None without any."""
    found = assignments_of(staff_member_id)
    if not found:
        return None
    sessions.begin(request, who_id=staff_member_id, by=by)
    if len(found) > 1:
        return HttpResponseRedirect(reverse("choose_assignment"))
    return act_as(request, found[0], several=False)


def act_as(request: HttpRequest, assignment: Assignment, *, several: bool) -> HttpResponse:
    """Act as this assignment from here on. The log says so, and every later row of it is this assignment's."""
    kind = "association" if assignment.unit.organisation.kind == "association" else "staff"
    sessions.act_as(request, party_id=assignment.pk, kind=kind, several=several)
    with transaction.atomic():
        viewer: Viewer | None = sessions.viewer_of(request)
        if viewer is not None:
            set_viewer_as(viewer)
            log_sign_in(viewer, what="acts_as", way=str(request.session.get(sessions.WAY) or "demo"))
    return go_on(request, kind)
