"""The team around one person: who is in it, who holds it together, who is invited and who leaves."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import current_consents, open_reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.members.form import InviteForm
from ledstjarna.web.team.members.presenter import (
    Candidate,
    candidates,
    contact_row,
    left_open,
    member_rows,
    not_covered,
    roles,
)
from ledstjarna.web.team.needs.suggested import suggested, with_suggestion
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


@page(STAFF)
def team_members(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Everybody in the team, the coordinator first."""
    reading = open_reading(request.viewer, subject_id, what="team_members", kinds=PLAN_PAGE)
    consent = current_consents(reading).get("sharing")
    context = {"members": member_rows(team(reading)), "consented": consent is not None and consent.state == "given"}
    return show_about(request, "team/members/page.html", reading, context, tab="team_members")


@page(STAFF, writes=True, about=PLAN)
def invite(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """First which role, then who. Across an organisation's border the person's consent comes first."""
    reading = open_reading(request.viewer, subject_id, what="invite", kinds=PLAN_PAGE)
    whom, role = about(reading), request.GET.get("roll", "")
    known = dict(roles())
    found = candidates(reading, whom, role) if role in known else []
    hindered = not_covered(reading, found)
    free = {str(row.party_id): row for row in found if row.organisation_id not in hindered}
    contact = suggested(request, reading, "contact")
    form = form_for(
        request, InviteForm, parties=[(key, label_text(row.label)) for key, row in free.items()],
        initial={"party": _same_name(contact, free), "phone": (contact.details.get("phone") or "") if contact else ""},
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: with_suggestion(
                reading, contact, _invite(request, subject_id, free[data["party"]], data["phone"])
            ),
            done=lambda _member: way_to("team_members", subject_id, "invited"),
        )  # fmt: skip
        if answer:
            return answer
    names = {row.organisation_id: row.organisation for row in found}
    context: dict[str, Any] = {
        "form": form,
        "role": role,
        "roles": roles(),
        "contact": contact_row(subject_id, contact),
        "free": free,
        "hindered": [
            (names[key], why, way_to("team_consent", subject_id, kind="sharing") + f"?for={key}")
            for key, why in hindered.items()
        ],
        "back": way_to("team_members", subject_id),
    }
    return show_about(request, "team/members/invite.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def name_coordinator(request: ViewerRequest, subject_id: UUID, member_id: UUID) -> HttpResponse:
    """Let somebody else hold the team together."""
    return _about_member(request, subject_id, member_id, "coordinator", actions.name_coordinator)


@page(STAFF, writes=True)
def end_membership(request: ViewerRequest, subject_id: UUID, member_id: UUID) -> HttpResponse:
    """End somebody's part in the team, and their reading with it."""
    return _about_member(request, subject_id, member_id, "ended", actions.end_membership)


def _about_member(request: ViewerRequest, subject_id: UUID, member_id: UUID, what: str, act: Any) -> HttpResponse:
    reading = open_reading(request.viewer, subject_id, what=what, kinds=PLAN_PAGE)
    form = form_for(request, HouseForm)
    member = _member(team(reading), member_id)
    leaving = what == "ended" and member.party_id == request.viewer.party_id
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, _seen: act(by=request.viewer, subject_id=subject_id, member_id=member_id, at=now()),
            # Who leaves the team oneself no longer reaches the person.
            done=lambda _member: (
                reverse("team_home") + "?tack=ended" if leaving else way_to("team_members", subject_id, what)
            ),
        )
        if answer:
            return answer
    held, promised = left_open(reading, member) if what == "ended" else ([], [])
    context = {
        "form": form, "member": member, "what": what, "back": way_to("team_members", subject_id),
        "held": held, "calls": promised,
    }  # fmt: skip
    return show_about(request, "team/members/confirm.html", reading, context)


def _same_name(contact: Suggestion | None, free: dict[str, Candidate]) -> str:
    """The one among those that can be invited who has the suggested contact's name, when there is just one."""
    named = [key for key, row in free.items() if contact and row.label.startswith(f"{contact.text},")]
    return named[0] if len(named) == 1 else ""


def _member(members: list[TeamMember], member_id: UUID) -> TeamMember:
    found = next((row for row in members if row.pk == member_id), None)
    if found is None:
        raise Http404
    return found


def _invite(request: ViewerRequest, subject_id: UUID, row: Candidate, phone: str) -> TeamMember:
    return actions.invite(
        by=request.viewer, subject_id=subject_id, party_id=row.party_id, label=row.label, role=row.role,
        organisation_id=row.organisation_id, phone=phone or row.phone, at=now(),
    )  # fmt: skip
