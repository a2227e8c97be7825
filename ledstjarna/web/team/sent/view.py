"""Utskick: what went out to the viewer's persons, how, when and what became of it. Never to which address."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.people.queries import PROTECTED_NAME, NoticeSeen
from ledstjarna.domain.people.queries import notices_sent as sent_to
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import moment_text
from ledstjarna.web.wording.sent import notice_outcome, notice_reason, notice_way
from ledstjarna.web.wording.states import state_text


@page(STAFF, roles=MEET_PERSONS)
def notices_sent(request: ViewerRequest) -> HttpResponse:
    """The newest first, and before them what has not arrived: there somebody needs to call."""
    lines = [line_of(seen) for seen in sent_to(request.viewer)]
    return show_page(request, "team/sent/page.html", {"lines": lines})


def line_of(seen: NoticeSeen) -> dict[str, Any]:
    """One notice in words."""
    row, text = seen.notice, state_text(seen.notice.state, "notice")
    when = row.done_at or row.due_at
    tries = [
        _("%(way)s %(when)s: %(outcome)s")
        % {"way": notice_way(one.channel), "when": moment_text(one.begun_at), "outcome": _outcome(one.outcome, one.why)}
        for one in seen.attempts
    ]
    way = notice_way(row.channel) or _("Ingen väg är vald")
    return {
        "who": _("Skyddade personuppgifter") if seen.name == PROTECTED_NAME else seen.name,
        "why": notice_reason(row.reason),
        "how": (_("%(way)s, %(when)s") if row.channel or row.done_at else _("Skickas tidigast %(when)s"))
        % {"way": way, "when": moment_text(when)},
        "tries": tries,
        "tried": tries if len(tries) > 1 or row.state in ("waiting", "no_way") else [],
        "again": _again(seen),
        "look": text.tone,
        "word": text.word,
    }


def _again(seen: NoticeSeen) -> str:
    """Where one asks for another try: for what did not arrive, and what has failed and waits for the clock."""
    row = seen.notice
    failed = row.state == "no_way" or (row.state == "waiting" and bool(seen.attempts))
    return way_to("try_notice_again", row.subject_id, notice_id=row.pk) if failed else ""


def _outcome(outcome: str, why: str) -> str:
    text = notice_outcome(outcome)
    return f"{text} ({why})" if why else text
