"""Contact begins a moment after its page was opened."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.plans.tests.cast import AT, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to

pytestmark = pytest.mark.django_db


def test_the_ground_of_a_new_contact_reaches_at_once() -> None:
    cast = gather()
    assessor, later = cast.staff["assessor"], AT + timedelta(seconds=1)
    set_viewer(assessor.parties, AT)
    with clock_set_to(later):
        member = begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=later)
    assert member.is_coordinator
