"""Letters that confirm what staff registered on paper or by phone: to print, and marked when printed."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.queries import changed_since, letters_to_print, persons_named
from ledstjarna.domain.people.queries import letter as letter_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.printed.discreet import page_without_close
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.letters.letter import FORWARDS, letter_shown
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.sent import letter_subject


@page(STAFF, roles=MEET_PERSONS)
def letters(request: ViewerRequest) -> HttpResponse:
    """What the viewer's unit has to print, the oldest first."""
    unit_id = request.viewer.unit_id
    if unit_id is None:
        raise Http404
    rows = letters_to_print(request.viewer, unit_id)
    persons = persons_named({row.subject_id for row in rows})
    changed = changed_since(rows)
    lines = [
        {
            "changed": row.pk in changed,
            "title": letter_subject(row.kind, row.body.get("kind", "")),
            "who": list_name(persons[row.subject_id]),
            "when": row.written_at,
            "href": way_to("letter", row.subject_id, letter_id=row.pk),
        }
        for row in rows
        if row.subject_id in persons
    ]
    return show_page(request, "team/letters/page.html", {"lines": lines})


@page(STAFF, writes=True)
def letter(request: ViewerRequest, subject_id: UUID, letter_id: UUID) -> HttpResponse:
    """One letter as it is printed; a button says that it was."""
    reading = open_reading(request.viewer, subject_id, what="letter", kinds=("basic",))
    row = letter_of(reading, letter_id)
    if row is None:
        raise Http404
    changed = row.pk in changed_since([row])
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, _seen: actions.mark_letter_printed(
                by=request.viewer, subject_id=subject_id, letter_id=letter_id, at=now()
            ),
            done=lambda _row: reverse("letters") + ("?tack=letter_aside" if changed else "?tack=printed"),
        )
        if answer:
            return answer
    whom = about(reading)
    context = {
        "form": form,
        "letter": row,
        "shown": letter_shown(reading, row, whom.person, whom.name),
        "forwards": FORWARDS,
        "changed": changed,
        "back": reverse("letters"),
    }
    return page_without_close(show_about(request, "team/letters/letter.html", reading, context, whom=whom), reading)
