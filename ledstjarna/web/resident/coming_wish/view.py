"""Vem kommer helst? The person says whom they would rather have, and who is not to come."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.queries import faces_of, wish_in, wish_row
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.coming_wish.form import HINTS, OwnWishForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.visiting.wish_form import wish_filled, wish_said
from ledstjarna.web.visiting.words import carer_name


@page(PERSON, about=PLAN, writes=True)
def own_coming_wish(request: ViewerRequest, commitment_id: UUID) -> HttpResponse:
    """Of those who have come or are to come for a part: who comes rather, and who does not come."""
    reading = opened(request, "own_coming_wish", PLAN)
    standing = standing_of(reading)
    if not standing.answers:
        raise NotForYou(request.viewer, reading.subject_id, "own_coming_wish")
    found, row = part(reading, commitment_id), wish_row(commitment_id)
    wish = wish_in(row)
    form = form_for(
        request, OwnWishForm, seen_version=row.version if row else 0, stands=wish_filled(wish),
        staff=_named(faces_of(reading, commitment_id), wish.preferred | wish.never),
    )  # fmt: skip

    def act(fields: dict[str, Any], seen: int) -> object:
        return actions.say_coming_wish(
            by=request.viewer, subject_id=subject(request), commitment_id=commitment_id, seen_version=seen,
            wish=wish_said(fields), at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("who_comes", "onskat"))
    ):
        return answer
    speak_of(form, standing, {}, HINTS)
    context = {"form": form, "action": request.path, "title": found.title, "row": row}
    return room(request, "resident/coming_wish/page.html", reading, context, standing=standing)


def _named(met: dict[UUID, str], wished: frozenset[UUID]) -> list[tuple[str, str]]:
    """Those who can be named, by name; whom a wish names already stays to be seen, and taken away."""
    others = assignments_by_id(wished - met.keys())
    names = {key: carer_name(label) for key, label in met.items()}
    names |= {key: one.staff_member.name for key, one in others.items()}
    return sorted(((str(key), name) for key, name in names.items()), key=lambda pair: pair[1])
