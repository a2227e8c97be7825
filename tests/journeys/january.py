"""How a half year begins: Astrid's four chosen parts, each with somebody asked, and nothing answered yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.test import Client

from ledstjarna.domain.organisations.actions import employ, set_up_unit
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.actions import Answer, Owner, choose
from ledstjarna.domain.plans.models import Commitment, Goal
from ledstjarna.domain.plans.tests.cast import AT, gather, viewer_of
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.resident.tests.world import World
from tests.journeys.at_the_pages import Guest, House

GOAL = "Jag vill kunna gå till kören på torsdagar."
Holds = Callable[[], None]


class Beginning(World):
    """The cast of the plan's tests, at the moment that the clock is set to."""

    def at(self) -> datetime:
        return now()

    def chosen(self, goal: Goal, title: str, basis: str, owner: Owner, **shared: str) -> UUID:
        """A proposal that Astrid says yes to, and what the one who is asked may know."""
        proposal = self.proposal(goal, title, basis, owner)
        answer = Answer(kind="yes", shared_facts=tuple(shared), shared_words=shared)
        choose(
            by=self.cast.act(self.person), subject_id=self.subject_id, proposal_id=proposal.id,
            seen_version=proposal.version, answer=answer, at=self.at(),
        )  # fmt: skip
        return Commitment.objects.get(proposal=proposal).id


@dataclass
class People:
    """Who lives through the half year, each at their own browser."""

    house: House
    astrid: Guest
    karin: Guest
    coordinator: Guest
    assessor: Guest
    head: Guest  # the assessor's unit manager
    provider: Guest
    choir: Guest
    advisor: Guest


@dataclass
class Parts:
    """The parts of the plan, and the units that the story asks by name."""

    goal: UUID
    walk: UUID
    shopping: UUID
    singing: UUID
    shower: UUID
    choir_unit: UUID
    home_care_unit: UUID
    karin: UUID


def begin(moment: datetime, holds: Holds) -> tuple[People, Parts]:
    """Set it all up at `moment`, with real commits; the answers are given at the pages."""
    with clock_set_to(moment), transaction.atomic():
        world = Beginning(gather(), Client())
        cast = world.cast
        carers = set_up_unit(organisation_id=cast.municipality.id, kind="carer_support", name="Anhörigstöd")
        cast.staff["advisor"] = viewer_of(
            employ(given_name="Eva", family_name="Lund", unit_id=carers.id, role="carer_advisor", start=AT)
        )
        assessment = cast.units["assessment"].id
        cast.staff["head"] = viewer_of(
            employ(given_name="Nils", family_name="Holm", unit_id=assessment, role="unit_manager", start=AT)
        )
        parts = _plan(world)
    house = House(world.subject_id, moment, holds)
    staff = {key: Guest(house, viewer.party_id, viewer.kind) for key, viewer in cast.staff.items()}
    people = People(
        house, Guest(house, world.subject_id, "person"), Guest(house, parts.karin, "close_one"), staff["nurse"],
        staff["assessor"], staff["head"], staff["manager"], staff["singer"], staff["advisor"],
    )  # fmt: skip
    return people, parts


def _plan(world: Beginning) -> Parts:
    cast = world.cast
    world.nurse_in_team()
    by = cast.act(world.person)
    answer_consent(
        by=by, subject_id=world.subject_id, kind="sharing", state="given", way="digital", at=world.at(),
        said_by=world.subject_id, organisations=[cast.municipality.id, cast.region.id],
    )  # fmt: skip
    by = cast.act(cast.staff["assessor"])
    begin_contact(by=by, subject_id=world.subject_id, reason="Astrid ringde", at=world.at())
    world.story()
    karin = world.daughter()
    goal = world.goal(GOAL)
    told = {"name": "Astrid"}
    return Parts(
        goal.id,
        world.chosen(goal, "Går en promenad", "own", cast.own()),
        world.chosen(goal, "Handla på fredagar", "close_one", Owner(karin.pk, "close_one", "Karin Lind, dotter"),
                     about="Handla mat", **told),
        world.chosen(goal, "Kören hämtar mig", "association", cast.unit_owner("choir"), about="Skjuts", **told),
        world.chosen(goal, "Hjälp att duscha", "sol", cast.unit_owner("assessment")),
        cast.units["choir"].id, cast.units["home_care"].id, karin.pk,
    )  # fmt: skip
