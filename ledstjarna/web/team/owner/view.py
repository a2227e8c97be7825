"""A part that changes owner: the team asks somebody new, registers the person's word; a unit answers or leaves."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, open_part, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import OwnerChange
from ledstjarna.domain.plans.queries import asked_to_take_over, owner_change, owner_change_of
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.leaving import (
    AT_ONCE,
    TakeOverForm,
    UnitLeaveForm,
    leave_context,
    leave_form,
    stay_form,
    stayed,
    stays,
)
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about, show_page
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.owner.form import AskForm, ChoiceForm
from ledstjarna.web.team.owner.owners import who_can_take_over
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.shared_facts import facts_in_words


@page(STAFF, writes=True)
def new_owner(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Who has the part now, what is sought, and asking somebody new. The old owner has it until a yes."""
    reading = open_reading(request.viewer, subject_id, what="new_owner", kinds=PLAN_PAGE)
    part, whom = part_of(reading, commitment_id), about(reading)
    choices, owners = who_can_take_over(reading, whom.person, part)
    form = form_for(request, AskForm, owners=choices, seen_version=part.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.ask_new_owner(
                by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen,
                owner=owners[data["owner"]][1], basis=owners[data["owner"]][0], at=now(),
            ),
            done=lambda row: way_to(
                "new_owner", subject_id, "owner_person" if row.state == "awaits_person" else "owner_asked",
                commitment_id=commitment_id,
            ),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "part": part, "change": owner_change_of(reading, commitment_id),
        "may_ask": bool(choices) and part.state in ("active", "seeks_owner"),
        "back": way_to("team_part", subject_id, commitment_id=commitment_id),
    }  # fmt: skip
    return show_about(request, "team/owner/ask.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def owner_choice(request: ViewerRequest, subject_id: UUID, owner_change_id: UUID) -> HttpResponse:
    """Write down what the person says about asking somebody new: yes with what they are told, or no."""
    reading = open_reading(request.viewer, subject_id, what="owner_choice", kinds=PLAN_PAGE)
    change = owner_change(reading, owner_change_id)
    whom = about(reading)
    form = form_for(request, ChoiceForm, seen_version=change.version, initial={"name": whom.person.given_name})
    back = way_to("new_owner", subject_id, commitment_id=change.commitment_id)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.choose_owner(
                by=request.viewer, subject_id=subject_id, owner_change_id=owner_change_id, seen_version=seen,
                yes=data["yes"], shared_words=form.shared(), at=now(),
            ),
            done=lambda row: way_to(
                "new_owner", subject_id, "owner_asked" if row.state == "asked" else "owner_no",
                commitment_id=row.commitment_id,
            ),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "change": change, "back": back}
    return show_about(request, "team/owner/choice.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def take_over(request: ViewerRequest, subject_id: UUID, owner_change_id: UUID) -> HttpResponse:
    """A unit answers whether they take over. It sees the facts that the person chose to tell, and no more."""
    change = _asked(request, subject_id, owner_change_id)
    form = form_for(request, TakeOverForm, seen_version=change.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.answer_owner_change(
                by=request.viewer, subject_id=subject_id, owner_change_id=owner_change_id, seen_version=seen,
                yes=data["answer"] == "yes", words=data["words"], at=now(),
            ),
            done=lambda _row: reverse("team_work") + "?tack=answered",
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "change": change,
        "told": facts_in_words(change.shared_words),
        "back": reverse("team_work"),
    }
    return show_page(request, "team/owner/take_over.html", context)


@page(STAFF, writes=True)
def leave_part(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """A unit ends its part: at once or when somebody new has said yes, and says that it stays after all."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="leave_part")
    part = part_of(reading, commitment_id)
    if part.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject_id, "leave_part")
    change = owner_change_of(reading, commitment_id)
    stay, form = stay_form(request, change), leave_form(request, UnitLeaveForm, part)
    if answer := stayed(request, stay, change, lambda _row: reverse("team_work") + "?tack=part_kept"):
        return answer
    if request.method == "POST" and not stays(request):
        answer = sent(
            request,
            form,
            lambda data, seen: actions.leave_part(
                by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen,
                at_once=data["when"] == AT_ONCE, words=data["words"], at=now(),
            ),
            done=lambda _row: reverse("team_work") + "?tack=part_left",
        )  # fmt: skip
        if answer:
            return answer
    context = {**leave_context(request, part, change, form, stay), "back": reverse("team_home")}
    return show_page(request, "team/owner/leave.html", context)


def _asked(request: ViewerRequest, subject_id: UUID, owner_change_id: UUID) -> OwnerChange:
    found = next((row for row in asked_to_take_over(request.viewer) if row.pk == owner_change_id), None)
    if found is None or found.subject_id != subject_id:
        raise NotForYou(request.viewer, subject_id, "take_over")
    open_part(request.viewer, subject_id, found.commitment_id, what="take_over")
    return found
