"""Det här stämmer inte: what reached one's own organisation, answered; and told for the person by phone or on paper."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import BASIC, NEEDS, PLAN, STORY, TEAM
from ledstjarna.domain.keeping import actions
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.queries import rectification, rectifications, things
from ledstjarna.domain.keeping.rules.rectifying import RECTIFICATION, REFUSE, VERSIONED, verdicts
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.team.wrong.form import AnswerWrongForm, TellWrongForm
from ledstjarna.web.wording.keeping import thing_name, verdict_name

_THINGS = (BASIC, STORY, NEEDS, PLAN, TEAM)
# Where a thing is changed, before the answer says that it is.
_CHANGED_AT = {"need": "assess", "goal": "team_change_goal", "part": "team_part", "story": "tell_story"}
_KEY = {"goal": "goal_id", "part": "commitment_id"}


@page(STAFF)
def team_wrong(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Everything that the person has said is wrong and that reached one's own organisation."""
    reading = open_reading(request.viewer, subject_id, what="team_wrong", kinds=[BASIC])
    context = {"requests": rectifications(reading), "today": today(), "back": way_to("team_reading", subject_id)}
    return show_about(request, "team/wrong/page.html", reading, context)


@page(STAFF, writes=True)
def answer_wrong(request: ViewerRequest, subject_id: UUID, rectification_id: UUID) -> HttpResponse:
    """Answer one. Anybody of staff where it reached may, so that nobody waits for a holiday."""
    reading = open_reading(request.viewer, subject_id, what="answer_wrong", kinds=[BASIC])
    row = rectification(reading, rectification_id)
    may_say = [(code, verdict_name(code)) for code in verdicts(row.kept_by)]
    form = form_for(request, AnswerWrongForm, verdicts=may_say, versioned=row.about in VERSIONED)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.answer_rectification(
                by=request.viewer, subject_id=subject_id, rectification_id=rectification_id, verdict=data["verdict"],
                answer=data["answer"], reads_now=data["reads_now"], at=now(),
            ),
            done=lambda _row: way_to("team_wrong", subject_id, "wrong_answered"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "one": row, "may_refuse": REFUSE in verdicts(row.kept_by), "change_at": _change_at(row),
        "waits": row.state == RECTIFICATION.start, "back": way_to("team_wrong", subject_id),
    }  # fmt: skip
    return show_about(request, "team/wrong/answer.html", reading, context)


def _change_at(row: Rectification) -> str:
    name = _CHANGED_AT.get(row.about)
    if name is None:
        return ""
    more = {_KEY[row.about]: row.row_id} if row.about in _KEY else {}
    return address(name, subject_id=row.subject_id, **more)


@page(STAFF, writes=True, about=PLAN)
def tell_wrong(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write down what the person says is wrong. A letter confirms it."""
    reading = open_reading(request.viewer, subject_id, what="tell_wrong", kinds=_THINGS)
    form = form_for(request, TellWrongForm, things=[(one.code, thing_name(one)) for one in things(reading)])
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.ask_to_rectify(
                by=request.viewer, subject_id=subject_id, thing=data["thing"], wants=data["wants"],
                words=data["words"], way=data["way"], at=now(),
            ),
            done=lambda _row: way_to("team_wrong", subject_id, "wrong_told"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(
        request, "team/wrong/tell.html", reading, {"form": form, "back": way_to("team_wrong", subject_id)}
    )
