"""An assignment is its unit's own; the way there stands with the application's tests."""

import uuid

from ledstjarna.web.team.tests.desk import Desk


def test_nobody_elses(desk: Desk) -> None:
    desk.get(desk.path("assignment", assignment_id=uuid.uuid4()), status=404)
