"""Stegen till målet: the five levels of a goal, described with the person before it is followed up."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import goal as goal_of
from ledstjarna.domain.plans.queries import scales
from ledstjarna.domain.plans.rules.attainment import STEPS
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import line, one_of
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to

_SAY = _("Beskriv hur det är på det här steget.")
_WEIGHTS = ((1, _("Viktigt")), (2, _("Viktigare")), (3, _("Viktigast")))


class ScaleForm(HouseForm):
    """The steps from the least to the most; the middle one is thought of first."""

    much_less = line(_("Mycket mindre än väntat"), _SAY, longest=300)
    less = line(_("Mindre än väntat"), _SAY, longest=300)
    expected = line(
        _("Som väntat: dit ni tror att ni kommer"),
        _SAY,
        longest=300,
        help_text=_("Till exempel: Går till kören varannan vecka."),
    )
    more = line(_("Mer än väntat"), _SAY, longest=300)
    much_more = line(_("Mycket mer än väntat"), _SAY, longest=300)
    weight = one_of(_("Hur viktigt är målet för personen, bland målen?"), _WEIGHTS, _("Välj hur viktigt målet är."))


@page(STAFF, writes=True)
def describe_scale(request: ViewerRequest, subject_id: UUID, goal_id: UUID) -> HttpResponse:
    """Describe the steps, or anew: the old description is kept."""
    reading = open_reading(request.viewer, subject_id, what="describe_scale", kinds=PLAN_PAGE)
    goal, scale = goal_of(reading, goal_id), scales(reading).get(goal_id)
    names = [name for name, _score in STEPS]
    initial = {name: getattr(scale, name) for name in (*names, "weight")} if scale else {"weight": 1}
    form = form_for(request, ScaleForm, initial=initial)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.describe_scale(
                by=request.viewer, subject_id=subject_id, goal_id=goal_id, at=now(),
                texts=[data[name] for name in names], weight=int(data["weight"]),
            ),
            done=lambda _row: way_to("team_follow_ups", subject_id, "scale"),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "goal": goal, "scale": scale, "back": way_to("team_follow_ups", subject_id)}
    return show_about(request, "team/describe_scale/page.html", reading, context)
