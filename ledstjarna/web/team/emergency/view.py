"""Nödöppning: care givers alone, with a reason, for some hours; logged, told to the person and reviewed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent import actions
from ledstjarna.domain.consent.models import Block
from ledstjarna.domain.consent.queries import (
    NotForYou,
    Reading,
    emergency_of,
    emergency_over,
    lift_waits,
    lifted_blocks,
    lifts_we_asked,
    open_reading,
    told_of_blocks,
)
from ledstjarna.domain.consent.rules import BASIC, CARE, EMERGENCY_HOURS, sector_of
from ledstjarna.domain.organisations.queries import organisations_by_id, unit, units_at
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import OF_READING, STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, led_again, sent
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.emergency.form import AskForm, EmergencyForm
from ledstjarna.web.team.found import found_text
from ledstjarna.web.team.reading.presenter import asked_text, unheard_text
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.blocks import giver_names


def opens_emergencies(request: ViewerRequest) -> bool:
    """Whether the viewer works at a care giver, as the law has it."""
    viewer = request.viewer
    home = unit(viewer.unit_id) if viewer.unit_id else None
    return sector_of(viewer.role, home.kind if home else "") == CARE


@page(STAFF, writes=True, readers=OF_READING, roles=MEET_PERSONS)
def emergency(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Ask for danger and reason, and open. The page is the same whether the person exists or not, and names them to
    whoever has just looked them up."""
    if not opens_emergencies(request):
        raise NotForYou(request.viewer, subject_id, "emergency")
    form = form_for(request, EmergencyForm)
    if request.method == "POST":
        at = now()
        answer = sent(
            request, form, lambda data, _seen: actions.open_emergency(
                by=request.viewer, subject_id=subject_id, danger=data["danger"], reason=data["reason"], at=at
            ),
            done=lambda row: way_to(
                "team_person", subject_id, "emergency" if row.opened_at == at else "emergency_stands"
            ),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "hours": EMERGENCY_HOURS, "whom": found_text(request, subject_id), "back": reverse("find_person"),
    }  # fmt: skip
    return show_page(request, "team/emergency/page.html", context)


@page(STAFF, writes=True, readers=OF_READING)
def close_emergency(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """End one's own opening before its time."""
    if over := emergency_over(request.viewer, subject_id):
        return led_again(request) or show_page(request, "team/over.html", {
            "heading": _("Nödöppningen är avslutad"), "when": over.ends_at, "who": "", "back": reverse("team_home"),
        })  # fmt: skip
    reading = open_reading(request.viewer, subject_id, what="close_emergency_page", kinds=[BASIC])
    standing = emergency_of(reading)
    if standing is None:
        raise NotForYou(request.viewer, subject_id, "close_emergency")
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request, form, lambda _data, _seen: actions.close_emergency(
                by=request.viewer, subject_id=subject_id, at=now()
            ),
            done=lambda _none: f"{reverse('team_home')}?tack=emergency_closed",
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "emergency": standing, "back": way_to("team_reading", subject_id)}
    return show_about(request, "team/emergency/close.html", reading, context)


@page(STAFF, writes=True, readers=OF_READING)
def ask_to_lift(request: ViewerRequest, subject_id: UUID, block_id: UUID) -> HttpResponse:
    """Ask whoever has the block to lift it for a time. Only while an emergency is open."""
    reading = open_reading(request.viewer, subject_id, what="ask_to_lift_page", kinds=[BASIC])
    _exists, where = told_of_blocks(reading)
    block = next((row for row in (*where, *lifted_blocks(reading)) if row.pk == block_id), None)
    if block is None:
        raise NotForYou(request.viewer, subject_id, "ask_to_lift")
    form = form_for(request, AskForm)

    def act(data: dict[str, Any], _seen: int) -> Any:
        return actions.ask_to_lift(
            by=request.viewer, subject_id=subject_id, block_id=block_id, reason=data["reason"], at=now()
        )

    if request.method == "POST":
        answer = sent(
            request, form, act, done=lambda _lift: way_to("team_reading", subject_id, _thanks(reading, block))
        )
        if answer:
            return answer
    around, stands = giver_names([block])[block.pk], lifts_we_asked(reading, [block])[block.pk]
    context: dict[str, Any] = {
        "around": around, "asked": asked_text(stands, reading.at),
        "reasons": list(dict.fromkeys(lift.reason for lift in stands.newest)),
        "waits": any(lift_waits(lift, reading.at) for lift in stands.newest),
        "unheard": unheard_text(stands), "nobody_hears": stands.nobody_hears,
        "giver": organisations_by_id([block.organisation_id])[block.organisation_id].name,
        "number": _number_at(block.organisation_id),
        "back": way_to("team_reading", subject_id),
    }  # fmt: skip
    if request.method != "POST" and not stands.askable:
        return show_about(request, "team/emergency/asked.html", reading, context)
    context["form"] = form
    return show_about(request, "team/emergency/ask.html", reading, context)


def _thanks(reading: Reading, block: Block) -> str:
    """The thanks for a question: no more is promised than that whoever has it can answer."""
    stands = lifts_we_asked(reading, [block])[block.pk]
    if not stands.unheard:
        return "lift_asked"
    return "lift_asked_unheard" if stands.nobody_hears else "lift_asked_partly"


def _number_at(organisation_id: UUID) -> str:
    """The giver's number, where it has one unit alone; empty else, since a unit's number would tell which it is about
    (consent/queries/lifts.py). Organisations themselves have none here.
    """
    numbers = [one.phone for one in units_at(organisation_id)]
    return numbers[0] if len(numbers) == 1 else ""
