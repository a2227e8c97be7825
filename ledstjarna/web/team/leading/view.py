"""How it stands, in numbers: for who leads, of the plans that the own organisation holds together, never of one."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.plans.queries import LEADS
from ledstjarna.domain.plans.queries import leading as leading_of
from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.leading.presenter import shown_numbers


@page(STAFF, roles=LEADS)
def leading(request: ViewerRequest) -> HttpResponse:
    """One question per section, one sentence, one table. The log tells that it was counted, and over how many."""
    viewer = request.viewer
    seen = leading_of(viewer, at=now())
    log_run("leading", population=seen.counted_over, county_id=viewer.county_id)
    context = {
        "organisation": viewer.organisation_name, "limit": HIDDEN_BELOW,
        "place": _("Kommun") if seen.by_municipality else _("Enhet"),
        "each": _("Kommun för kommun") if seen.by_municipality else _("Enhet för enhet"),
        "shown": shown_numbers(seen) if seen.counted_over else [],
    }  # fmt: skip
    return show_page(request, "team/leading/page.html", context)
