"""Ring mig: what waits for the viewer to call, how it went, and what staff write down for somebody."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import log_listing, open_reading
from ledstjarna.domain.people.queries import current_story, persons_named, ways_told
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import call as call_of
from ledstjarna.domain.teams.queries import calls_to_answer as to_answer
from ledstjarna.domain.teams.queries import contact_card
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.number_to_call import NEED_A_NUMBER, phone_of, with_number, words_and_number
from ledstjarna.web.team.call_requests.form import AttemptForm, TellCallForm
from ledstjarna.web.team.call_requests.presenter import facts_of, look_of, rows_by_name
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import contact_kind_name, label_text


@page(STAFF, roles=MEET_PERSONS)
def calls_to_answer(request: ViewerRequest) -> HttpResponse:
    """Everybody the viewer is to call, the most urgent first; what passed its promise with others comes here too."""
    at = now()
    found = to_answer(request.viewer, at)
    persons = persons_named({one.row.subject_id for one in found})
    log_listing(request.viewer, persons, what="calls_to_answer")
    rows = rows_by_name(found, persons, list_name, at)
    return show_page(request, "team/call_requests/list.html", {"rows": rows})


@page(STAFF, writes=True)
def call_request(request: ViewerRequest, subject_id: UUID, call_request_id: UUID) -> HttpResponse:
    """One call, and how it went. Anyone of staff in the team may, so that nobody waits for a holiday."""
    reading = open_reading(request.viewer, subject_id, what="call", kinds=PLAN_PAGE)
    for_writers(reading)
    found, story = call_of(reading, call_request_id), current_story(reading)
    note = story.reach_note if story else ""
    form = form_for(request, AttemptForm, tried=found.row.state == "tried")
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.note_attempt(
                by=request.viewer, subject_id=subject_id, call_id=call_request_id, outcome=data["outcome"],
                words=data["words"], at=now(),
            ),
            done=lambda _row: way_to("team_contacts", subject_id, "called"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "found": found, "facts": facts_of(found, reading.at), "look": look_of(found),
        "reach_note": note, "words": words_and_number(found.row.about)[0],
        "needs_number": found.is_open and found.row.channel in NEED_A_NUMBER,
        "phone": phone_of(ways_told(reading), found.row.about, note), "back": way_to("team_contacts", subject_id),
    }  # fmt: skip
    return show_about(request, "team/call_requests/call.html", reading, context)


@page(STAFF, writes=True)
def tell_call(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write down that the person wants somebody to get in touch."""
    reading = open_reading(request.viewer, subject_id, what="tell_call", kinds=PLAN_PAGE)
    story = current_story(reading)
    contacts = [
        (str(one.row.pk), f"{label_text(one.row.holder_label).partition(',')[0]}, {contact_kind_name(one.row.kind)}")
        for one in contact_card(reading)
        if one.takes_part
    ]
    reach = story.reach[0] if story and story.reach else ""
    known = phone_of(ways_told(reading), story.reach_note if story else "")
    form = form_for(request, TellCallForm, contacts=contacts, known=bool(known), initial={"channel": reach})
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.ask_for_call(
                by=request.viewer, subject_id=subject_id, channel=data["channel"], way=data["way"], at=now(),
                about=with_number(data["about"], data.get("number", "")),
                contact_id=UUID(data["contact"]) if data["contact"] else None,
            ),
            done=lambda row: way_to("call_request", subject_id, "call_told", call_request_id=row.pk),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_contacts", subject_id)}
    return show_about(request, "team/call_requests/tell.html", reading, context)
