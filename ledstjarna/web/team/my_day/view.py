"""Min dag: the visits of one carer, one visit at the door, and what to know there."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading, log_listing, open_part
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.queries import implementation, part
from ledstjarna.domain.teams.queries import told_team
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import (
    gone_from_my_day,
    help_calls,
    help_of,
    homes_in,
    my_breaks,
    my_day,
    note_of,
    notes_of,
    said_of,
    told_later_of,
    visit,
)
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.lived.words import day_heading, reason_text
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.my_day.doing import FORMS, acts, onwards
from ledstjarna.web.team.my_day.form import NoteForm, TapForm
from ledstjarna.web.team.my_day.presenter import (
    day_shown,
    gone_shown,
    help_shown,
    late_text,
    later_text,
    mark_of,
    nobody_came_text,
    not_mine_text,
    stands_of,
    told_text,
    where,
)
from ledstjarna.web.team.my_day.told import told_shown
from ledstjarna.web.team.offline.bounds import told_bounds
from ledstjarna.web.team.times.presenter import stretch
from ledstjarna.web.visiting.words import break_text, span, what
from ledstjarna.web.wording import state_text, together


@page(STAFF, writes=True, roles=MEET_PERSONS)
def my_visits(request: ViewerRequest) -> HttpResponse:
    """The visits of a day, the next one large; and colleagues who ask for help."""
    viewer, shown = request.viewer, stretch(request.GET.get("dag", ""), 1)
    form = form_for(request, TapForm)
    calls = help_calls(viewer)
    if request.method == "POST" and (answer := _answered(request, form, {row.pk: row.subject_id for row in calls})):
        return answer
    rows = my_day(viewer, shown.first, now())
    notes = notes_of(row.commitment_id for row in rows)
    told = told_team((row.commitment_id for row in rows), at=now())
    gone = gone_from_my_day(viewer, shown.first)
    whose = {row.subject_id for row in (*rows, *calls, *gone)}
    persons = persons_named(whose)
    log_listing(viewer, whose, what="my_visits")
    breaks = my_breaks(viewer, shown.first, rows, homes_in(persons)) if rows else []
    context = {
        "form": form, "shown": shown, "heading_day": day_heading(shown.first),
        "breaks": ", ".join(break_text(one) for one in breaks),
        "day": day_shown(rows, persons, notes, now()), "who": as_whom(request),
        "mark": mark_of(rows, notes, told) if shown.is_now else "", "stands": stands_of(rows), "bounds": told_bounds(),
        "gone": gone_shown(gone, persons),
        "calls": [help_shown(row, persons.get(row.subject_id), viewer.party_id) for row in calls],
    }  # fmt: skip
    return show_page(request, "team/my_day/page.html", context)


def _answered(request: ViewerRequest, form: TapForm, whose: dict[UUID, UUID]) -> HttpResponse | None:
    def act(fields: dict[str, Any], _seen: int) -> object:
        call_id = fields["help_call_id"]
        if call_id not in whose:
            raise NotForYou(request.viewer, None, "answer_help")
        one = {"by": request.viewer, "subject_id": whose[call_id], "help_call_id": call_id, "at": now()}
        return actions.end_help(**one) if ends else actions.answer_help(**one)

    ends = request.POST.get("do") == "end_help"
    thanks = "visit_end_help" if ends else "help_answered"
    return sent(request, form, act, done=lambda _row: f"{reverse('my_visits')}?tack={thanks}")


@page(STAFF, writes=True, roles=MEET_PERSONS)
def my_visit(request: ViewerRequest, visit_id: UUID) -> HttpResponse:
    """One visit: what to know, what to do, and one large button for how far it has come."""
    row = visit(request.viewer, visit_id)
    reading = open_part(request.viewer, row.subject_id, row.commitment_id, what="my_visit")
    do = request.POST.get("do", "")
    forms = {
        code: form_for(request, made, seen_version=row.version, auto_id=f"id_{code}_%s")
        if code == do or request.method != "POST" else made(seen_version=row.version, auto_id=f"id_{code}_%s")
        for code, made in FORMS.items()
    }  # fmt: skip
    if request.method == "POST" and do in forms and (answer := _did(request, row, do, forms[do])):
        return answer
    return _show(request, reading, row, forms, forms.get(do))


def _did(request: ViewerRequest, row: Visit, do: str, form: HouseForm) -> HttpResponse | None:
    return sent(request, form, acts(request.viewer, row, now())[do], done=lambda _made: onwards(row, do))


def _show(
    request: ViewerRequest, reading: Reading, row: Visit, forms: dict[str, HouseForm], sent_form: HouseForm | None
) -> HttpResponse:
    call = help_of(row)
    if "sure" not in forms["finish"].errors:
        del forms["finish"].fields["sure"]  # asked only of a visit that took next to no time
    whom = about(reading)
    state = state_text(row.state, "visit")
    told = together(*filter(None, (told_text(row, now()), later_text(row, told_later_of(row)))))
    context = {
        "form": sent_form or forms["begin"], "forms": forms, "row": row, "span": span(row), "what": what(row),
        "state": state, "told": told, "who": as_whom(request), "reason": reason_text(row.reason),
        "where": where(whom.person), "nobody_came": nobody_came_text(said_of(row), whom.person),
        "note": note_of(row.commitment_id), "how": implementation(reading, row.commitment_id).agreed,
        "mine": row.carer_id == request.viewer.party_id, "not_mine": not_mine_text(row, now()),
        "late": late_text(row, now()),
        "call": help_shown(call, whom.person, request.viewer.party_id) if call else None,
        "back": reverse("my_visits"), "stands": stands_of([row]), "bounds": told_bounds(),
        "told_team": told_shown(
            told_team([row.commitment_id], at=now()).get(row.commitment_id, []), request.viewer, row.subject_id
        ),
    }  # fmt: skip
    return show_about(request, "team/my_day/one.html", reading, context, whom=whom)


@page(STAFF, writes=True, roles=MEET_PERSONS)
def visit_note(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """What to know at the door, written anew."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="visit_note")
    found = part(reading, commitment_id)
    if found.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject_id, "visit_note")
    row = note_of(commitment_id)
    stands: dict[str, Any] = {"getting_in": "", "careful": "", "carers": 1}
    if row:
        stands = {name: getattr(row, name) for name in stands}
    form = form_for(request, NoteForm, seen_version=row.version if row else 0, stands=stands)

    def act(fields: dict[str, Any], seen: int) -> object:
        return actions.write_visit_note(
            by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen, at=now(), **fields
        )

    back = reverse("my_visits")
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: back + "?tack=visit_note")):
        return answer
    return show_about(request, "team/my_day/note.html", reading, {"form": form, "title": found.title, "back": back})
