"""Propose a support for a goal: first which kind, then what and who. Several can answer the same goal."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Proposal, StepDown
from ledstjarna.domain.plans.queries import goal, open_meeting, proposal, step_down, to_choose_for
from ledstjarna.domain.plans.rules.states import STEP_DOWN
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.propose.form import ProposalForm
from ledstjarna.web.team.propose.owners import choices, owner_groups, owners_by_value
from ledstjarna.web.team.propose.words import BASES, basis_words
from ledstjarna.web.team.ways import in_meeting, onwards


@page(STAFF, writes=True)
def propose(request: ViewerRequest, subject_id: UUID, goal_id: UUID) -> HttpResponse:
    """Which kind stands in the address (`sort`); without one the page asks for it."""
    reading = open_reading(request.viewer, subject_id, what="propose", kinds=PLAN_PAGE)
    whom, aim, basis = about(reading), goal(reading, goal_id), request.GET.get("sort", "")
    wish, less = _wish(request, reading), _less(request, reading, goal_id)
    context: dict[str, Any] = {"goal": aim, "wish": wish, "back": onwards(request, subject_id, "")}
    if basis not in BASES:
        context["kinds"] = [(code, basis_words(code), _address(request, code)) for code in BASES]
        return show_about(
            request, "team/propose/kind.html", reading, context, whom=whom, shared_screen=in_meeting(request)
        )
    groups = owner_groups(reading, whom.person, basis)
    owners = owners_by_value(groups)
    form = form_for(request, ProposalForm, owners=choices(groups), initial=_initial(request, basis, list(owners), wish))
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.propose_step_down(
                by=request.viewer, subject_id=subject_id, step_down_id=less.pk, seen_version=less.version,
                offered=form.offered(basis, data), owner=owners[data["owner"]], at=now(),
            )
            if less
            else actions.propose(
                by=request.viewer, subject_id=subject_id, goal_id=goal_id, offered=form.offered(basis, data),
                owner=owners[data["owner"]], at=now(), meeting_id=_meeting(request, reading),
                answers_id=wish.pk if wish else None,
            ),
            done=lambda _proposal: onwards(request, subject_id, "proposal"),
        )  # fmt: skip
        if answer:
            return answer
    words = basis_words(basis)
    context |= {
        "form": form,
        "basis": basis,
        "words": words,
        "others": to_choose_for(reading, aim.pk),
        "owners": owners,
    }
    return show_about(request, "team/propose/page.html", reading, context, whom=whom, shared_screen=in_meeting(request))


def _initial(request: ViewerRequest, basis: str, owners: list[str], wish: Proposal | None) -> dict[str, Any]:
    words = basis_words(basis)
    initial: dict[str, Any] = {
        "title": request.GET.get("text", "")[:200],
        "owner": owners[0] if len(owners) == 1 else "",
        "can_change_mind": words.can_change_mind,
        "after_no": words.after_no,
        "cost": "free" if basis in ("own", "close_one") else "",
    }
    if wish:
        initial |= {"title": wish.title, "when": wish.when}
    return initial


def _wish(request: ViewerRequest, reading: Reading) -> Proposal | None:
    """The person's wish that this answers with something else."""
    try:
        wanted = UUID(request.GET.get("svar", ""))
    except ValueError:
        return None
    found = proposal(reading, wanted)
    return found if found.state == "asked" else None


def _less(request: ViewerRequest, reading: Reading, goal_id: UUID) -> StepDown | None:
    """The suggestion of less support that this makes a proposal of."""
    try:
        wanted = UUID(request.GET.get("mindre", ""))
    except ValueError:
        return None
    found = step_down(reading, wanted)
    fits = found.commitment.goal_id == goal_id and STEP_DOWN.may(found.state, "propose")
    return found if fits else None


def _meeting(request: ViewerRequest, reading: Reading) -> UUID | None:
    meeting = open_meeting(reading) if in_meeting(request) else None
    return meeting.pk if meeting else None


def _address(request: ViewerRequest, code: str) -> str:
    query = request.GET.copy()
    query["sort"] = code
    return f"{request.path}?{query.urlencode()}"
