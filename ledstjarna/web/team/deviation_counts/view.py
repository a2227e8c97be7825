"""How many cooperation deviations there are, kind by kind, without persons; small numbers are not shown."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.plans.queries import DeviationCount
from ledstjarna.domain.plans.queries import deviation_counts as counts_of
from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_page
from ledstjarna.web.wording import deviation_name

FOLLOW = frozenset({Role.UNIT_MANAGER.value, Role.PROCESS_LEADER.value})


@page(STAFF, roles=FOLLOW)
def deviation_counts(request: ViewerRequest) -> HttpResponse:
    """This year's, of the viewer's organisation: noted by it or asked of it."""
    day = today()
    counts, total = counts_of(request.viewer, first=date(day.year, 1, 1), last=day)
    context = {
        "year": day.year, "organisation": request.viewer.organisation_name, "total": total, "limit": HIDDEN_BELOW,
        "rows": [_row(one) for one in counts],
    }  # fmt: skip
    return show_page(request, "team/deviation_counts/page.html", context)


def _row(one: DeviationCount) -> list[str]:
    return [deviation_name(one.kind), *(_number(value) for value in (one.noted, one.waiting, one.late))]


def _number(value: int | None) -> str:
    return str(value) if value is not None else _("1 till %(most)s") % {"most": HIDDEN_BELOW - 1}
