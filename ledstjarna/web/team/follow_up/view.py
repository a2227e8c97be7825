"""The day when the plan is followed up with the person."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import standing_plan
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import day, line
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import in_meeting, onwards


class FollowUpForm(HouseForm):
    """Which day, and how."""

    on = day(_("Vilken dag stämmer ni av?"), _("Välj en dag."))
    anyway = forms.BooleanField(label=_("Stäm av då ändå, fast personen är borta"), required=False)
    how = line(_("Hur?"), help_text=_("Till exempel: Sara ringer Karin på förmiddagen."))


@page(STAFF, writes=True)
def follow_up(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Set the day, or move it."""
    reading = open_reading(request.viewer, subject_id, what="follow_up", kinds=PLAN_PAGE)
    plan = standing_plan(reading)
    stands = {"on": plan.next_follow_up, "how": plan.follow_up_how} if plan else {}
    form = form_for(request, FollowUpForm, initial=stands)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.plan_follow_up(by=request.viewer, subject_id=subject_id, at=now(), **data),
            done=lambda _plan: onwards(request, subject_id, "follow_up"),
        )
        if answer:
            return answer
    context = {"form": form, "back": onwards(request, subject_id, "")}
    return show_about(request, "team/follow_up/page.html", reading, context, shared_screen=in_meeting(request))
