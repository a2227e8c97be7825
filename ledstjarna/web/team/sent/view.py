"""Utskick: what went out to the viewer's persons, how, when and what became of it. Never to which address."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.people.queries import PROTECTED_NAME, NoticeSeen
from ledstjarna.domain.people.queries import notices_sent as sent_to
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.wording import moment_text
from ledstjarna.web.wording.states import state_text


@page(STAFF, roles=MEET_PERSONS)
def notices_sent(request: ViewerRequest) -> HttpResponse:
    """The newest first, and before them what has not arrived: there somebody needs to call."""
    lines = [_line(seen) for seen in sent_to(request.viewer)]
    return show_page(request, "team/sent/page.html", {"lines": lines})


def _line(seen: NoticeSeen) -> dict[str, Any]:
    row, text = seen.notice, state_text(seen.notice.state, "notice")
    when = row.done_at or row.due_at
    way = _WAYS[row.channel]() if row.channel in _WAYS else _("Ingen väg är vald")
    return {
        "who": _("Skyddade personuppgifter") if seen.name == PROTECTED_NAME else seen.name,
        "why": _REASONS[row.reason](),
        "how": (_("%(way)s, %(when)s") if row.channel or row.done_at else _("Skickas tidigast %(when)s"))
        % {"way": way, "when": moment_text(when)},
        "tried": [
            _("%(way)s %(when)s: %(outcome)s")
            % {
                "way": _WAYS[one.channel](),
                "when": moment_text(one.begun_at),
                "outcome": _outcome(one.outcome, one.why),
            }
            for one in seen.attempts
        ]
        if len(seen.attempts) > 1 or row.state == "waiting"
        else [],
        "look": text.tone,
        "word": text.word,
    }


def _outcome(outcome: str, why: str) -> str:
    text = _OUTCOMES[outcome]()
    return f"{text} ({why})" if why else text


_WAYS: dict[str, Callable[[], str]] = {
    "email": lambda: _("E-post"),
    "sms": lambda: _("Sms"),
    "letter": lambda: _("Brev"),
}
_REASONS: dict[str, Callable[[], str]] = {
    "message": lambda: _("Ett meddelande"),
    "proposal": lambda: _("Ett förslag"),
    "decision": lambda: _("Ett beslut"),
    "agreement": lambda: _("Planen är överenskommen"),
    "answer": lambda: _("Ett svar"),
    "meeting": lambda: _("Ett möte"),
    "question": lambda: _("En fråga"),
    "call": lambda: _("Ett samtal som är sent"),
    "expiring": lambda: _("Ett beslut som tar slut"),
}
_OUTCOMES: dict[str, Callable[[], str]] = {
    "": lambda: _("avbröts"),
    "sent": lambda: _("skickat"),
    "failed": lambda: _("gick inte, försöker igen"),
    "refused": lambda: _("går inte den vägen"),
}
