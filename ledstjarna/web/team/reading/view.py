"""Läsning över gränser: on which grounds the viewer reads more than their own, what they are told of blocks, and
what the person says about them.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent import actions
from ledstjarna.domain.consent.queries import (
    NotForYou,
    Reading,
    Viewer,
    asked_now,
    lift_answered,
    lifted_blocks,
    lifting_sector_at,
    lifts_as,
    lifts_to_answer,
    lifts_we_asked,
    open_reading,
    own_no,
    reading_grounds,
    standing_before,
    told_of_blocks,
)
from ledstjarna.domain.consent.rules import BASIC, CARE, PLAN, SOCIAL, sector_of
from ledstjarna.domain.organisations.models import Organisation
from ledstjarna.domain.organisations.queries import organisations_by_id, principals, unit
from ledstjarna.domain.people.actions import begin_reading as begin
from ledstjarna.domain.people.actions import lift_persons_block_around, set_persons_block
from ledstjarna.domain.people.queries import person, representatives
from ledstjarna.domain.people.rules import block_matters
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import OF_READING, STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, led_again, sent
from ledstjarna.web.persons_word import persons_word, whose_word_needs_it
from ledstjarna.web.team.door import show_about, show_page
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.reading.form import BlockForm, LiftForm, ReadingForm
from ledstjarna.web.team.reading.presenter import (
    after_text,
    asked_text,
    back_from_answer,
    not_asked_text,
    own_text,
    why_over,
)
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.blocks import block_names, giver_names, place_of, places, units_of


@page(STAFF)
def team_reading(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """What the viewer reads and why, what they are told of blocks, and the ways on."""
    sector = _sector(request.viewer)
    # Care staff alone are told that something is blocked (rules/told.py): the log says no more of anybody else.
    what = "team_reading" if sector == CARE else "team_reading_own"
    reading = open_reading(request.viewer, subject_id, what=what, kinds=[BASIC])
    told, where = told_of_blocks(reading)
    lifts = lifts_to_answer(reading)
    lifted = lifted_blocks(reading)
    names, givers = block_names([one.block for one in lifts], reading.county_id), giver_names([*where, *lifted])
    asking = organisations_by_id({one.lift.organisation_id for one in lifts})
    # In an emergency the plan is open beside their own records: then nothing is said of a yes that would open it.
    plan_closed = "own_records" in reading.reached.bases and not reading.may(PLAN)
    asked = lifts_we_asked(reading, [*where, *lifted]) if where or lifted else {}
    at, acts = reading.at, reading.reached.acts or reading.reached
    grounds = reading_grounds(reading, now())
    context = {
        "grounds": [(row.basis, row.reason, row.period.upper, row.scope_id) for row in grounds],
        "told": told,
        "where": [
            (row.pk, givers[row.pk], asked_text(asked[row.pk], at) or not_asked_text(asked[row.pk])) for row in where
        ],
        "lifted": [(givers[row.pk], asked_text(asked[row.pk], at)) for row in lifted],
        "lifts": [
            (
                one.lift, names[one.block.pk], asking[one.lift.organisation_id].name,
                lifts_as(request.viewer, one.block) == one.lift.sector,
            )
            for one in lifts
        ],
        "plan_closed": plan_closed, "sees_plan": reading.may(PLAN), "registers": PLAN in acts.kinds,
        "reads_own": own_text(reading.reached.kinds, of_parts=bool(reading.reached.parts)),
        "reads_by_law": any(row.basis != "emergency" for row in grounds),
        "asks_for_yes": plan_closed and not standing_before(request.viewer, subject_id).shared,
        "cares": sector == CARE, "reads_others": sector in (CARE, SOCIAL),
    }  # fmt: skip
    return show_about(request, "team/reading/page.html", reading, context)


@page(STAFF, writes=True)
def begin_reading(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Say what one needs to know and on which route, and begin."""
    reading = open_reading(request.viewer, subject_id, what="begin_reading_page", kinds=[BASIC])
    form = form_for(request, ReadingForm, asks_disabled=_sector(reading.viewer) == SOCIAL)

    def act(data: dict[str, Any], _seen: int) -> UUID:
        return begin(
            by=request.viewer, subject_id=subject_id, route=data["route"], relevance=data["relevance"],
            attitude=data["attitude"], disabled=data.get("disabled", False), at=now(),
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _id: way_to("team_reading", subject_id, "reading_begun"))
        if answer:
            return answer
    context = {
        "form": form, "said_no": own_no(reading, "reading"), "cares": _sector(reading.viewer) == CARE,
        "back": way_to("team_reading", subject_id),
    }  # fmt: skip
    return show_about(request, "team/reading/begin.html", reading, context)


@page(STAFF, writes=True, readers=OF_READING)
def stop_reading(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """End one's own reading of what others have written."""
    reading = open_reading(request.viewer, subject_id, what="stop_reading_page", kinds=[BASIC])
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request, form, lambda _data, _seen: actions.stop_reading(
                by=request.viewer, subject_id=subject_id, at=now()
            ),
            done=lambda _count: way_to("team_reading", subject_id, "reading_stopped"),
        )  # fmt: skip
        if answer:
            return answer
    acts = reading.reached.acts
    left = after_text(acts.kinds if acts else (), of_parts=bool(acts and acts.parts))
    context = {"form": form, "left": left, "back": way_to("team_reading", subject_id)}
    return show_about(request, "team/reading/stop.html", reading, context)


@page(STAFF, writes=True)
def answer_lift(request: ViewerRequest, subject_id: UUID, block_lift_id: UUID) -> HttpResponse:
    """Lift a block for who asks, in an emergency of theirs, or say no."""
    if answered := lift_answered(request.viewer, subject_id, block_lift_id):
        return led_again(request) or show_page(request, "team/over.html", {
            "heading": _("Frågan är besvarad") if answered.answered_by_label else _("Frågan är över"),
            "when": answered.answered_at, "who": answered.answered_by_label, "back": reverse("team_work"),
            "why": why_over(answered, request.viewer.label), "sent": request.method == "POST",
        })  # fmt: skip
    reading = open_reading(request.viewer, subject_id, what="answer_lift_page", kinds=[BASIC])
    for_writers(reading)
    asked = next((one for one in lifts_to_answer(reading) if one.lift.pk == block_lift_id), None)
    if asked is None:
        raise NotForYou(request.viewer, subject_id, "answer_lift")
    around = block_names([asked.block], reading.county_id)[asked.block.pk]
    asking = organisations_by_id({asked.lift.organisation_id})[asked.lift.organisation_id].name
    context: dict[str, Any] = {
        "lift": asked.lift, "around": around, "asking": asking, "back": way_to("team_reading", subject_id),
    }  # fmt: skip
    lifts = asked.lift.sector
    if lifts_as(reading.viewer, asked.block) != lifts:
        # They see that it waits, and for whom; and no form that would be refused.
        context |= {"cares": lifts == CARE, "waits": bool(asked_now(subject_id, asked.block, lifts, reading.at))}
        return show_about(request, "team/reading/lift_by_others.html", reading, context)
    form = form_for(request, LiftForm)
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: actions.answer_lift(
                by=request.viewer, subject_id=subject_id, lift_id=block_lift_id, yes=data["answer"] == "yes", at=now()
            ),
            done=lambda _lift: back_from_answer(reading),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(request, "team/reading/lift.html", reading, {**context, "form": form, "cares": lifts == CARE})


@page(STAFF, writes=True)
def team_block(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write down that the person sets or lifts a block, as they said it: first whose notes it is about, then which
    of them. A letter confirms it.

    The social side passes on the wish to block alone, and learns nothing of what is blocked already: but for their own
    notes, where no care staff work who could write down that the person lifts.
    """
    reading = open_reading(request.viewer, subject_id, what="team_block_page", kinds=[BASIC])
    among = _organisations(reading)
    chosen = next((one for one in among if str(one.pk) == request.GET.get("hos")), None)
    lifts = _may_say_lifted(reading, chosen)
    context = {"lifts": lifts, "among": among, "chosen": chosen, "back": way_to("team_reading", subject_id)}
    if chosen is None:
        return show_about(request, "team/reading/block_whose.html", reading, context)
    whom, speakers = person(reading), _speakers(reading)
    form = form_for(
        request, BlockForm, places=places(chosen.name, units_of(chosen.pk, whom.county_id)),
        speakers=speakers, lifts=lifts, initial={"said_by": str(subject_id)}, first_name=whom.given_name,
        needs_word=_needs_word(reading, [UUID(one) for one, _name in speakers[1:]]),
    )  # fmt: skip

    def act(data: dict[str, Any], _seen: int) -> object:
        unit_id, process = place_of(data["where"])
        about: dict[str, Any] = {
            "by": request.viewer, "subject_id": subject_id, "organisation_id": chosen.pk, "unit_id": unit_id,
            "process": process, "way": data["way"], "said_by": UUID(data["said_by"]), "at": now(),
            **persons_word(data),
        }  # fmt: skip
        return set_persons_block(**about) if data.get("does") != "lift" else lift_persons_block_around(**about)

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _done: way_to("team_reading", subject_id, "block_noted"))
        if answer:
            return answer
    return show_about(request, "team/reading/block.html", reading, {**context, "form": form})


def _needs_word(reading: Reading, speakers: list[UUID]) -> frozenset[str]:
    """Whose word of a block needs that the person is with it: whether it is of health shows when the place is sent."""
    return frozenset().union(*(whose_word_needs_it(reading, speakers, one) for one in block_matters((CARE, SOCIAL))))


def _may_say_lifted(reading: Reading, chosen: Organisation | None) -> bool:
    """Whether a form is to ask if the person lifts. Care staff are asked whatever the place, so it tells nothing."""
    sector = _sector(reading.viewer)
    if sector == CARE or chosen is None or chosen.pk != reading.viewer.organisation_id:
        return sector == CARE
    return sector == lifting_sector_at(chosen.pk)


def _sector(viewer: Viewer) -> str:
    home = unit(viewer.unit_id) if viewer.unit_id else None
    return sector_of(viewer.role, home.kind if home else "")


def _organisations(reading: Reading) -> list[Organisation]:
    """Whose notes a block can be about: the two principals of the person and the viewer's own organisation."""
    whom, viewer = person(reading), reading.viewer
    found = {row.pk: row for row in principals(county_id=whom.county_id, municipality_id=whom.municipality_id or "")}
    if viewer.organisation_id and viewer.organisation_id not in found:
        found |= organisations_by_id([viewer.organisation_id])
    return list(found.values())


def _speakers(reading: Reading) -> list[tuple[str, str]]:
    held = [(str(seen.representative.pk), seen.representative.name) for seen in representatives(reading)]
    return [(str(reading.subject_id), person(reading).name), *held]
