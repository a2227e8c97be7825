"""The named contacts of one person: who they are, how they are reached, what is missing, what the person wishes."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans.queries import has_home_care
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import (
    calls,
    contact_card,
    contact_version,
    contact_wish,
    contact_wishes,
    contacts_before,
    named_contact,
)
from ledstjarna.domain.teams.rules import KINDS, kind_of, missing_contacts
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.call_requests.presenter import call_row
from ledstjarna.web.team.contacts.form import AnswerWishForm, EndContactForm, NameForm
from ledstjarna.web.team.contacts.presenter import candidates, kinds, wish_rows
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.contact_card import contact_shown
from ledstjarna.web.wording.contacts import who_may_be


@page(STAFF)
def team_contacts(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """All of it on one page."""
    reading = open_reading(request.viewer, subject_id, what="team_contacts", kinds=PLAN_PAGE)
    contacts, whom = contact_card(reading), about(reading, "team_members")
    missing = missing_contacts((one.row.kind for one in contacts), has_home_care=has_home_care(reading))
    context = {
        "contacts": [(contact_shown(one, reading.at), one.away) for one in contacts],
        "missing": missing,
        "before": contacts_before(reading),
        "wishes": wish_rows(subject_id, contact_wishes(reading)),
        "calls": [call_row(one, None, reading.at) for one in calls(reading, limit=8)],
    }
    return show_about(request, "team/contacts/page.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def name_contact(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """First which kind, then who among those who may. Who lacks the title stands there with the reason."""
    reading = open_reading(request.viewer, subject_id, what="name_contact", kinds=PLAN_PAGE)
    kind, back = request.GET.get("slag", ""), way_to("team_contacts", subject_id)
    if kind not in {each.code for each in KINDS}:
        standing = [one.row.kind for one in contact_card(reading)]
        context: dict[str, object] = {"kinds": kinds(subject_id, standing), "back": back}
        return show_about(request, "team/contacts/choose.html", reading, context)
    standing_now = [one.row for one in contact_card(reading) if one.row.kind == kind]
    found = candidates(reading, kind, but={row.holder_id for row in standing_now})
    form = form_for(request, NameForm, people=found.free, seen_version=contact_version(reading, kind))
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, seen: actions.name_contact(
                by=request.viewer, subject_id=subject_id, kind=kind, holder_id=UUID(data["holder"]),
                label=found.free[data["holder"]], seen_version=seen, at=now(),
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "contact_named"),
        )  # fmt: skip
        if answer:
            return answer
    several = kind_of(kind).one_per == "organisation"
    context = {
        "form": form, "kind": kind, "found": found, "standing": standing_now, "several": several, "back": back,
        "who_may": who_may_be(kind), "law": kind_of(kind).section,
    }  # fmt: skip
    return show_about(request, "team/contacts/name.html", reading, context)


@page(STAFF, writes=True)
def end_contact(request: ViewerRequest, subject_id: UUID, contact_id: UUID) -> HttpResponse:
    """End a contact with nobody in their place."""
    reading = open_reading(request.viewer, subject_id, what="end_contact", kinds=PLAN_PAGE)
    row, back = named_contact(reading, contact_id), way_to("team_contacts", subject_id)
    form = form_for(request, EndContactForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.end_contact(
                by=request.viewer, subject_id=subject_id, contact_id=contact_id, why=data["why"], at=now()
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "contact_ended"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(request, "team/contacts/end.html", reading, {"form": form, "row": row, "back": back})


@page(STAFF, writes=True)
def team_contact_wish(request: ViewerRequest, subject_id: UUID, wish_id: UUID) -> HttpResponse:
    """What the person wishes: name somebody, or answer in words."""
    reading = open_reading(request.viewer, subject_id, what="contact_wish", kinds=PLAN_PAGE)
    wish, back = contact_wish(reading, wish_id), way_to("team_contacts", subject_id)
    form = form_for(request, AnswerWishForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.answer_contact_wish(
                by=request.viewer, subject_id=subject_id, wish_id=wish_id, answer=data["answer"], at=now()
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "report"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(request, "team/contacts/wish.html", reading, {"form": form, "wish": wish, "back": back})
