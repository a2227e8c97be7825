"""Who at the own organisation has read: looked up by the person's number, or by who has read.

For the log controller, who answers whoever may ask (PDL 2008:355 8:5) and checks what is suspected (4:3). Each look-up
is logged with its reason; the person sees it. Nothing of what was read is shown, and nothing of what others have read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import (
    LogRead,
    Viewer,
    log_finding,
    log_listing,
    log_looked_up,
    organisation_log,
    own_act_finding,
)
from ledstjarna.domain.control.queries.findings import own_organisation
from ledstjarna.domain.control.rules.looking_up import LOGGED_AS, MOST, LookUp, look_up_findings, too_many_finding
from ledstjarna.domain.organisations.queries import Assignment, staff_ever_at
from ledstjarna.domain.people.queries import numbered, persons_named
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.identity import IdentityNumber

LOOK_UP, BY_READER = "log_look_up", "log_by_reader"


@dataclass(frozen=True, slots=True)
class ReadAbout:
    """What the own organisation has opened about one person, the newest first."""

    person: Any
    read: LogRead


@dataclass(frozen=True, slots=True)
class ReadByOne:
    """What one of the own staff has opened in all their assignments, the newest first, and about whom."""

    read: LogRead
    persons: dict[UUID, Any]


def read_about(viewer: Viewer, number: IdentityNumber, look_up: LookUp) -> ReadAbout | None:
    """Who at the own organisation has opened something about the one with this number; None when nobody has it.

    Logged as a search, found or not, and as a reading of their log. Raises NotForYou for whoever is no log
    controller; RuleBroken without a reason, for more than one answer holds, and for numbers that are tried out.
    """
    organisation_id = own_organisation(viewer)
    require(*look_up_findings(look_up))
    with automatic_run("log_look_up"):
        person = numbered(number, [viewer.party_id], what=LOOK_UP, at=now())
        read = organisation_log(organisation_id, look_up.period, MOST + 1, about=person.pk) if person else None
    said = {"why": look_up.why, "words": look_up.words.strip()}
    log_finding(viewer, person.pk if person else None, what=LOOK_UP, detail=said)
    if person is None or read is None:
        return None
    require(too_many_finding(len(read.rows)))
    log_looked_up(viewer, person.county_id, person.pk, what=LOGGED_AS[look_up.why], detail=said)
    return ReadAbout(person, read)


def readers_named(viewer: Viewer, name: str) -> dict[UUID, list[Assignment]]:
    """The own organisation's staff, now or before, with a name like this: their assignments, by staff member."""
    found: dict[UUID, list[Assignment]] = {}
    for row in staff_ever_at(own_organisation(viewer), name):
        found.setdefault(row.staff_member_id, []).append(row)
    return found


def read_by_one(viewer: Viewer, assignments: Sequence[Assignment], look_up: LookUp) -> ReadByOne:
    """What one of the own staff has opened, about whomever. Each of those persons sees that it was looked at.

    Raises NotForYou, and RuleBroken as `read_about`; also for what the viewer has opened themself.
    """
    organisation_id = own_organisation(viewer)
    parties = [row.pk for row in assignments]
    require(*look_up_findings(look_up), own_act_finding(viewer, parties[0]))
    with automatic_run("log_look_up"):
        read = organisation_log(organisation_id, look_up.period, MOST + 1, by=parties)
        persons = persons_named({row.subject_id for row in read.rows if row.subject_id})
    require(too_many_finding(len(read.rows)))
    said = {"why": look_up.why, "words": look_up.words.strip(), "reader": str(parties[0])}
    log_finding(viewer, None, what=BY_READER, detail=said)
    log_listing(viewer, sorted(persons), what=BY_READER)
    return ReadByOne(read, persons)
