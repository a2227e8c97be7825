"""The demonstration offers somebody in every role, beginning with a person who has something to choose."""

from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from ledstjarna.demo.loading.tests.loaded import DAY
from ledstjarna.demo.sign_in import links, numbers, roles
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessLog, Block
from ledstjarna.domain.consent.queries import asked_now, sectors_asked
from ledstjarna.domain.organisations.models import Assignment, Role, Unit
from ledstjarna.domain.people.models import Mandate, Person
from ledstjarna.domain.people.queries import opening_as, private_viewer
from ledstjarna.domain.plans.models import Commitment, Plan, Proposal
from ledstjarna.domain.plans.queries import ordination_of, parts_of, prescribes
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.worklists.queries import work_of
from ledstjarna.foundation.clock import clock_set_to, today
from ledstjarna.foundation.identity import may_be_shown, parse
from ledstjarna.web.entrance.roles import CHOOSES, DemoRole
from ledstjarna.web.entrance.staff import staff_viewer


@pytest.fixture(scope="module")
def offered(county: str, django_db_blocker: Any) -> list[DemoRole]:
    with django_db_blocker.unblock(), clock_set_to(DAY):
        return roles()


@pytest.fixture(autouse=True)
def reached(django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock(), clock_set_to(DAY):
        yield


VISITS = {"visits_planner", "visits_carer", "visits_colleague", "visits_person", "nursing_planner", "home_nurse"}


def test_every_role_has_somebody(offered: list[DemoRole]) -> None:
    codes = Counter(role.code for role in offered)
    private = {"person", "close_one", "asked", "representative", "other_guardian", "represents", "both", "young"}
    somewhere = {
        "two_places",
        "plan_alone",
        "for_rights",
        "by_power",
        "emergency_controller",
        "lifts",
    }  # not in every county
    special = {"protected", "protected_other", "protected_coordinator", "followed", "followed_coordinator"}
    assert set(codes) - somewhere == {*private, *special, *Role.values} | VISITS
    assert max(codes.values()) == 1
    assert offered[0].code == "person"


def test_the_person_has_something_to_choose_between(offered: list[DemoRole]) -> None:
    first = offered[0].party_id
    with transaction.atomic():
        set_viewer((first,))
        assert Proposal.objects.filter(subject_id=first, state__in=("open", "thinking")).count() >= 2


# What waits for each role that the work of a plan goes through, or comes when the first person chooses.
WAITS = {
    "care_assessor": "application_undecided", "lss_assessor": "application_undecided",
    "unit_manager": "assignment_given", "district_nurse": "part_to_assess", "physician": "part_to_assess",
    "association_contact": "part_asked",
}  # fmt: skip


def test_the_young_person_has_a_plan_that_others_read(offered: list[DemoRole]) -> None:
    young = next(role.party_id for role in offered if role.code == "young")
    with transaction.atomic(), automatic_run("test"):
        assert Plan.objects.filter(subject_id=young).exists()
        assert AccessLog.objects.filter(subject_id=young).exclude(party_id=young).exists()


def test_who_is_licensed_in_home_nursing_has_something_prescribed_to_change(offered: list[DemoRole]) -> None:
    viewer = staff_viewer(next(role.party_id for role in offered if role.code == "home_nurse"))
    assert viewer is not None
    with transaction.atomic():
        set_viewer(viewer.parties)
        assert Unit.objects.get(pk=viewer.unit_id).kind == "home_nursing"
        may = [part for part in parts_of(viewer) if prescribes(viewer, part)]
        assert any(ordination_of(part) for part in may)


@pytest.mark.parametrize(("code", "what"), WAITS.items())
def test_something_waits_for_each_role(offered: list[DemoRole], code: str, what: str) -> None:
    viewer = staff_viewer(next(role.party_id for role in offered if role.code == code))
    assert viewer is not None
    with transaction.atomic():
        set_viewer(viewer.parties)
        found = {item.kind for item in work_of(viewer)}
    assert what in found or _may_come(offered[0].party_id, viewer.parties)


def _may_come(first: UUID, parties: tuple[UUID, ...]) -> bool:
    with transaction.atomic():
        set_viewer((first,))
        return Proposal.objects.filter(owner_id__in=parties, state__in=("open", "thinking")).exists()


def test_nobody_protected_is_named_to_whoever_chooses(offered: list[DemoRole]) -> None:
    protected = [role for role in offered if role.code in ("protected", "protected_other")]
    assert protected
    assert {role.name for role in protected} == {"Person med skyddade personuppgifter"}


def test_the_first_persons_coordinator_is_offered(offered: list[DemoRole]) -> None:
    with transaction.atomic(), automatic_run("test"):
        holds = TeamMember.objects.get(subject_id=offered[0].party_id, is_coordinator=True, period__upper_inf=True)
        team = set(
            TeamMember.objects.filter(subject_id=offered[0].party_id, period__upper_inf=True).values_list(
                "party_id", flat=True
            )
        )
    assert holds.party_id in {role.party_id for role in offered}
    assert len(team & {role.party_id for role in offered}) >= 2


def test_somebody_close_is_asked_and_a_guardian_has_a_child(offered: list[DemoRole]) -> None:
    asked, guardian = (next(role for role in offered if role.code == code) for code in ("asked", "representative"))
    with transaction.atomic():
        set_viewer((asked.party_id,))
        assert Commitment.objects.filter(owner_id=asked.party_id, state="awaits_owner").exists()
    with transaction.atomic():
        set_viewer((guardian.party_id,))
        assert Proposal.objects.filter(subject=guardian.subject_id, state__in=("open", "thinking")).exists()


def test_everybody_offered_can_come_in(offered: list[DemoRole]) -> None:
    for role in offered:
        with transaction.atomic():
            set_viewer((role.party_id,))
            private = role.kind in ("person", "close_one", "representative")
            assert role.subject_id is not None or not private
            if role.subject_id and role.kind == CHOOSES:
                assert {one.kind for one in opening_as(role.party_id, role.subject_id)} == {
                    "close_one",
                    "representative",
                }
                continue
            viewer = (
                private_viewer(role.party_id, role.kind, role.subject_id)
                if role.subject_id
                else staff_viewer(role.party_id)
            )
            assert viewer is not None, role.code


def test_the_relative_who_is_offered_represents_nobody_and_who_has_a_power_is_offered_by_it(
    offered: list[DemoRole],
) -> None:
    by_code = {role.code: role for role in offered}
    with transaction.atomic(), automatic_run("test"):
        assert not Mandate.objects.filter(representative_id=by_code["close_one"].party_id).exists()
        powers = Mandate.objects.filter(kind="future_power", period__contains=today(), scopes__contains=["personal"])
        assert powers.exists() == ("by_power" in by_code)


def test_every_role_has_a_link(offered: list[DemoRole]) -> None:
    found = links()
    assert len(found) == len(offered)
    assert len({path for _, path in found}) == len(found)


def test_there_is_a_number_to_search_for_of_every_kind_and_it_is_nobodys(offered: list[DemoRole]) -> None:
    found, by_code = numbers(), {role.code: role for role in offered}
    assert len(found) >= 4
    assert len({number for _whose, number in found}) == len(found)
    for _whose, number in found:
        assert may_be_shown(parse(number))
    told = " ".join(whose for whose, _number in found)
    for code in ("person", "protected", "protected_other", "representative"):
        assert by_code[code].subject_id
    assert offered[0].name in told
    assert "Sekretessmarkering" in told
    assert "Skyddad folkbokföring" in told
    with transaction.atomic(), automatic_run("test"):
        for code in ("protected", "protected_other"):
            assert Person.objects.get(pk=by_code[code].party_id).family_name not in told


def test_who_is_asked_to_lift_a_block_would_have_the_question(offered: list[DemoRole]) -> None:
    lifts = next((role.party_id for role in offered if role.code == "lifts"), None)
    with transaction.atomic(), automatic_run("test"):
        blocks = Block.objects.filter(period__contains=DAY)
        assert lifts or not blocks
        unit_id = Assignment.objects.get(pk=lifts).unit_id if lifts else None
        assert not lifts or any(
            unit_id in asked_now(block.subject_id, block, sector, DAY)
            for block in blocks
            for sector in sectors_asked(block)
        )
