"""Once the plan has ended: who reads on, who stops and when, at the doors and with the doors bypassed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.actions import end_plan, end_reading, stop_commitment
from ledstjarna.domain.plans.models import Commitment, Plan
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.plans.tests.test_owner_changing import nurse_in_team, sung
from ledstjarna.domain.teams.actions import begin_contact, end_membership, invite
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.rules import reads_until
from ledstjarna.foundation.clock import clock_set_to, day_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVER = reads_until(day_of(AT))


@pytest.fixture(autouse=True)
def at_the_time() -> Iterator[None]:
    """The clock of the cast."""
    with clock_set_to(AT + timedelta(hours=1)):
        yield


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def part(cast: Cast) -> Commitment:
    """The choir's part, and a nurse and the municipality's assessor in the team; the yes to sharing has an end."""
    nurse_in_team(cast)
    part = sung(cast)
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
        at=cast.at(), organisations=[cast.municipality.pk], last_day=day_of(AT + 300 * DAY),
    )  # fmt: skip
    assessor = cast.staff["assessor"]
    invite(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, party_id=assessor.party_id, label=assessor.label,
        role="care_assessor", organisation_id=cast.municipality.pk, at=cast.at(),
    )  # fmt: skip
    return part


def end(cast: Cast, **staying: str) -> None:
    rows = {TeamMember.objects.get(party_id=cast.staff[who].party_id).pk: why for who, why in staying.items()}
    end_plan(by=cast.act(cast.person), subject_id=cast.subject_id, at=cast.at(), staying=rows)


def reads(cast: Cast, who: str, at: object) -> bool:
    """At the doors; and, with the doors bypassed, the same by the row policies."""
    viewer = cast.staff[who]
    found = reach(viewer, cast.subject_id, at)
    by_door = found is not None and "plan" in found.kinds
    with transaction.atomic():
        set_viewer(viewer.parties, at, not_as=())
        by_rows = Plan.objects.exists()
    cast.act(cast.person)
    assert by_door == by_rows
    return by_door


def test_who_has_nothing_left_to_do_reads_some_days_more_and_then_nothing(cast: Cast, part: Commitment) -> None:
    end(cast)
    for who in ("nurse", "assessor"):
        assert reads(cast, who, OVER - timedelta(seconds=1))
        assert not reads(cast, who, OVER), "by itself, without the clock coming by"
    with automatic_run("test"):
        assert {row.period.upper for row in TeamMember.objects.all()} == {OVER}
    cast.act(cast.person)


def test_who_is_said_to_stay_reads_on_and_the_next_plan_says_it_anew(cast: Cast, part: Commitment) -> None:
    end(cast, nurse="Såret läggs om varje vecka.")
    assert reads(cast, "nurse", OVER + 100 * DAY)
    assert not reads(cast, "assessor", OVER)
    with automatic_run("test"):
        assert TeamMember.objects.get(party_id=cast.staff["nurse"].party_id).stays_why == "Såret läggs om varje vecka."


def test_a_yes_that_is_renewed_gives_nothing_back(cast: Cast, part: Commitment) -> None:
    end(cast)
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
        at=cast.at(), organisations=[cast.municipality.pk],
    )  # fmt: skip
    assert not reads(cast, "assessor", OVER)


def test_a_yes_taken_back_ends_it_at_once(cast: Cast, part: Commitment) -> None:
    end(cast)
    at = cast.at()
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="withdrawn", way="digital", at=at
    )
    assert not reads(cast, "assessor", at + DAY)
    assert reads(cast, "nurse", at + DAY)


def test_who_comes_back_begins_a_contact_and_is_there_once(cast: Cast, part: Commitment) -> None:
    end(cast)
    nurse = cast.staff["nurse"]
    begin_contact(by=cast.act(nurse), subject_id=cast.subject_id, reason="ringde igen", at=cast.at())
    assert reads(cast, "nurse", OVER + DAY)
    with automatic_run("test"):
        rows = TeamMember.objects.filter(party_id=nurse.party_id, period__contains=cast.at() + timedelta(minutes=1))
        assert rows.count() == 1
        assert end_reading(at=OVER + 40 * DAY) == 0, "the contact began after the end"


def test_the_person_may_end_it_before(cast: Cast, part: Commitment) -> None:
    end(cast)
    by = cast.act(cast.person)
    with automatic_run("test"):
        member = TeamMember.objects.get(party_id=cast.staff["assessor"].party_id)
    at = cast.at()
    end_membership(by=cast.act(by), subject_id=cast.subject_id, member_id=member.pk, at=at)
    assert not reads(cast, "assessor", at + DAY)


def test_a_part_that_goes_on_keeps_its_owner_until_some_days_after_it_has_ended(cast: Cast, part: Commitment) -> None:
    nurse = cast.staff["nurse"]
    with automatic_run("test"):
        Commitment.objects.filter(pk=part.pk).update(owner_id=nurse.unit_id)
    end(cast)
    assert reads(cast, "nurse", OVER + DAY)
    assert not reads(cast, "assessor", OVER)
    stopped = cast.at()
    part.refresh_from_db()
    stop_commitment(
        by=cast.act(cast.person), subject_id=cast.subject_id, commitment_id=part.pk, seen_version=part.version, why="",
        at=stopped,
    )  # fmt: skip
    assert end_reading(at=stopped + DAY) == 1
    assert end_reading(at=stopped + DAY) == 0, "twice does no harm"
    last = reads_until(day_of(stopped))
    assert reads(cast, "nurse", last - timedelta(seconds=1))
    assert not reads(cast, "nurse", last)


def test_while_a_plan_runs_the_clock_ends_nothing(cast: Cast, part: Commitment) -> None:
    assert end_reading(at=OVER + 400 * DAY) == 0
    assert reads(cast, "nurse", OVER + 200 * DAY)


def test_what_rests_on_something_else_is_left(cast: Cast, part: Commitment) -> None:
    unit = cast.units["assessment"].pk
    with automatic_run("test"):
        write_ground(
            by=cast.person, subject_id=cast.subject_id, county_id="04", party_id=unit, basis="application", at=AT
        )
    cast.act(cast.person)
    end(cast)
    with automatic_run("test"):
        ground = AccessGround.objects.get(party_id=unit, basis="application")
    assert ground.period.upper is None
