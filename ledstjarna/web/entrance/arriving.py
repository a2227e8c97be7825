"""From who somebody is to what they act as: a person as themself, a staff member as one of their assignments."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.actions import log_sign_in
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import Assignment, assignments_of, staff_known_as, staff_with_account
from ledstjarna.domain.people.queries import person_signing_in
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.onwards import go_on
from ledstjarna.web.entrance.providers.claims import Came
from ledstjarna.web.entrance.providers.configured import Provider


def known(provider: Provider, came: Came) -> UUID | None:
    """The person or staff member that a provider vouches for; None when nobody here is theirs to be."""
    if came.number is not None:
        with transaction.atomic():
            return person_signing_in(came.number)
    if provider.meaning == "hsa_id":
        return staff_known_as(hsa_id=came.value)
    return staff_with_account(issuer=provider.issuer, subject=came.value)


def arrive_as_person(request: HttpRequest, subject_id: UUID, by: sessions.CameBy) -> HttpResponse:
    """Begin the person's own session."""
    sessions.sign_in(request, party_id=subject_id, kind="person", subject_id=subject_id, by=by)
    with transaction.atomic():
        viewer = sessions.viewer_of(request)
        if viewer is not None:
            log_sign_in(viewer, what="signed_in", way=by.provider)
    return go_on(request, "person")


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
    sessions.act_as(request, assignment_id=assignment.pk, kind=kind, several=several)
    with transaction.atomic():
        viewer: Viewer | None = sessions.viewer_of(request)
        if viewer is not None:
            set_viewer(viewer.parties)
            log_sign_in(viewer, what="acts_as", way=str(request.session.get(sessions.WAY) or "demo"))
    return go_on(request, kind)
