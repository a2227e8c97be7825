"""A part changes owner: never without one, nothing told to anybody new but by the person's choice."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.actions import (
    answer_owner_change,
    answer_part,
    ask_new_owner,
    choose_owner,
    leave_part,
    stay_owner,
    stop_commitment,
)
from ledstjarna.domain.plans.models import Commitment, OwnerChange
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.domain.plans.tests.test_story_to_agreed import proposed, with_goal, yes
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.promising import by_working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def sung(cast: Cast) -> Commitment:
    """The choir has said yes to a part."""
    part = yes(cast, proposed(cast, with_goal(cast), "Kören hämtar mig", "association", cast.unit_owner("choir")))
    singer = cast.act(cast.staff["singer"])
    return answer_part(
        by=singer, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, yes=True, words="", at=cast.at()
    )


def nurse_in_team(cast: Cast) -> None:
    nurse = cast.act(cast.staff["nurse"])
    begin_contact(by=nurse, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())


def left(cast: Cast, part: Commitment, *, at_once: bool) -> OwnerChange:
    singer = cast.act(cast.staff["singer"])
    return leave_part(
        by=singer, subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version, at_once=at_once,
        words="Vi är för få", at=cast.at(),
    )  # fmt: skip


def ask_home_care(cast: Cast, part: Commitment, version: int) -> OwnerChange:
    return ask_new_owner(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, commitment_id=part.id, seen_version=version,
        owner=cast.unit_owner("home_care"), basis="open_support", at=cast.at(),
    )  # fmt: skip


def test_who_leaves_at_once_is_answered_for_by_the_coordinator_until_somebody_new_has_said_yes(cast: Cast) -> None:
    part = sung(cast)
    nurse_in_team(cast)
    seeking, singer = left(cast, part, at_once=True), cast.staff["singer"]
    cast.act(cast.person)
    part.refresh_from_db()
    assert (part.state, part.owner_id) == ("seeks_owner", cast.staff["nurse"].party_id)
    assert "Sara Ek" in seeking.meanwhile_label
    assert seeking.promised_at == by_working_day(seeking.began_at, 1)
    assert reach(singer, cast.subject_id, seeking.began_at + timedelta(hours=25)) is None
    seeking = ask_home_care(cast, part, part.version)
    assert seeking.state == "awaits_person", "another organisation learns nothing before the person has chosen"
    assert reach(cast.staff["manager"], cast.subject_id, cast.at() + timedelta(days=1)) is None
    seeking = choose_owner(
        by=cast.act(cast.person), subject_id=cast.subject_id, owner_change_id=seeking.id,
        seen_version=seeking.version, yes=True, shared_words={"name": "Astrid"}, at=cast.at(),
    )  # fmt: skip
    manager = cast.act(cast.staff["manager"])
    part.refresh_from_db()
    assert part.owner_id == cast.staff["nurse"].party_id, "who was asked has not said yes yet"
    answer_owner_change(
        by=manager, subject_id=cast.subject_id, owner_change_id=seeking.id, seen_version=seeking.version, yes=True,
        words="Gärna", at=cast.at(),
    )  # fmt: skip
    part.refresh_from_db()
    assert (part.state, part.owner_id, part.legal_basis) == ("active", cast.units["home_care"].id, "open_support")
    assert part.shared_words == {"about": "Kören hämtar mig", "name": "Astrid"}


def test_who_waits_for_somebody_new_keeps_the_part_may_stay_and_a_no_leaves_it_where_it_was(cast: Cast) -> None:
    part = sung(cast)
    nurse_in_team(cast)
    seeking = left(cast, part, at_once=False)
    seeking = ask_home_care(cast, part, part.version)
    cast.act(cast.person)
    seeking = choose_owner(
        by=cast.person, subject_id=cast.subject_id, owner_change_id=seeking.id, seen_version=seeking.version, yes=True,
        shared_words={}, at=cast.at(),
    )  # fmt: skip
    manager = cast.act(cast.staff["manager"])
    about = {"by": manager, "subject_id": cast.subject_id, "owner_change_id": seeking.id}
    with pytest.raises(RuleBroken):
        answer_owner_change(**about, seen_version=seeking.version, yes=False, words=" ", at=cast.at())
    with pytest.raises(ChangedMeanwhile):
        answer_owner_change(**about, seen_version=1, yes=False, words="Fullt", at=cast.at())
    seeking = answer_owner_change(**about, seen_version=seeking.version, yes=False, words="Fullt", at=cast.at())
    singer = cast.act(cast.staff["singer"])
    part.refresh_from_db()
    assert (seeking.state, part.state, part.owner_id) == ("sought", "active", cast.units["choir"].id)
    stay_owner(
        by=singer, subject_id=cast.subject_id, owner_change_id=seeking.id, seen_version=seeking.version, at=cast.at()
    )
    seeking.refresh_from_db()
    assert (seeking.state, seeking.ended_at is not None) == ("kept", True)


def test_without_a_team_the_person_answers_and_stopping_ends_what_was_sought(cast: Cast) -> None:
    part = sung(cast)
    left(cast, part, at_once=True)
    cast.act(cast.person)
    part.refresh_from_db()
    assert (part.owner_id, part.owner_label) == (cast.subject_id, "Astrid Lind")
    stop_commitment(
        by=cast.person, subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version, why="",
        at=cast.at(),
    )  # fmt: skip
    assert OwnerChange.objects.get().state == "ended"


def test_what_was_decided_changes_provider_by_the_authority_alone(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Dusch", "sol", cast.unit_owner("assessment")))
    nurse_in_team(cast)
    with pytest.raises(RuleBroken) as refused:
        ask_home_care(cast, part, part.version)
    assert "provider_is_changed_by_authority" in {finding.code for finding in refused.value.findings}
    with automatic_run("test"):
        assert not OwnerChange.objects.exists()
