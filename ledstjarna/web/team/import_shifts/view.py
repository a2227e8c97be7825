"""Who works when, from the staffing system's file: the whole of it, or nothing and why."""

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.import_shifts.form import ShiftFileForm


@page(STAFF, writes=True, roles=PLANS)
def import_shifts(request: ViewerRequest) -> HttpResponse:
    """Choose the file, and see at once what is wrong with it."""
    form = form_for(request, ShiftFileForm, files=request.FILES or None)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda fields, _seen: actions.import_shifts(by=request.viewer, text=fields["file"], at=now()),
            done=lambda found: f"{reverse('planning')}?tack=shifts&free={found[1]}",
        )  # fmt: skip
        if answer:
            return answer
    return show_page(request, "team/import_shifts/page.html", {"form": form, "back": reverse("planning")})
