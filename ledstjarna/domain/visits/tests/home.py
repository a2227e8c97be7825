"""A person with home care for the tests of visits: granted, taken, with times; a planner and two who come."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.plans.actions import (
    Answer,
    Decided,
    SupportOffered,
    Times,
    answer_assignment,
    assign,
    begin_investigation,
    choose,
    decide,
    propose,
    set_goal,
    set_times,
    write_investigation,
)
from ledstjarna.domain.plans.models import Activity, Commitment
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.plans.tests.cast import AT, Cast, viewer_of
from ledstjarna.domain.visits.actions import plan_visits, publish_visits, set_shift
from ledstjarna.domain.visits.actions.placing import propose_carers
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import seen_version

NOW = AT + timedelta(days=1)  # Tuesday 3 March 2026, ten in the morning
TODAY = NOW.date()


@dataclass
class Home:
    """The part, its times, and who works."""

    cast: Cast
    part: Commitment
    activity: Activity
    planner: Viewer
    carers: list[Viewer] = field(default_factory=list)

    @property
    def subject_id(self) -> UUID:
        return self.cast.subject_id

    def published(self, *, shifts: bool = True) -> list[Visit]:
        """A fortnight that is laid in, given out and told."""
        by = self.cast.act(self.planner)
        for carer in self.carers if shifts else ():
            for number in range(14):
                set_shift(by=by, carer_id=carer.party_id, day=TODAY + timedelta(days=number), hours=WORK, at=NOW)
        plan_visits(by=by, first=TODAY, at=NOW)
        propose_carers(by=by, first=TODAY, at=NOW)
        publish_visits(by=by, first=TODAY, seen_version=seen_version(by, TODAY, 14), at=NOW)
        return list(Visit.objects.order_by("starts_at", "position"))


WORK = (time(7), time(20))


def moved_in(cast: Cast) -> Home:
    """The person said yes, the municipality granted, the unit has taken it and set times: every day at eleven."""
    part = _said_yes(cast)
    assessor = cast.act(cast.staff["assessor"])
    about = {"by": assessor, "subject_id": cast.subject_id, "application_id": part.application.id}
    begin_investigation(**about, seen_version=1, at=cast.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    granted = Decided(outcome="granted", scope="Dusch varje dag", starts=date(2026, 3, 2))
    decide(**about, seen_version=3, at=cast.at(), decided=granted)
    given = assign(**about, unit_id=cast.units["home_care"].id, chosen_by_person=False, at=cast.at())
    manager = cast.act(cast.staff["manager"])
    answer_assignment(
        by=manager, subject_id=cast.subject_id, assignment_id=given.id, seen_version=1, yes=True, words="", at=cast.at()
    )
    times = Times(starts_on=TODAY, rule=Rule("day"), at=time(11), minutes=45)
    row = set_times(by=manager, subject_id=cast.subject_id, commitment_id=part.id, times=times, at=NOW)
    hired = [hire(cast, *who) for who in (("Pia", "Plan", "planner"), ("Eva", "Ask", "assistant_nurse"),
                                          ("Bo", "Lind", "assistant_nurse"))]  # fmt: skip
    cast.staff |= {"planner": hired[0], "eva": hired[1], "bo": hired[2]}
    part.refresh_from_db()
    return Home(cast, part, row, hired[0], hired[1:])


def hire(cast: Cast, given: str, family: str, role: str) -> Viewer:
    """Somebody more in the home care unit."""
    unit = cast.units["home_care"]
    made: Assignment = employ(
        given_name=given, family_name=family, unit_id=unit.id, role=role, start=AT - timedelta(days=365)
    )
    return viewer_of(made)


def _said_yes(cast: Cast) -> Commitment:
    by = cast.act(cast.person)
    goal = set_goal(
        by=by, subject_id=cast.subject_id, words="Jag vill känna mig ren.", life_area="d5", current_level=3,
        wanted_level=1, at=cast.at(),
    )  # fmt: skip
    offered = SupportOffered(
        title="Hjälp att duscha", legal_basis="sol", can_change_mind="Ja, när som helst.", after_no="Inget händer."
    )
    proposal = propose(
        by=by, subject_id=cast.subject_id, goal_id=goal.id, offered=offered, owner=cast.unit_owner("home_care"),
        at=cast.at(),
    )  # fmt: skip
    choose(
        by=by, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=proposal.version, at=cast.at(),
        answer=Answer(kind="yes"),
    )  # fmt: skip
    return Commitment.objects.get(proposal=proposal)


def at_hour(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """A moment of the tests' day on Swedish clocks (winter: one hour before)."""
    return datetime.combine(TODAY + timedelta(days=day), time(hour - 1, minute), tzinfo=NOW.tzinfo)
