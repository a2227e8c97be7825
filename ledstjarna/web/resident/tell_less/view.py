"""Sluta berätta: one fact less to one who was told it, after having read what it means."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions import take_back_fact
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.rules.telling import fact_finding
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.shared_facts import SHARED_FACTS, facts_in_words


@page(PERSON, about=PLAN, writes=True)
def tell_less(request: ViewerRequest, part_id: UUID, fact: str) -> HttpResponse:
    """One fact of one part: what they know now, and the button that ends it."""
    reading = opened(request, "tell_less", PLAN)
    found = part_of(reading, part_id)
    if fact not in SHARED_FACTS:
        raise NotForYou(request.viewer, reading.subject_id, "tell_less")
    form = form_for(request, HouseForm, seen_version=found.version)

    def act(_fields: dict[str, Any], seen_version: int) -> object:
        return take_back_fact(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version,
            fact=fact, at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("sharing", "mindre"))
    ):
        return answer
    context = {
        "form": form, "part": found, "who": label_text(found.owner_label), "fact": fact,
        "told": facts_in_words({fact: found.shared_words.get(fact, "")}),
        "hindrance": matter_hindrance(reading, "sharing") or fact_finding(found.state, found.shared_words, fact),
    }  # fmt: skip
    return room(request, "resident/tell_less/page.html", reading, context)
