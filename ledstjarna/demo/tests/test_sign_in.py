"""The demonstration offers somebody in every role, beginning with a person who has something to choose."""

from collections import Counter
from typing import Any

import pytest
from django.db import transaction

from ledstjarna.demo.sign_in import links, roles
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.models import Proposal
from ledstjarna.web.entrance.roles import DemoRole
from ledstjarna.web.entrance.staff import staff_viewer


@pytest.fixture(scope="module")
def offered(county: str, django_db_blocker: Any) -> list[DemoRole]:
    with django_db_blocker.unblock():
        return roles()


@pytest.fixture(autouse=True)
def reached(django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock():
        yield


def test_every_role_has_somebody(offered: list[DemoRole]) -> None:
    codes = Counter(role.code for role in offered)
    assert set(codes) == {"person", "close_one", "asked", "representative", *Role.values}
    assert max(codes.values()) == 1
    assert offered[0].code == "person"


def test_the_person_has_something_to_choose_between(offered: list[DemoRole]) -> None:
    first = offered[0].party_id
    with transaction.atomic():
        set_viewer((first,))
        assert Proposal.objects.filter(subject_id=first, state__in=("open", "thinking")).count() >= 2


def test_everybody_offered_can_come_in(offered: list[DemoRole]) -> None:
    for role in offered:
        with transaction.atomic():
            set_viewer((role.party_id,))
            private = role.kind in ("person", "close_one", "representative")
            assert role.subject_id is not None or not private
            viewer = (
                private_viewer(role.party_id, role.kind, role.subject_id)
                if role.subject_id
                else staff_viewer(role.party_id)
            )
            assert viewer is not None, role.code


def test_every_role_has_a_link(offered: list[DemoRole]) -> None:
    found = links()
    assert len(found) == len(offered)
    assert len({path for _, path in found}) == len(found)
