"""A contact of one person is away, or is back."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import contact_card, named_contact
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.contacts.form import AwayForm
from ledstjarna.web.team.contacts.presenter import begins, days_of, ends, stand_ins
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def contact_away(request: ViewerRequest, subject_id: UUID, contact_id: UUID) -> HttpResponse:
    """From when, until when, and who steps in."""
    reading = open_reading(request.viewer, subject_id, what="contact_away", kinds=PLAN_PAGE)
    row, back = named_contact(reading, contact_id), way_to("team_contacts", subject_id)
    people = stand_ins(row.unit_id, but=row.holder_id)
    away = next((one.away for one in contact_card(reading) if one.row.pk == contact_id), None)
    form = form_for(request, AwayForm, people=people, initial=days_of(away))
    if request.method == "POST":
        at = now()
        answer = sent(
            request, form,
            lambda data, _seen: actions.note_absence(
                by=request.viewer, subject_id=subject_id, contact_id=contact_id, start=begins(data["start"], at),
                end=ends(data["end"]), stand_in_id=UUID(data["stand_in"]) if data["stand_in"] else None,
                stand_in_label=people.get(data["stand_in"], ""), at=at,
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "contact_away"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(request, "team/contacts/away.html", reading, {"form": form, "row": row, "back": back})


@page(STAFF, writes=True)
def contact_back(request: ViewerRequest, subject_id: UUID, contact_id: UUID, contact_absence_id: UUID) -> HttpResponse:
    """The contact is back: nobody steps in any more."""
    reading = open_reading(request.viewer, subject_id, what="contact_back", kinds=PLAN_PAGE)
    row, back = named_contact(reading, contact_id), way_to("team_contacts", subject_id)
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda _data, _seen: actions.end_absence(
                by=request.viewer, subject_id=subject_id, absence_id=contact_absence_id, at=now()
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "contact_back"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(request, "team/contacts/back.html", reading, {"form": form, "row": row, "back": back})
