"""Who is asked back after a new yes: the rule against a plain account, then the whole way."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ledstjarna.domain.consent.actions import end_consents
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, open_reading
from ledstjarna.domain.people.actions import answer_consent, register_mandate
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.domain.teams.actions import ask_back, begin_contact, end_membership
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import left_with_consent
from ledstjarna.domain.teams.rules.coming_back import Membership, may_come_back
from ledstjarna.domain.teams.tests.test_consent_for_a_time import LAST, MINUTE, OVER, reaches, shared, standing
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken

few = some.integers(1, 3)
sets = some.frozensets(few)


@given(left=some.lists(some.tuples(few, few, some.integers(1, 5)), max_size=6, unique_by=lambda one: (one[0], one[2])),
       answered=some.frozensets(some.integers(1, 5)), covered=sets, there=sets, working=sets)  # fmt: skip
def test_exactly_those_whose_last_leaving_was_the_yes_that_ended(
    left: list[tuple[int, int, int]], answered: frozenset[int], covered: frozenset[int], there: frozenset[int],
    working: frozenset[int],
) -> None:  # fmt: skip
    def moment(hour: int) -> datetime:
        return datetime(2026, 3, 1, hour, tzinfo=UTC)

    rows = [Membership(UUID(int=number), UUID(int=who), UUID(int=at), moment(hour))
            for number, (who, at, hour) in enumerate(left)]  # fmt: skip
    found = may_come_back(
        rows, answered_at={moment(one) for one in answered}, covered={UUID(int=one) for one in covered},
        there={UUID(int=one) for one in there}, working={UUID(int=one) for one in working},
    )  # fmt: skip
    plainly = set()
    for number, (who, at, hour) in enumerate(left):
        later = any(other == who and then > hour for other, _at, then in left)
        if not later and hour in answered and at in covered and who in working and who not in there:
            plainly.add(UUID(int=number))
    assert {one.id for one in found} == plainly
    assert len(found) == len(plainly)


@pytest.mark.django_db
def test_a_yes_after_the_end_brings_nobody_back_and_one_step_does() -> None:
    with clock_set_to(AT + timedelta(hours=1)):
        cast, nurse = shared(LAST)
    yes: dict[str, Any] = {"subject_id": cast.subject_id, "kind": "sharing", "way": "digital"}

    def left() -> list[TeamMember]:
        return left_with_consent(open_reading(cast.act(cast.person), cast.subject_id, what="test", kinds=["team"]))

    with clock_set_to(OVER + MINUTE):
        end_consents(at=OVER + MINUTE)
        assert left() == []
    soon = OVER + timedelta(days=2)
    with clock_set_to(soon):
        answer_consent(
            **yes, by=cast.act(cast.person), state="given", at=soon, organisations=[cast.region.pk],
            last_day=date(2026, 7, 1),
        )  # fmt: skip
        assert not standing(nurse)
        assert not reaches(nurse, cast, soon + MINUTE)
        [was] = left()
        assert was.party_id == nurse.party_id
        about = {"subject_id": cast.subject_id, "member_ids": [was.pk], "at": soon + MINUTE}
        with pytest.raises(NotForYou):
            ask_back(by=cast.act(nurse), **about)
        ask_back(by=cast.act(cast.person), **about)
        assert standing(nurse)
        assert reaches(nurse, cast, soon + 2 * MINUTE)
        assert left() == []
        with pytest.raises(RuleBroken, match="nobody_to_ask_back"):
            ask_back(by=cast.act(cast.person), **about)
        with automatic_run("test"):
            row = TeamMember.objects.get(party_id=nurse.party_id, period__upper_inf=True)
        end_membership(by=cast.act(cast.person), subject_id=cast.subject_id, member_id=row.pk, at=soon + 3 * MINUTE)
        assert left() == [], "they left in another way since"


@pytest.mark.django_db
def test_a_god_man_asks_nobody_back_against_the_persons_own_word() -> None:
    """As staff write down what he answered (FB 12:2): what the person says is asked for, and kept in the log."""
    with clock_set_to(AT + timedelta(hours=1)):
        cast, nurse = shared(LAST)
    soon = OVER + timedelta(days=2)
    with clock_set_to(soon):
        end_consents(at=OVER + MINUTE)
        assessor = cast.act(cast.staff["assessor"])
        begin_contact(by=assessor, subject_id=cast.subject_id, reason="ringde", at=soon)
        bo = register_mandate(
            by=assessor, subject_id=cast.subject_id, representative="Bo Ask", kind="god_man", scopes=["personal"],
            start=AT.date(), at=soon,
        ).representative_id  # fmt: skip
        answer_consent(
            by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", way="digital", state="given",
            at=soon, organisations=[cast.region.pk], last_day=date(2026, 7, 1),
        )  # fmt: skip
        [was] = left_with_consent(open_reading(cast.person, cast.subject_id, what="test", kinds=["team"]))
        about: dict[str, Any] = {"subject_id": cast.subject_id, "member_ids": [was.pk], "at": soon, "said_by": bo}
        by = cast.act(assessor)
        with pytest.raises(RuleBroken, match="persons_own_consent_needed"):
            ask_back(by=by, **about, person_says="against", person_how="Hon sa nej.")
        assert not standing(nurse)
        ask_back(by=by, **about, person_says="agrees", person_how="De läste det ihop.")
        assert standing(nurse)
        with automatic_run("test"):
            assert AccessLog.objects.filter(what="ask_back", detail__person_says="agrees").exists()
