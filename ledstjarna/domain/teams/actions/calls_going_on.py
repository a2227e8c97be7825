"""A promised call of somebody who has left the team goes on at once: they read nothing of it any more."""

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.queries import unit_of
from ledstjarna.domain.teams.models import CallRequest, TeamMember
from ledstjarna.domain.teams.queries.recipients import staff_of_team
from ledstjarna.domain.teams.rules.states import OPEN_CALLS
from ledstjarna.foundation.outbox.models import Happening


def calls_go_on(happening: Happening) -> None:
    """After somebody left, or the consent to sharing changed: what they promised is the coordinator's, at the same
    time; without one it is the first of the team's staff who has it. With nobody there the unit keeps it.
    """
    if happening.body.get("kind", "sharing") != "sharing":
        return
    with automatic_run("calls_go_on"):
        rows = {"county_id": happening.county_id, "subject_id": happening.subject_id}
        asked = list(CallRequest.objects.select_for_update().filter(**rows, state__in=OPEN_CALLS))
        if not asked:
            return
        members = TeamMember.objects.filter(**rows, period__upper_inf=True)
        parties = set(members.values_list("party_id", flat=True))
        to = next(iter(staff_of_team(happening.county_id, happening.subject_id, happening.happened_at)), None)
        for call in asked:
            if to and not {call.reaches_id, unit_of(call.reaches_id)} & parties:
                call.reaches_id, call.reaches_label = to.party_id, to.label
                call.reached_as = to.kind if to.kind == "coordinator" else "unit"
                call.unit_id = unit_of(to.party_id)
                call.save(update_fields=["reaches_id", "reaches_label", "reached_as", "unit_id"])
