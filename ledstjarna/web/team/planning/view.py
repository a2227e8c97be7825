"""The planner's desk: the day by carer, the fortnight by person, one visit moved by hand, who works, and publishing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import (
    board,
    can_be_given,
    cancelled_on,
    counted_by_provider,
    counted_by_unit,
    lacking,
    met_elsewhere,
    needs_of,
    off_duty,
    placing_of,
    rest_keeps,
    rests_of,
    says_now,
    seen_for,
    shifts_of,
    together_with,
    with_who,
    without_carer,
)
from ledstjarna.domain.visits.rules.counting import Short, once, short, time_of
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.states import AHEAD, ahead
from ledstjarna.foundation.clock import STOCKHOLM, day_of, moment_of, now, today
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.messaging.forms import as_id
from ledstjarna.web.team.crews.chosen import carried, chosen
from ledstjarna.web.team.door import MANAGES, show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.my_day.told import told_for_planner
from ledstjarna.web.team.planning.cancelled import called_off, off_text
from ledstjarna.web.team.planning.choosing import choices, chosen_text, stands_text
from ledstjarna.web.team.planning.days import day_asked, day_name
from ledstjarna.web.team.planning.form import PlaceForm, ShiftForm, StepForm
from ledstjarna.web.team.planning.fortnight import carer_rows, off_by_day, person_rows, why_none
from ledstjarna.web.team.planning.helping import help_asked
from ledstjarna.web.team.planning.lanes import hour_marks, lanes, now_mark, stands_state
from ledstjarna.web.team.planning.off import off_heading, off_rows, way_to_ring
from ledstjarna.web.team.planning.presenter import (
    about_to_meet_too_many,
    continuity_text,
    crew_figures,
    day_links,
    late_ones,
    loose_ones,
    outside_promise,
    promised_text,
    short_text,
    to_change,
    where_first,
)
from ledstjarna.web.team.planning.publishing import untold_in
from ledstjarna.web.team.planning.reading import Board
from ledstjarna.web.team.planning.rest import keeps_text, rests_on
from ledstjarna.web.team.planning.thanked import HALF, board_thanks
from ledstjarna.web.team.planning.together import SUGGESTS, others_at, to_coordinate
from ledstjarna.web.team.planning.why import late_text
from ledstjarna.web.visiting.words import clock, span, what


@page(STAFF, writes=True, roles=PLANS)
def planning(request: ViewerRequest) -> HttpResponse:
    """One day by carer, and what to do next for the fortnight."""
    viewer, at = request.viewer, now()
    form = form_for(request, StepForm)
    if request.method == "POST" and (answer := _stepped(request, form)):
        return answer
    found, day, lag = Board(viewer), day_asked(request.GET.get("dag", "")), chosen(request)
    needs = needs_of(viewer, found.first)
    missing = lacking(needs, found.rows, at)
    off_then = cancelled_on(viewer, day)
    others = {one.visit.subject_id for one in off_then} - found.persons.keys()
    persons = found.persons | (persons_named(others) if others else {})
    log_listing(viewer, set(persons), what="planning")
    today_rows = [row for row in found.rows if day_of(row.starts_at) == day]
    counted = counted_by_unit(viewer, found.first, ahead=True, elsewhere=found.elsewhere)
    middle, sentence = continuity_text(counted)
    rests = rests_on(rests_of(viewer.unit_id or viewer.party_id, day, 1), day)
    is_off = [one for one in off_duty(viewer, found.seen.shifts, day) if lag.has(one.carer_id)]
    off = off_rows(is_off, day, rest_keeps(viewer, found.seen.shifts, day, [one.carer_id for one in is_off], at))
    its, path = replace(found.seen, carers=[one for one in found.seen.carers if lag.has(one.id)]), reverse("planning")
    late = outside_promise(found.rows)

    def way(each: date) -> str:
        return lag.way(path, dag=each)

    context = {
        "form": form, "heading_day": day_heading(day), "day": day, "thanked": board_thanks(request),
        "nothing": not found.rows and not missing, "off": off, "off_heading": off_heading(off, day),
        "ring": way_to_ring(viewer, off, day, waits=bool(without_carer(today_rows))),
        "days": day_links(lag.shown(found.rows), found.rows, late, found.first, DAYS, day, way),
        "lanes": lanes(lag.shown(found.rows), its, found.persons, day, found.new, rests, at), "hours": hour_marks(),
        "now_at": now_mark(day, at),
        "loose": loose_ones(
            [row for row in lag.own_first(today_rows) if row.carer_id is None], found.seen, found.persons, lag.whose
        ),
        "late": late_ones(lag.own_first(today_rows), found.seen, found.persons, lag.whose),
        "late_many": len(once(late, time_of)), "late_first": where_first(late, day, way, "sent"),
        "loose_first": where_first(found.loose, day, way, "utan"),
        "called_off": called_off(off_then, persons),
        "together": to_coordinate(
            needs, [row for row in lag.shown(today_rows) if ahead(row.state, row.starts_at, at)], found.persons
        ),
        "missing": missing, "without": found.short.many, "lack": short_text(found.short),
        "can_give": not missing and can_be_given(found.seen, found.loose), **untold_in(found.rows, lag),
        "new": sum(len(each) for each in found.new.values()), "middle": middle, "sentence": sentence,
        "calls": help_asked(found.calls, found.persons),
        "too_many": about_to_meet_too_many(found.seen, found.rows, found.persons),
        "to_change": to_change(lag.own_first(found.rows), found.seen, found.persons, at, lag.whose),
        "crews": lag.links(path, found.seen.carers, dag=day), "lag": lag,
        "here": lag.way(path, dag=day), "on_map": lag.way(reverse("day_map"), dag=day),
        "to_publish": lag.way(reverse("publish_plan")), "on_paper": lag.way(reverse("day_paper"), dag=day),
        "fortnight": lag.way(reverse("fortnight_board")),
        "by_crew": crew_figures(lag.counted(counted)),
    }  # fmt: skip
    return show_page(request, "team/planning/day.html", context)


def _stepped(request: ViewerRequest, form: StepForm) -> HttpResponse | None:
    by, at, first = request.viewer, now(), today()
    steps: dict[str, Callable[[], int]] = {
        "plan": lambda: actions.plan_visits(by=by, first=first, at=at),
        "propose": lambda: actions.propose_carers(by=by, first=first, at=at),
    }
    do, _sep, which = request.POST.get("do", "").partition(":")
    if do == "well":
        return _well(request, form, which)
    if do not in steps:
        raise Http404
    lacked = _short_now(by, first).many if do == "propose" else 0
    told = {**_where(request), "tack": do, "av": lacked}

    def done(many: int) -> str:
        half = _short_now(by, first).one_of_two if do == "propose" else 0
        return f"{reverse('planning')}?{urlencode({**told, 'n': many, HALF: half})}"

    return sent(request, form, lambda _data, _seen: steps[do](), done=done)


def _short_now(by: Viewer, first: date) -> Short:
    rows = board(by, first)
    return short(without_carer(rows), rows)


def _where(request: ViewerRequest) -> dict[str, str]:
    """The day and the arbetslag that were looked at: a step on the board leaves one where one was."""
    return {"dag": str(day_asked(request.GET.get("dag", ""))), **carried(request)}


def _well(request: ViewerRequest, form: StepForm, which: str) -> HttpResponse | None:
    sick_call_id = as_id(which)
    if sick_call_id is None:
        raise Http404
    back = f"{reverse('planning')}?{urlencode({**_where(request), 'tack': 'well'})}"
    return sent(
        request, form,
        lambda _data, _seen: actions.undo_sick_call(by=request.viewer, sick_call_id=sick_call_id, at=now()),
        done=lambda many: f"{back}&n={many}",
    )  # fmt: skip


@page(STAFF, roles=PLANS)
def fortnight_board(request: ViewerRequest) -> HttpResponse:
    """Fourteen days by person: who comes, how many they are, and whom the person has not met."""
    viewer = request.viewer
    found, lag = Board(viewer), chosen(request)
    log_listing(viewer, set(found.persons), what="fortnight_board")
    counted = counted_by_unit(viewer, found.first, ahead=True, elsewhere=found.elsewhere)
    middle, sentence = continuity_text(counted)
    days = [found.first + timedelta(days=number) for number in range(DAYS)]
    its = replace(found.seen, carers=[one for one in found.seen.carers if lag.has(one.id)])
    gaps = why_none(needs_of(viewer, found.first, others=False), now())
    off = off_by_day(cancelled_on(viewer, found.first, DAYS), found.rows)
    whole = counted_by_provider(viewer, found.first) if viewer.role in MANAGES else None
    context = {
        "rows": person_rows(
            lag.fortnights(found.rows), found.persons, found.seen, DAYS, found.new, gaps, lag.whose, off
        ),
        "carers": carer_rows(found.rows, its, found.first, DAYS),
        "days": [(day_name(day), lag.way(reverse("planning"), dag=day)) for day in days], "middle": middle,
        "crews": lag.links(request.path, found.seen.carers), "lag": lag, "back": lag.way(reverse("planning")),
        "by_crew": crew_figures(lag.counted(counted, every=True)),
        "sentence": sentence,
        "whole": continuity_text(whole) if whole is not None and whole.persons >= HIDDEN_BELOW else None,
    }  # fmt: skip
    return show_page(request, "team/planning/fortnight.html", context)


@page(STAFF, writes=True, roles=PLANS)
def place_visit(request: ViewerRequest, visit_id: UUID) -> HttpResponse:
    """One visit: who could come at that time, and what each would cost."""
    viewer = request.viewer
    row = placing_of(viewer, visit_id)
    day, had, said = day_of(row.starts_at), (row.carer_id, row.starts_at), says_now(row)
    stands, stood, state, how = stands_text(row), span(row), row.state, stands_state(row, now())
    asked, bad_time = _time_asked(request, row)
    log_listing(viewer, [row.subject_id], what="place_visit")
    row.starts_at, row.ends_at = asked, asked + (row.ends_at - row.starts_at)
    first = today()
    shown = [*(one for one in board(viewer, first) if one.pk != row.pk), row]
    elsewhere = met_elsewhere(viewer, shown, first)
    seen = seen_for(viewer.unit_id or viewer.party_id, shown, first, DAYS, elsewhere=elsewhere)
    offered = choices(seen, row)
    form = form_for(
        request, PlaceForm, seen_version=row.version, carers=[(one.id, one.text) for one in offered],
        initial={
            "carer": str(row.carer_id or ""), "at_time": _local(asked), "lock": row.is_locked
        },
    )  # fmt: skip

    def act(fields: dict[str, Any], seen_version: int) -> Visit:
        return actions.place_visit(
            by=viewer, subject_id=row.subject_id, visit_id=row.pk, seen_version=seen_version,
            carer_id=UUID(fields["carer"]) if fields["carer"] else None,
            starts_at=moment_of(day, fields["at_time"]), lock=fields["lock"], sure=fields["sure"], at=now(),
        )  # fmt: skip

    def looked_at(at: str) -> str:
        return f"{request.path}?{urlencode({'tid': at, **kept})}"

    def way_back(made: Visit) -> str:
        moved, told = (made.carer_id, made.starts_at) != had, made.state == "published"
        how_told = "as_told" if told and says_now(made) == said else made.state
        return f"{back}&tack=placed&hur={how_told if moved else 'same'}"

    kept = carried(request)
    back = f"{reverse('planning')}?{urlencode({'dag': day, **kept})}"
    if request.method == "POST" and request.POST.get("do") == "count":
        # Only looked at: nothing is sent, and what was written is in the address.
        return HttpResponseRedirect(looked_at(request.POST.get("at_time", "")))
    if request.method == "POST" and (answer := sent(request, form, act, done=way_back)):
        return answer
    if "sure" not in form.errors:
        del form.fields["sure"]  # asked only of what is far from the promised time
    persons = persons_named([row.subject_id])
    suggests = address("assigned_messages", subject_id=row.subject_id, commitment_id=row.commitment_id)
    context = {
        "form": form, "row": row, "span": stood, "what": what(row), "heading_day": day_heading(day),
        "stands": stands, "chosen": chosen_text(form, seen) if form.conflict else "", "bad_time": bad_time,
        "who": list_name(persons[row.subject_id]) if row.subject_id in persons else "", "back": back,
        "off": off_text(with_who([row])[0]) if state == "cancelled" else "",
        "state": how, "movable": state in AHEAD,
        "late": f"{promised_text(row)} {late_text(seen, row)}" if outside_promise([row]) else "",
        "within": (clock(row.earliest_at), clock(row.latest_at)), "told_team": told_for_planner(viewer, row),
        "others": others_at(together_with(viewer, row, now()), clock(asked), looked_at),
        "suggests": f"{suggests}?{SUGGESTS}={row.pk}",
        "here": looked_at(f"{asked.astimezone(STOCKHOLM):%H:%M}"),
    }  # fmt: skip
    return show_page(request, "team/planning/place.html", context)


@page(STAFF, writes=True, roles=PLANS)
def carer_shift(request: ViewerRequest, carer_id: UUID) -> HttpResponse:
    """When somebody works that day; or that they are ill, so that their visits are free for others."""
    viewer, on = request.viewer, day_asked(request.GET.get("dag", ""))
    carer = assignments_by_id([carer_id]).get(carer_id)
    if carer is None or carer.unit_id != viewer.unit_id:
        raise Http404
    worked = shifts_of(carer.unit_id, on, 1)
    shift = next((one for one in worked if one.carer_id == carer_id), None)
    times = (shift.starts, shift.ends) if shift else ()
    asked = _hours_asked(request) if shift is None else {}
    form = form_for(
        request, ShiftForm, initial=dict(zip(("starts", "ends"), map(_local, times), strict=False)) or asked
    )

    def act(fields: dict[str, Any], _seen: int) -> object:
        hours = (fields["starts"], fields["ends"]) if request.POST.get("do") == "works" else None
        return actions.set_shift(by=viewer, carer_id=carer_id, day=on, hours=hours, sure=fields["sure"], at=now())

    came_from = _proposal_asked(request)
    back = f"{came_from or reverse('planning')}?{urlencode(_where(request))}"
    done = f"{back}&tack=shift&vem={carer_id}&free="
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda many: f"{done}{many}")):
        return answer
    if "sure" not in form.errors:
        del form.fields["sure"]  # asked only of what may be a slip of the pen
    context = {
        "form": form,
        "name": carer.staff_member.name,
        "heading_day": day_heading(on),
        "back": back,
        "back_text": _("Förslag till plan") if came_from else _("Planering"),
        "day": on,
        "carer_id": carer_id,
        "rest": "" if shift else _rest_before(viewer, worked, on, carer_id, asked),
    }
    return show_page(request, "team/planning/shift.html", context)


def _rest_before(viewer: Viewer, worked: list[Shift], on: date, carer_id: UUID, asked: dict[str, time]) -> str:
    """That the law's rest keeps somebody from the hours that are asked for, or from those of others that day."""
    starts, ends = asked.get("starts"), asked.get("ends")
    hours = None
    if starts and ends:
        hours = moment_of(on, starts), moment_of(on if ends > starts else on + timedelta(days=1), ends)
    kept = rest_keeps(viewer, worked, on, [carer_id], now(), hours).get(carer_id)
    return keeps_text(kept) if kept else ""


def _local(at: datetime) -> time:
    return at.astimezone(STOCKHOLM).time()


def _hours_asked(request: ViewerRequest) -> dict[str, time]:
    """The hours that the address asks to fill in: those of somebody ill whom this one comes instead of."""
    form: HouseForm = ShiftForm({"starts": request.GET.get("fran", ""), "ends": request.GET.get("till", "")})
    form.full_clean()
    return {name: form.cleaned_data[name] for name in ("starts", "ends") if form.cleaned_data.get(name)}


def _proposal_asked(request: ViewerRequest) -> str:
    """The proposal that one came from, to go back to; nothing where one came from the board."""
    draft_id = as_id(request.GET.get("forslag", ""))
    return reverse("plan_draft", args=[draft_id]) if draft_id else ""


def _time_asked(request: ViewerRequest, row: Visit) -> tuple[datetime, bool]:
    """The time to look at: what the address asks for, else the visit's own; and whether it asks for what is no time."""
    told = request.GET.get("tid", "")
    form: HouseForm = PlaceForm({"at_time": told})
    form.full_clean()
    at = form.cleaned_data.get("at_time")
    return (moment_of(day_of(row.starts_at), at), False) if at else (row.starts_at, bool(told))
