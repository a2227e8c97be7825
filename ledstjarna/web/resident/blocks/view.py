"""Spärrar: what the person has blocked, how to block more, and how to lift."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import Block
from ledstjarna.domain.consent.queries import BlockSeen, NotForYou, Reading, block_sectors, blocks
from ledstjarna.domain.consent.rules import CARE, DECISION, NEEDS, PLAN, SOCIAL, TEAM
from ledstjarna.domain.organisations.models import Organisation, Unit
from ledstjarna.domain.people.actions import lift_persons_block, set_persons_block
from ledstjarna.domain.people.queries import block_hindrance, sectors_to_block
from ledstjarna.domain.people.rules import block_matters
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import now
from ledstjarna.web.blocking import WhereForm
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.blocks.among import organisations_in_order, places_in_order, within, written_at
from ledstjarna.web.resident.blocks.presenter import blocks_shown, thanks_words
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.sharing.organisations import to_choose_among
from ledstjarna.web.resident.thanking import thanked, thanks_at
from ledstjarna.web.wording.blocks import place_of, units_of

_SEEN = (PLAN, TEAM, NEEDS, DECISION)
SECTORS = frozenset({CARE, SOCIAL})


@page(PERSON, about=PLAN)
def resident_blocks(request: ViewerRequest) -> HttpResponse:
    """What is blocked, in plain words, with what a block does and does not do."""
    reading = opened(request, "resident_blocks", *_SEEN)
    hindrance, held, standing = block_hindrance(reading), blocks(reading), standing_of(reading)
    sectors = sectors_to_block(reading)
    context = {
        "blocks": blocks_shown(held, reading.county_id, reading.at, standing), "hindrance": hindrance,
        "lifts": {one.row.pk for one in held if one.stands and not block_hindrance(reading, one.row)},
        "organisations": [] if hindrance else _among(reading, held)[0],
        "not_care": not hindrance and CARE not in sectors, "thanked": thanked(request, thanks_words(standing)),
    }  # fmt: skip
    return room(request, "resident/blocks/page.html", reading, context)


@page(PERSON, about=PLAN, writes=True)
def set_block(request: ViewerRequest, organisation_id: UUID) -> HttpResponse:
    """Choose what to block at one organisation, and block it."""
    reading = opened(request, "set_block", *_SEEN)
    held = blocks(reading)
    among, written = _among(reading, held)
    chosen = next((one for one in among if one.pk == organisation_id), None)
    if chosen is None:
        if any(seen.row.organisation_id == organisation_id for seen in held):  # all of it is blocked by now
            return HttpResponseRedirect(reverse("resident_blocks"))
        raise NotForYou(request.viewer, reading.subject_id, "set_block")
    sectors, hindrance = sectors_to_block(reading), block_hindrance(reading)
    offered, first = places_in_order(
        chosen, units_of(chosen.pk, reading.county_id), written, _standing(held), SECTORS if hindrance else sectors
    )
    if not offered:  # a mandate that reaches no more than what is blocked by now
        return HttpResponseRedirect(reverse("resident_blocks"))
    form = form_for(request, WhereForm, places=offered, first=first)
    form.fields["where"].label = _("Vad vill du spärra?")
    if any(persons_word_counts(reading, one) for one in block_matters(sectors)):
        ask_persons_word(form, standing_of(reading).first)

    def act(fields: dict[str, Any], _seen: int) -> UUID:
        unit_id, process = place_of(fields["where"])
        return set_persons_block(
            by=request.viewer, subject_id=subject(request), organisation_id=organisation_id, unit_id=unit_id,
            process=process, way="digital", at=now(), **persons_word(fields),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _id: thanks_at("resident_blocks", "set"))
    ):
        return answer
    context = {"form": form, "organisation": chosen, "hindrance": hindrance}
    return room(request, "resident/blocks/set.html", reading, context)


@page(PERSON, about=PLAN, writes=True)
def lift_block(request: ViewerRequest, block_id: UUID) -> HttpResponse:
    """Lift one block, after saying what happens then."""
    reading = opened(request, "lift_block", PLAN)
    standing = standing_of(reading)
    found = next((seen for seen in blocks(reading) if seen.row.pk == block_id), None)
    if found is None:
        raise NotForYou(request.viewer, reading.subject_id, "block")
    [one] = blocks_shown([found], reading.county_id, reading.at, standing)
    row, form = found.row, form_for(request, HouseForm)
    sectors = block_sectors(reading, row.organisation_id, row.unit_id, row.process)
    if any(persons_word_counts(reading, one) for one in block_matters(sectors)):
        ask_persons_word(form, standing_of(reading).first)

    def act(fields: dict[str, Any], _seen: int) -> None:
        lift_persons_block(
            by=request.viewer, subject_id=subject(request), block_id=block_id, way="digital", at=now(),
            **persons_word(fields),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _none: thanks_at("resident_blocks", "lifted"))
    ):
        return answer
    context = {"form": form, "one": one, "hindrance": block_hindrance(reading, row)}
    return room(request, "resident/blocks/lift.html", reading, context, standing=standing)


def _among(reading: Reading, held: list[BlockSeen]) -> tuple[list[Organisation], list[Unit]]:
    """The organisations to choose among, and the units that have written something."""
    view = plan_view(reading)
    written = written_at(reading, view)
    covered = {unit.organisation_id for unit in written}
    found = to_choose_among(reading, view, team(reading), covered)
    sectors = sectors_to_block(reading)
    if sectors != SECTORS and not block_hindrance(reading):  # a mandate that is not of health
        found = [one for one in found if within(units_of(one.pk, reading.county_id), sectors)]
    return organisations_in_order(found, written, _standing(held)), written


def _standing(held: list[BlockSeen]) -> list[Block]:
    return [one.row for one in held if one.stands]
