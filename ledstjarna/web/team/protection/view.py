"""Skyddade personuppgifter: noted at once, lowered by two."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.organisations.queries import staff_member_of
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.models import ProtectionChange
from ledstjarna.domain.people.queries import lowering_that_waits, person, protection_seen
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, led_again, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.only_reading import opened_for_work
from ledstjarna.web.team.protection.form import AnswerForm, ProtectionForm
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def protection(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """How it is now, what that means, how it has been, and the form. Less protection asks a colleague."""
    reading = opened_for_work(request.viewer, subject_id, "protection_page")
    seen, held = protection_seen(reading), person(reading).protected_identity
    form = form_for(
        request, ProtectionForm, seen_version=seen.version, stands={"kind": ProtectionForm.shown(held)}
    )  # fmt: skip

    def act(data: dict[str, Any], version: int) -> ProtectionChange:
        return actions.note_protection(by=request.viewer, subject_id=subject_id, seen_version=version, at=now(), **data)

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda row: way_to("protection", subject_id, _thanks(row)))
    ):
        return answer
    context = {"form": form, "seen": seen, "held": held, "back": way_to("team_story", subject_id)}
    return show_about(request, "team/protection/page.html", reading, context)


@page(STAFF, writes=True)
def answer_lowering(request: ViewerRequest, subject_id: UUID, protection_change_id: UUID) -> HttpResponse:
    """What becomes visible, to whom, and a colleague's yes or no."""
    if again := led_again(request):
        return again
    reading = opened_for_work(request.viewer, subject_id, "answer_lowering_page")
    waits = lowering_that_waits(reading, protection_change_id)
    if waits is None:
        raise NotForYou(request.viewer, subject_id, "answer_lowering")
    form = form_for(request, AnswerForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: actions.answer_lowering(
                by=request.viewer, subject_id=subject_id, protection_change_id=protection_change_id, at=now(), **data
            ),
            done=lambda row: way_to("protection", subject_id, "protection_less" if row.agreed else "protection_stays"),
        )  # fmt: skip
        if answer:
            return answer
    mine = staff_member_of(request.viewer.party_id) == (waits.written_by_id and staff_member_of(waits.written_by_id))
    context = {"form": form, "waits": waits, "mine": mine, "back": way_to("protection", subject_id)}
    return show_about(request, "team/protection/answer.html", reading, context)


def _thanks(row: ProtectionChange) -> str:
    return "protection_asked" if row.lowers else "protection_raised"
