"""En del av planen: what it is, what is decided and how to appeal; and how it is stopped."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.keeping.queries import disputes
from ledstjarna.domain.plans.actions import stop_commitment
from ledstjarna.domain.plans.queries import (
    activities_of,
    application_of_part,
    choices_of,
    decision_of,
    health_said_of,
    owner_change_of,
)
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.lasting import may_say
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.my_week.presenter import may_set, named_time
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.part.form import StopForm
from ledstjarna.web.resident.part.presenter import THANKS, part_page, what_stops
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON, about=PLAN)
def part(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """One part: who, when, what it waits for, the decision and what was shared."""
    reading = opened(request, "part", PLAN, DECISION)
    found = part_of(reading, part_id)
    standing = standing_of(reading)
    shown = part_page(
        found, standing=standing, application=application_of_part(reading, part_id) if reading.may(DECISION) else None,
        decision=decision_of(reading, part_id), health=health_said_of(reading, part_id),
        choices=choices_of(reading, found.proposal_id),
    )  # fmt: skip
    context = {
        "shown": shown, "may_stop": shown.may_stop and choice_hindrance(reading, found.legal_basis) is None,
        "thanked": thanked(request, THANKS), "change": owner_change_of(reading, part_id),
        "may_say_until": may_say(reading, found),
        "disputes": [row for row in disputes(reading) if row.row_id in (part_id, found.goal_id)],
        "times": [named_time(row) for row in activities_of(reading, part_id)],
        "sets_times": found.state == "active" and may_set(found, request.viewer, reads=True),
    }  # fmt: skip
    return room(request, "resident/part/page.html", reading, context, standing=standing)


@page(PERSON, about=PLAN, writes=True)
def stop_part(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """Stop a part by the person's wish, after having read what it means."""
    reading = opened(request, "stop_part", PLAN, DECISION)
    found = part_of(reading, part_id)
    hindrance = choice_hindrance(reading, found.legal_basis)
    form = form_for(request, StopForm, seen_version=found.version)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return stop_commitment(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version,
            why=fields["why"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("part", "slut", part_id=part_id))
    ):
        return answer
    context = {"form": form, "part": found, "means": what_stops(found, standing_of(reading)), "hindrance": hindrance}
    return room(request, "resident/part/stop.html", reading, context)
