"""Låt dem läsa igen: what a protected identity withholds from an association, seen before it is shared anew."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.plans.actions import share_words_anew as share
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.queries import protection_of, unread_words
from ledstjarna.domain.plans.rules.telling import FREE_WORDS, sharing_anew_finding
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.shared_facts import facts_in_words


@page(PERSON, about=PLAN, writes=True)
def share_words_anew(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """What they would read again, and the button that lets them."""
    reading = opened(request, "share_words_anew", PLAN)
    found = part_of(reading, part_id)
    form = form_for(request, HouseForm, seen_version=found.version)
    if persons_word_counts(reading, "sharing"):
        ask_persons_word(form, standing_of(reading).first)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return share(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version, at=now(),
            **persons_word(fields),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("sharing", "ord-igen"))
    ):
        return answer
    hidden = unread_words(found, protection_of(person(reading)))
    context = {
        "form": form, "part": found, "who": label_text(found.owner_label),
        "told": facts_in_words({code: found.shared_words[code] for code in FREE_WORDS if code in hidden}),
        "hindrance": matter_hindrance(reading, "sharing") or sharing_anew_finding(found.state, hidden),
    }  # fmt: skip
    return room(request, "resident/share_anew/page.html", reading, context)
