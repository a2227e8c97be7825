"""What is told to whom when the plan is published, of all or of one arbetslag: new faces first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import published_plans, told_since, version_of, without_carer
from ledstjarna.domain.visits.rules.counting import once, short, time_of
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.foundation.clock import now
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.crews.chosen import Chosen, chosen
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.planning.form import StepForm
from ledstjarna.web.team.planning.presenter import about_to_meet_too_many, short_text, without_break
from ledstjarna.web.team.planning.reading import Board, untold_of
from ledstjarna.web.wording import label_text, moment_text


@page(STAFF, writes=True, roles=PLANS)
def publish_plan(request: ViewerRequest) -> HttpResponse:
    """What is told of whichever arbetslag is chosen, and what is left for the others."""
    viewer, lag = request.viewer, chosen(request)
    found = Board(viewer)
    its = lag.told_with(found.rows)
    told = untold_of(its)
    both = len(once([row for row in told if not lag.has(row.carer_id)], time_of))
    form = form_for(request, StepForm, seen_version=version_of(its))
    shown = form.seen_version or 0
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda _data, seen: actions.publish_visits(
                by=viewer, first=found.first, seen_version=seen, at=now(), crew=lag.name
            ),
            done=lambda _many: lag.way(address("planning"), tack=_thanked(lag, both)),
        )  # fmt: skip
        if answer:
            return answer
    log_listing(viewer, set(found.persons), what="publish_plan")
    seen = replace(found.seen, shifts=[one for one in found.seen.shifts if lag.has(one.carer_id)])
    loose, own = without_carer(found.rows), without_carer(its)
    context = {
        "form": form, "told_by": _told_by(viewer, its, shown) if form.conflict else "",
        **untold_in(found.rows, lag), "here": lag.way(request.path), "lag": lag,
        "persons": len({row.subject_id for row in told}), "both": both, "short": short(own, its),
        "short_others": short_text(short([row for row in loose if row not in own], found.rows)),
        "new": _faces(found, its),
        "too_many": about_to_meet_too_many(found.seen, found.rows, found.persons, {row.subject_id for row in its}),
        "crews": lag.links(request.path, found.seen.carers), "back": lag.way(address("planning")),
        "without_break": without_break(seen, now()), "all_untold": address("publish_plan"),
        "tell": _tell_text(lag.name),
    }  # fmt: skip
    return show_page(request, "team/planning/publish.html", context)


def _told_by(viewer: Viewer, its: Sequence[Visit], shown: int) -> str:
    """Who told of it first and when, where nothing was moved since the form was shown; nothing where something was."""
    at = told_since(its, shown)
    row = next((one for one in published_plans(viewer) if one.published_at == at), None) if at else None
    if row is None:
        return ""
    told = {"who": label_text(row.published_by_label), "at": moment_text(row.published_at)}
    return _("%(who)s meddelade det %(at)s. Inget har flyttats sedan du öppnade sidan.") % told


def untold_in(rows: Sequence[Visit], lag: Chosen) -> dict[str, Any]:
    """How many visits are told when the chosen arbetslag's are, and how many are left for the others.

    `rows`: the told ones too, since of two who come one may be told already: the other is told with them.
    """
    untold = len(once(untold_of(lag.told_with(rows)), time_of))
    return {"untold": untold, "untold_others": len(once(untold_of(rows), time_of)) - untold}


def _thanked(lag: Chosen, both: int) -> str:
    """Which thanks: that the others' are as they were is not said where some of theirs were told too."""
    return "published" if lag.name is None else "published_both" if both else "published_crew"


def _tell_text(crew: str | None) -> str:
    if crew is None:
        return _("Meddela alla")
    return _("Meddela arbetslag %(name)s") % {"name": crew} if crew else _("Meddela dem utan arbetslag")


def _faces(found: Board, rows: Sequence[Visit]) -> list[tuple[str, str]]:
    """Who meets somebody new by these visits, and whom."""
    named = {one.id: one.name for one in found.seen.carers}
    come = {(row.subject_id, row.carer_id) for row in rows}
    met = {key: [named.get(who, "") for who in new if (key, who) in come] for key, new in found.new.items()}
    return sorted(
        (list_name(found.persons[key]), ", ".join(sorted(names)))
        for key, names in met.items() if names and key in found.persons
    )  # fmt: skip
