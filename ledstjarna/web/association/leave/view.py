"""Lämna över, and taking over: an association ends a part in one page, or is asked to take one over."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import asked_to_take_over, owner_change_of, parts_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
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
from ledstjarna.web.wording.shared_facts import facts_in_words


@page(ASSOCIATION, writes=True)
def association_leave(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """End a part: now, or when somebody new has said yes. A reason is never needed."""
    found = next((row for row in parts_of(request.viewer) if row.pk == part_id), None)
    if found is None:
        raise NotForYou(request.viewer, None, "association_leave")
    reading = open_part(request.viewer, found.subject_id, part_id, what="association_leave")
    change = owner_change_of(reading, part_id)
    stay, form = stay_form(request, change), leave_form(request, UnitLeaveForm, found)
    if answer := stayed(request, stay, change, lambda _row: reverse("association_home") + "?tack=kvar"):
        return answer

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return actions.leave_part(
            by=request.viewer, subject_id=found.subject_id, commitment_id=part_id, seen_version=seen_version,
            at_once=fields["when"] == AT_ONCE, words=fields["words"], at=now(),
        )  # fmt: skip

    if (
        request.method == "POST"
        and not stays(request)
        and (answer := sent(request, form, act, done=lambda _row: reverse("association_home") + "?tack=lamnat"))
    ):
        return answer
    context = leave_context(request, found, change, form, stay)
    return show(request, "association/leave/page.html", DOOR, context)


@page(ASSOCIATION, writes=True)
def association_take_over(request: ViewerRequest, owner_change_id: UUID) -> HttpResponse:
    """Whether the association takes over, told in the words that the person chose to share."""
    found = next((row for row in asked_to_take_over(request.viewer) if row.pk == owner_change_id), None)
    if found is None:
        raise NotForYou(request.viewer, None, "association_take_over")
    open_part(request.viewer, found.subject_id, found.commitment_id, what="association_take_over")
    form = form_for(request, TakeOverForm, seen_version=found.version)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return actions.answer_owner_change(
            by=request.viewer, subject_id=found.subject_id, owner_change_id=owner_change_id,
            seen_version=seen_version, yes=fields["answer"] == "yes", words=fields["words"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    context = {"form": form, "one": found, "told": facts_in_words(found.shared_words)}
    return show(request, "association/leave/take.html", DOOR, context)


def _done(row: Any) -> str:
    return reverse("association_home") + ("?tack=tagit" if row.state == "done" else "?tack=nej")
