"""Answer one instrument. It is a support for thought, never an answer by itself."""

from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.needs import actions
from ledstjarna.domain.needs.rules import INSTRUMENTS
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.instrument.form import InstrumentForm
from ledstjarna.web.team.instrument.words import scale_words
from ledstjarna.web.team.kinds import NEEDS_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def instrument(request: ViewerRequest, subject_id: UUID, code: str) -> HttpResponse:
    """The questions, as declared in the room of needs."""
    declared = INSTRUMENTS.get(code)
    if declared is None:
        raise Http404
    reading = open_reading(request.viewer, subject_id, what="instrument", kinds=NEEDS_PAGE, also=[STORY])
    form = form_for(request, InstrumentForm, instrument=declared)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.answer_instrument(
                by=request.viewer, subject_id=subject_id, instrument=code, answers=data, at=now()
            ),
            done=lambda _result: way_to("needs", subject_id, "instrument"),
        )
        if answer:
            return answer
    context = {
        "form": form,
        "declared": declared,
        "scale": scale_words(code),
        "back": way_to("needs", subject_id),
    }
    return show_about(request, "team/instrument/page.html", reading, context)
