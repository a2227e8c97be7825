"""What is lived through the rooms' doors holds too: the checks ask no more than the actions see to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction

from ledstjarna.cli.checking.run import Report, run
from ledstjarna.domain.consent.actions import open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.actions import Times, assess_health, cancel_occurrence, prescribe, set_times
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.plans.tests import test_owner_changing as changed
from ledstjarna.domain.plans.tests import test_story_to_agreed as lived
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.foundation.clock import clock_set_to, day_of, now

pytestmark = pytest.mark.django_db

STORIES = [story for told in (lived, changed) for name, story in vars(told).items() if name.startswith("test_")]
# The cast of those tests is of one person without a number.
NOT_LIVED = {"person_without_number"}


def checked() -> Report:
    """The checks over everything in the running transaction."""
    with automatic_run("test"), clock_set_to(now() + timedelta(hours=1)):
        return run(connection.connection, lambda step, done, total: None)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__.removeprefix("test_"))
def test_what_was_lived_holds(story: Callable[[Cast], None]) -> None:
    with transaction.atomic():
        story(gather())
    assert {(code, rule) for code, rule, _ in checked().found if code not in NOT_LIVED} == set()


def test_a_yes_to_reading_and_an_emergency_hold() -> None:
    cast = gather()
    nurse, about = cast.staff["nurse"], {"subject_id": cast.subject_id, "way": "digital"}
    read = {"kind": "reading", "state": "given", "organisations": [nurse.organisation_id]}
    answer_consent(by=cast.act(cast.person), at=cast.at(), **about, **read)
    opened = {"danger": "life", "reason": "Hittad medvetslös", "at": cast.at()}
    with clock_set_to(opened["at"]):
        open_emergency(by=cast.act(nurse), subject_id=cast.subject_id, **opened)
    assert {(code, rule) for code, rule, _ in checked().found if code not in NOT_LIVED} == set()


def test_what_is_prescribed_anew_moves_no_part() -> None:
    cast = gather()
    goal = lived.with_goal(cast)
    part = lived.yes(cast, lived.proposed(cast, goal, "Såromläggning", "health", cast.unit_owner("care_centre")))
    about = {"by": cast.act(cast.staff["nurse"]), "subject_id": cast.subject_id, "commitment_id": part.id}
    assess_health(**about, seen_version=1, suitable=True, why="Såret läker.", ordination="Varje dag.", at=cast.at())
    prescribe(**about, seen_version=2, why="Det läker fort.", ordination="Två gånger i veckan.", at=cast.at())
    assert {(code, rule) for code, rule, _ in checked().found if code not in NOT_LIVED} == set()


@pytest.mark.parametrize("basis", ["own", "close_one"])
def test_a_time_that_is_cancelled_without_a_why_is_found_where_somebody_waits(basis: str) -> None:
    cast = gather()
    walk = lived.yes(cast, lived.proposed(cast, lived.with_goal(cast), "Promenad", "own", cast.own()))
    about = {"by": cast.act(cast.person), "subject_id": cast.subject_id}
    with clock_set_to(cast.at()):
        day = day_of(now()) + timedelta(days=3)
        times = Times(starts_on=day, rule=Rule("once"))
        row = set_times(**about, commitment_id=walk.id, times=times, at=now())
        cancel_occurrence(**about, activity_id=row.id, day=day, seen="", words="", at=now())
    with automatic_run("test"):
        Commitment.objects.filter(pk=walk.pk).update(legal_basis=basis)
    assert ("why_missing" in {rule for _code, rule, _ in checked().found}) is (basis != "own")
