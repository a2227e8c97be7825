"""Arbetslag: who of the unit is in which, and how to change it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.queries import crew_list, crews_in, shifts_of
from ledstjarna.domain.visits.rules.crews import Crews
from ledstjarna.domain.visits.rules.doing import PLANS, comes
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.crews.form import NAMES, CrewsForm, Member, crews_said
from ledstjarna.web.team.door import show_page
from ledstjarna.web.wording import moment_text


@page(STAFF, writes=True, roles=PLANS)
def crews(request: ViewerRequest) -> HttpResponse:
    """The list, by crew; a name by each is changed and all of it saved at once."""
    viewer = request.viewer
    row = crew_list(viewer.unit_id or viewer.party_id)
    stands = crews_in(row)
    members = _members(viewer.unit_id, stands)
    form = form_for(
        request, CrewsForm, seen_version=row.version if row else 0, members=members,
        stands={one.field: one.crew for one in members},
    )  # fmt: skip

    def act(fields: dict[str, Any], seen: int) -> object:
        return actions.set_crews(by=viewer, crews=crews_said(fields, members), seen_version=seen, at=now())

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _r: request.path + "?tack=crews")):
        return answer
    groups = [
        (name, [one.name for one in its], [form[one.field] for one in its])
        for name in (*stands.names, "") if (its := [one for one in members if one.crew == name])
    ]  # fmt: skip
    context = {
        "form": form, "back": reverse("planning"), "groups": groups, "names": stands.names, "list": NAMES,
        "set_by": row.set_by_label if row else "", "set_at": moment_text(row.set_at) if row else "",
    }  # fmt: skip
    return show_page(request, "team/crews/page.html", context)


def _members(unit_id: UUID | None, stands: Crews) -> list[Member]:
    """Who makes visits, works in the fortnight, or is in a crew already; by name."""
    if unit_id is None:
        return []
    works = {one.carer_id for one in shifts_of(unit_id, today())}
    found = [
        Member(one.pk, one.staff_member.name, stands.of.get(one.pk, ""))
        for one in staff_of(unit_id=unit_id) if comes(one.role) or one.pk in works or one.pk in stands.of
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.name.split()[::-1])
