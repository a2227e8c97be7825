"""Mindre stöd, som en fråga: why, and what the person wants to make of it. Nothing changes by itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import step_down as step_down_of
from ledstjarna.domain.plans.rules.states import STEP_DOWN
from ledstjarna.domain.plans.rules.stepping import REVIEW
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import one_of, text
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import state_text
from ledstjarna.web.wording.follow_ups import reason_text

_LEAVE = ("leave", _("Personen vill ha det som det är"))
_ASK = ("ask_review", _("Personen vill att kommunen ser över beslutet"))


class StepDownForm(HouseForm):
    """What the person says to it."""

    verb = one_of(_("Vad säger personen?"), (), _("Välj vad personen säger."))
    words = text(_("Med personens egna ord"), rows=2)

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]


@page(STAFF, writes=True)
def step_down(request: ViewerRequest, subject_id: UUID, step_down_id: UUID) -> HttpResponse:
    """Propose something less, ask for a review, or leave it: as the person wants."""
    reading = open_reading(request.viewer, subject_id, what="step_down", kinds=PLAN_PAGE)
    for_writers(reading)
    whom, row = about(reading), step_down_of(reading, step_down_id)
    choices = [_LEAVE] if STEP_DOWN.may(row.state, "leave") else []
    if row.way == REVIEW and STEP_DOWN.may(row.state, "ask_review"):
        choices.append(_ASK)
    form = form_for(request, StepDownForm, seen_version=row.version, choices=choices)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: _act(request, subject_id, step_down_id, data, seen),
            done=lambda moved: way_to("team_follow_ups", subject_id, f"step_{moved.state}"),
        )
        if answer:
            return answer
    context = {
        "form": form,
        "row": row,
        "state": state_text(row.state, "step_down"),
        "why": [reason_text(code, whom.person.given_name) for code in row.reasons],
        "may_propose": STEP_DOWN.may(row.state, "propose"),
        "choices": choices,
        "back": way_to("team_follow_ups", subject_id),
    }
    return show_about(request, "team/step_down/page.html", reading, context, whom=whom)


def _act(request: ViewerRequest, subject_id: UUID, step_down_id: UUID, data: dict[str, Any], seen: int) -> Any:
    same: dict[str, Any] = {
        "by": request.viewer, "subject_id": subject_id, "step_down_id": step_down_id, "seen_version": seen, "at": now(),
    }  # fmt: skip
    if data["verb"] == "ask_review":
        return actions.ask_review(**same, words=data["words"])
    return actions.leave_step_down(**same)
