"""A yes for a time: who reads by it stops at the moment it ends and leaves the team; renewed, it goes on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.actions import end_consents, tell_ending_consents, write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.actions import answer_consent, renew_consent
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact, invite
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import clock_set_to, day_of
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening

pytestmark = pytest.mark.django_db
LAST, OVER = date(2026, 4, 30), datetime(2026, 4, 30, 22, tzinfo=UTC)  # midnight in Sweden
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def at_the_time() -> Iterator[None]:
    """The clock of the cast."""
    with clock_set_to(AT + timedelta(hours=1)):
        yield


def shared(last_day: date | None) -> tuple[Cast, Viewer]:
    """A coordinator has invited the region's nurse, with the person's yes to the end of a day."""
    cast = gather()
    lead, nurse = cast.staff["assessor"], cast.staff["nurse"]
    begin_contact(by=cast.act(lead), subject_id=cast.subject_id, reason="ringde", at=cast.at())
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
        at=cast.at(), organisations=[cast.region.pk], last_day=last_day,
    )  # fmt: skip
    invite(
        by=cast.act(lead), subject_id=cast.subject_id, party_id=nurse.party_id, label=nurse.label,
        role="district_nurse", organisation_id=cast.region.pk, at=cast.at(),
    )  # fmt: skip
    return cast, nurse


def standing(nurse: Viewer) -> bool:
    with automatic_run("test"):
        return TeamMember.objects.filter(party_id=nurse.party_id, period__upper_inf=True).exists()


def reaches(nurse: Viewer, cast: Cast, at: datetime) -> bool:
    with automatic_run("test"):
        return reach(nurse, cast.subject_id, at) is not None


def test_reading_stops_by_itself_and_the_clock_writes_it_down_once() -> None:
    cast, nurse = shared(LAST)
    assert reaches(nurse, cast, OVER - MINUTE)
    assert not reaches(nurse, cast, OVER), "before any run has come by"
    with clock_set_to(OVER + MINUTE):
        assert [end_consents(at=OVER + MINUTE) for _ in range(2)] == [1, 0]
    with automatic_run("test"):
        rows = list(Consent.objects.order_by("said_at"))
        assert [(row.state, row.replaced_at) for row in rows] == [("given", OVER), ("ended", None)]
        assert rows[1].said_at == OVER
        assert Happening.objects.filter(kind="ConsentEnded").count() == 1
    assert not standing(nurse)


def test_one_step_renews_for_the_same_and_the_reading_goes_on() -> None:
    cast, nurse = shared(LAST)
    soon, about = OVER - timedelta(days=10), dict[str, Any](subject_id=cast.subject_id, way="digital")
    with clock_set_to(soon), pytest.raises(RuleBroken, match="consent_does_not_end_yet"):
        renew_consent(by=cast.act(cast.person), **about, kind="plan", at=soon)  # there is none
    with clock_set_to(soon):
        assert [tell_ending_consents(at=soon) for _ in range(2)] == [1, 0]
        row = renew_consent(by=cast.act(cast.person), **about, kind="sharing", at=soon)
    assert row.ends_at is not None
    assert row.ends_at > OVER + timedelta(days=29)
    assert reaches(nurse, cast, OVER + MINUTE)
    assert standing(nurse)
    assert not reaches(nurse, cast, row.ends_at)


def test_renewed_again_and_again_before_its_end_it_is_as_many_days_each_time() -> None:
    cast, _nurse = shared(LAST)
    ends, days = [OVER], (LAST - AT.date()).days + 1
    for _ in range(3):
        soon = ends[-1] - timedelta(days=10)
        with clock_set_to(soon):
            row = renew_consent(
                by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", way="digital", at=soon
            )
        assert row.ends_at
        ends.append(row.ends_at)
    assert [(day_of(later) - day_of(sooner)).days for sooner, later in pairwise(ends)] == [days] * 3


def test_what_lies_ahead_of_the_end_never_begins_but_where_the_yes_is_renewed_in_time() -> None:
    cast, nurse = shared(None)
    ahead = OVER + timedelta(days=9)
    ground: dict[str, Any] = {
        "by": cast.act(cast.staff["assessor"]), "subject_id": cast.subject_id, "county_id": cast.region.county_id,
        "basis": "shared_plan", "organisation_id": cast.region.pk,
    }  # fmt: skip
    before = write_ground(**ground, party_id=new_id(), at=ahead, until=ahead + timedelta(days=10))
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
        at=cast.at(), organisations=[cast.region.pk], last_day=LAST,
    )  # fmt: skip
    after = write_ground(**ground, party_id=new_id(), at=ahead, until=ahead + timedelta(days=10))
    with automatic_run("test"):
        assert all(AccessGround.objects.get(pk=one.pk).period.isempty for one in (before, after))
    begun = write_ground(**ground, party_id=new_id(), at=OVER - timedelta(days=9), until=ahead)
    assert begun.period.upper == OVER, "somebody steps in for longer than the yes holds"
    assert reaches(nurse, cast, OVER - MINUTE)
    assert not reaches(nurse, cast, ahead + MINUTE)
    with clock_set_to(soon := OVER - timedelta(days=3)):
        renew_consent(by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", way="digital", at=soon)
    with automatic_run("test"):
        found = [AccessGround.objects.get(pk=one.pk) for one in (before, after, begun)]
    assert [(row.period.lower, row.period.upper) for row in found] == [
        (ahead, ahead + timedelta(days=10)), (ahead, ahead + timedelta(days=10)), (OVER - timedelta(days=9), ahead),
    ]  # fmt: skip
    assert not any(row.own_period for row in found)


def test_what_an_end_has_cut_short_stays_so_when_a_yes_comes_after_it() -> None:
    cast, _nurse = shared(LAST)
    stand_in = write_ground(
        by=cast.act(cast.staff["assessor"]), subject_id=cast.subject_id, county_id=cast.region.county_id,
        basis="shared_plan", organisation_id=cast.region.pk, party_id=new_id(), at=cast.at(),
        until=OVER + timedelta(days=30),
    )  # fmt: skip
    with clock_set_to(OVER + MINUTE):
        answer_consent(
            by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
            at=OVER + MINUTE, organisations=[cast.region.pk],
        )  # fmt: skip
    with automatic_run("test"):
        assert AccessGround.objects.get(pk=stand_in.pk).period.upper == OVER


def test_until_taken_back_opens_the_ground_again_and_a_shorter_time_closes_it_sooner() -> None:
    cast, nurse = shared(LAST)
    about: dict[str, Any] = {
        "by": cast.act(cast.person),
        "subject_id": cast.subject_id,
        "kind": "sharing",
        "way": "digital",
    }
    yes = {**about, "state": "given", "organisations": [cast.region.pk]}
    answer_consent(**yes, at=cast.at(), last_day=None)
    assert reaches(nurse, cast, OVER + timedelta(days=900))
    with automatic_run("test"):
        assert AccessGround.objects.get(party_id=nurse.party_id).consent_id is None
    answer_consent(**yes, at=cast.at(), last_day=date(2026, 3, 20))
    assert not reaches(nurse, cast, OVER - MINUTE)
    with pytest.raises(RuleBroken, match="consent_day_has_been"):
        answer_consent(**yes, at=cast.at(), last_day=date(2026, 1, 1))
