"""Det här förstår jag inte: a question about one reading, to whoever controls the log at the reader's organisation."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import LOG
from ledstjarna.domain.control.actions import ask_about_reading
from ledstjarna.domain.control.queries import questions_asked, read_by
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.ask_log.form import AskLogForm
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.thanking import Thanks, Words, thanked, thanks_at

_THANKS: Words = {
    "fraga": lambda: Thanks(
        _("Tack. Din fråga är skickad."),
        (_("Den som kontrollerar loggen där hen arbetar tar reda på varför."), _("Svaret kommer här.")),
    )
}


@page(PERSON, about=LOG, writes=True)
def ask_log(request: ViewerRequest, access_log_id: UUID) -> HttpResponse:
    """Ask about one reading."""
    reading = opened(request, "ask_log", LOG)
    read = read_by(reading, access_log_id)
    same = (row for row in questions_asked(reading) if (row.reader_id, row.read_at) == (read.reader_id, read.at))
    asked = max(same, key=lambda row: row.asked_at, default=None)
    form = form_for(request, AskLogForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: ask_about_reading(
                by=request.viewer, subject_id=subject(request), access_log_id=access_log_id, words=data["words"],
                at=now(),
            ),
            done=lambda _row: thanks_at("log_questions", "fraga"),
        )  # fmt: skip
        if answer:
            return answer
    return room(request, "resident/ask_log/page.html", reading, {"form": form, "read": read, "asked": asked})


@page(PERSON, about=LOG)
def log_questions(request: ViewerRequest) -> HttpResponse:
    """What one has asked about who has read, and the answers."""
    reading = opened(request, "log_questions", LOG)
    context = {"questions": questions_asked(reading), "thanked": thanked(request, _THANKS)}
    return room(request, "resident/ask_log/list.html", reading, context)
