"""Once the plan has ended: whoever has nothing more to do with the person leaves the team, and reads no more."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.actions import end_team_grounds
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.teams.models import NamedContact, TeamMember
from ledstjarna.domain.teams.rules import TakesPart, reads_on, reads_until
from ledstjarna.foundation.clock import day_of


def team_after_the_end(
    *, county_id: str, subject_id: UUID, ended_at: datetime, since: datetime, has_parts: Collection[UUID],
    at: datetime, staying: Mapping[UUID, str] | None = None,
) -> int:  # fmt: skip
    """Let the members and their grounds end by themselves, but for who reads on (`rules/after_the_end.py`).

    `has_parts`: the parties and units with a part that goes on. `since`: from when the days are counted that are for
    what is left to do. `staying`: the members of whom it is said now that they stay, with why; None leaves what was
    said. For the room of plans: it knows the parts. Returns how many leave.
    """
    until = max(reads_until(day_of(since)), at)
    with automatic_run("plan_ended"):
        rows = TeamMember.objects.filter(county_id=county_id, subject_id=subject_id, period__upper_inf=True)
        members = list(rows.select_for_update())
        held = NamedContact.objects.filter(county_id=county_id, subject_id=subject_id, period__contains=at)
        contacts = set(held.values_list("holder_id", flat=True))
        works_at = {key: row.unit_id for key, row in assignments_by_id(row.party_id for row in members).items()}
        stays, leaving = {*has_parts, *contacts}, 0
        for member in members:
            if staying is not None:
                member.stays_why = staying.get(member.pk, "")
            takes = TakesPart(
                part=bool({member.party_id, works_at.get(member.party_id)} & set(has_parts)),
                contact=member.party_id in contacts, came_after=member.period.lower > ended_at,
                stays=bool(member.stays_why),
            )  # fmt: skip
            if reads_on(takes):
                stays.add(member.party_id)
            else:
                member.period = DateTimeTZRange(member.period.lower, max(until, member.period.lower))
                leaving += 1
            member.save(update_fields=["period", "stays_why"])
        end_team_grounds(subject_id=subject_id, stays=stays, began_by=ended_at, until=until)
    return leaving
