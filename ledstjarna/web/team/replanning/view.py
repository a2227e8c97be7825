"""A plan made anew beside the board: asked for, waited for, looked at beside what stands, taken or thrown away."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import PlanDraft
from ledstjarna.domain.visits.queries import (
    Carer,
    Counted,
    board,
    carers_named,
    carers_of,
    days_of,
    draft,
    drafts,
    latest_draft,
    places_in,
    shifts_of,
    to_fill,
)
from ledstjarna.domain.visits.rules.comparing import Places
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.drafting import CURVE, DAY, FORTNIGHT, SICK
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.team.compare_plans.presenter import draft_name
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.plan_weights.presenter import which_text
from ledstjarna.web.team.planning.presenter import continuity_text
from ledstjarna.web.team.planning.thanked import board_thanks
from ledstjarna.web.team.replanning.form import ANEW, KEEP, DraftForm, ReplanForm, SickForm
from ledstjarna.web.team.replanning.presenter import (
    answered_text,
    failed_text,
    figures,
    kind_text,
    left_ones,
    listed,
    moved_days,
    moved_ones,
    sentence,
    worse_for_persons,
)
from ledstjarna.web.team.replanning.ringing import RungFor, nothing_to_ring_for, rung_for
from ledstjarna.web.team.visit_thanks import Thanks
from ledstjarna.web.wording import moment_text

NOTHING_NEW = 204  # htmx leaves the page as it is


@page(STAFF, writes=True, roles=PLANS)
def replan(request: ViewerRequest) -> HttpResponse:
    """Ask for a plan of the whole fortnight, or of one day; `?hur=` chooses how much may change."""
    viewer, first = request.viewer, today()
    asked = request.GET.get("hur", "")
    initial = {"how": asked} if asked in (KEEP, ANEW) else {}
    form = form_for(request, ReplanForm, days=_days(first), initial=initial)

    def act(fields: dict[str, Any], _seen: int) -> PlanDraft:
        one = fields["kind"] == DAY and bool(fields["day"])
        start = date.fromisoformat(fields["day"]) if one else first
        end = start if one else first + timedelta(days=DAYS - 1)
        return actions.ask_plan(
            by=viewer, kind=fields["kind"], first=first, start=start, end=end,
            seconds=fields["seconds"], anew=fields["how"] == ANEW, at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=way_to_draft)):
        return answer
    context = {"form": form, "back": reverse("planning"), "drafts": listed(_shown(drafts(viewer)))}
    return show_page(request, "team/replanning/ask.html", context)


@page(STAFF, writes=True, roles=PLANS)
def sick_call(request: ViewerRequest) -> HttpResponse:
    """Half past six: who is ill, and until when; the rest goes by itself."""
    viewer, first = request.viewer, today()
    shifts = shifts_of(viewer.unit_id, first) if viewer.unit_id else []
    carers = _soonest(carers_of(shifts), shifts)
    form = form_for(request, SickForm, carers=[(str(one.id), one.name) for one in carers], days=_days(first))

    def act(fields: dict[str, Any], _seen: int) -> PlanDraft | None:
        until = date.fromisoformat(fields["until"])
        return actions.call_in_sick(by=viewer, carer_id=UUID(fields["carer"]), until=until, at=now())

    def way_on(row: PlanDraft | None) -> str:
        return way_to_draft(row) if row else reverse("planning") + "?tack=nobody_waits"

    if request.method == "POST" and (answer := sent(request, form, act, done=way_on)):
        return answer
    context = {"form": form, "back": reverse("planning"), "anybody": bool(carers)}
    return show_page(request, "team/replanning/sick.html", context)


def _days(first: date) -> list[tuple[str, str]]:
    """The days of a fortnight, to choose among."""
    days = (first + timedelta(days=number) for number in range(DAYS))
    return [(str(day), day_heading(day)) for day in days]


def _soonest(carers: list[Carer], shifts: list[Shift]) -> list[Carer]:
    """Whoever works next comes first: that is who calls."""
    soonest = {one.carer_id: one.starts for one in reversed(shifts)}
    return sorted(carers, key=lambda one: (day_of(soonest[one.id]), one.name))


def _shown(rows: list[PlanDraft]) -> list[PlanDraft]:
    return [row for row in rows if row.kind != CURVE]


def way_to_draft(row: PlanDraft) -> str:
    """Where a proposal is looked at."""
    return reverse("plan_draft", args=[row.pk])


@page(STAFF, writes=True, roles=PLANS)
def plan_draft(request: ViewerRequest, plan_draft_id: UUID) -> HttpResponse:
    """How far a proposal has come; and when it is there, what it would be like."""
    viewer = request.viewer
    row = draft(viewer, plan_draft_id)
    under_way = row.state in ("asked", "solving")
    number = _number(request, row)
    lost = actions.is_lost(row, now())
    if getattr(request, "htmx", False):
        waits = under_way and not lost
        return HttpResponse(status=NOTHING_NEW) if waits else HttpResponse(headers={"HX-Refresh": "true"})
    if _asks_for_the_curve(request, row):
        return HttpResponseRedirect(_way_to_curve())
    form = form_for(request, DraftForm, seen_version=row.version)
    if request.method == "POST" and (answer := _decided(request, form, row, number)):
        return answer
    if form.conflict:
        row = draft(viewer, plan_draft_id)  # somebody may have answered in the same moment
    context = {
        "form": form, "row": row, "title": kind_text(row), "asked": moment_text(row.asked_at), "under_way": under_way,
        "lost": lost, "failed": failed_text(row), "answered": answered_text(row), "on_curve": row.kind == CURVE,
        "back": _way_to_curve() if row.kind == CURVE else reverse("planning"),
        "figures": [], "which": "", "too_old": False, "rung": [], "no_ring": "", "thanked": _thanked(request),
        **(_looked_at(request, row, number) if row.state == "solved" and row.answers else {}),
        **(_still_waits(request, row) if row.state == "taken" and row.kind == SICK and row.end >= today() else {}),
    }  # fmt: skip
    # The board leads here while a visit waits: where nobody is named it is said why.
    if row.kind == SICK and row.state in ("solved", "taken") and row.end >= today() and not context["rung"]:
        context["no_ring"] = nothing_to_ring_for(too_old=context["too_old"])
    return show_page(request, "team/replanning/draft.html", context)


def _way_to_curve() -> str:
    return reverse("plan_weights") + "#avvagning"


def _asks_for_the_curve(request: ViewerRequest, row: PlanDraft) -> bool:
    """Whether a trade-off is ready and no plan of it is named: one chooses on the curve, and plan 1 is only an end."""
    if row.kind != CURVE or row.state != "solved" or request.method != "GET" or "plan" in request.GET:
        return False
    shown = latest_draft(request.viewer, CURVE)
    return row.first == today() and shown is not None and shown.pk == row.pk


def _number(request: ViewerRequest, row: PlanDraft) -> int:
    """Which of several plans is looked at."""
    told = request.GET.get("plan", "0")
    return int(told) if told.isdecimal() and len(told) < 3 and int(told) < max(1, len(row.answers)) else 0


def _decided(request: ViewerRequest, form: DraftForm, row: PlanDraft, number: int) -> HttpResponse | None:
    by, desk = request.viewer, reverse("planning")
    match request.POST.get("do", ""):
        case "take":
            lands_on = _first_changed(by, row, number)
            return sent(
                request, form,
                lambda _data, seen: actions.take_draft(
                    by=by, draft_id=row.pk, seen_version=seen, number=number, at=now()
                ),
                done=lambda _n: f"{desk}?dag={lands_on}&tack=replanned",
            )  # fmt: skip
        case "drop":
            return sent(
                request, form,
                lambda _data, seen: actions.drop_draft(by=by, draft_id=row.pk, seen_version=seen, at=now()),
                done=lambda _none: f"{desk}?tack=dropped",
            )  # fmt: skip
        case "again":
            return sent(
                request, form,
                lambda _data, seen: actions.ask_again(by=by, draft_id=row.pk, seen_version=seen, at=now()),
                done=way_to_draft,
            )  # fmt: skip
    raise Http404


def _first_changed(viewer: Viewer, row: PlanDraft, number: int) -> date:
    """The first day that is otherwise when a proposal is taken: there one sees what it did."""
    places = places_in(row.answers[number]["places"]) if row.answers else {}
    changed = [
        one.starts_at for one in (board(viewer, row.first) if places else [])
        if places.get(one.pk, (one.carer_id, one.starts_at)) != (one.carer_id, one.starts_at)
    ]  # fmt: skip
    return day_of(min(changed)) if changed else row.start


def _looked_at(request: ViewerRequest, row: PlanDraft, number: int) -> dict[str, Any]:
    counted = Counted(request.viewer, row.first)
    log_listing(request.viewer, set(counted.persons), what="plan_draft")
    places = places_in(row.answers[number]["places"])
    before, after = counted.of({}), counted.of(places)
    moves = counted.between({}, places)
    days = sorted({day_of(one.starts_before) for one in moves})
    day = next((each for each in days if str(each) == request.GET.get("dag", "")), days[0] if days else None)
    of_day = [one for one in moves if day_of(one.starts_before) == day]
    left = counted.left(places, days_of(row), now())
    names = carers_named(each for one in of_day for each in (one.before, one.after))
    too_old = counted.outdates(row, places, now())
    return {
        "figures": figures(before, after), "sentence": sentence(before, after, counted.how_many(moves)),
        "lost": worse_for_persons(before, after),
        "national": continuity_text(after.national)[1], "days": moved_days(moves, counted, day),
        "heading_day": day_heading(day) if day else "", "moves": moved_ones(of_day, counted, names), "number": number,
        "left": left_ones(left, counted), "left_many": len(left), "worse": row.answers[number].get("worse", False),
        "which": _which(row, counted, number, too_old=too_old), "other": _other_way(row),
        "too_old": too_old,
        "rung": [] if too_old else _rung(request, row, counted, places),
        "days_left": row.kind in (FORTNIGHT, CURVE) or row.end >= today(),
    }  # fmt: skip


def _which(row: PlanDraft, counted: Counted, number: int, *, too_old: bool) -> str:
    """Which plan of a trade-off it is: by number while the curve numbers them, and what weighs in it."""
    if row.kind != CURVE:
        return ""
    return draft_name(row, row.answers[number]["factor"]) if too_old else which_text(row, counted, number)


def _rung(request: ViewerRequest, row: PlanDraft, counted: Counted, places: Places) -> list[RungFor]:
    """Whom to ring in for what the proposal leaves, where it was made because somebody is ill."""
    ahead = [day for day in days_of(row) if day >= today()]
    if row.kind != SICK or not ahead:
        return []
    return rung_for(to_fill(request.viewer, counted, places, ahead, now()), row.pk)


def _still_waits(request: ViewerRequest, row: PlanDraft) -> dict[str, Any]:
    """The same of a proposal that was taken, as the board is now."""
    counted = Counted(request.viewer, today())
    log_listing(request.viewer, set(counted.persons), what="plan_draft")
    return {"rung": _rung(request, row, counted, {})}


def _thanked(request: ViewerRequest) -> Thanks | None:
    """That the shift of somebody who comes is laid, and what is next."""
    saved = board_thanks(request) if request.GET.get("tack") == "shift" else None
    if saved is None:
        return None
    return saved[0], [*saved[1], _("Räkna fram ett nytt förslag, så räknas passet med.")]


def _other_way(row: PlanDraft) -> str:
    """Where the other kind of plan is asked for; nothing where there is none."""
    return f"{reverse('replan')}?hur={KEEP if row.anew else ANEW}" if row.kind in (FORTNIGHT, DAY) else ""
