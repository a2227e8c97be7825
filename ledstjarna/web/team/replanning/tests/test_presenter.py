"""What a proposal says of itself: what the persons lose by it stands there before anybody says yes."""

from datetime import timedelta

import pytest

from ledstjarna.domain.visits.rules.comparing import Measures
from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.web.team.replanning.presenter import worse_for_persons


def measures(faces: float, seventh: int, late: int, nobody: int, minutes: int) -> Measures:
    return Measures(Continuity({}), faces, 3, seventh, late, nobody, timedelta(minutes=minutes), timedelta())


STANDS = measures(6.84, 5, 7, 0, 600)


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (measures(6.8, 5, 7, 0, 900), ""),
        (
            measures(6.88, 5, 7, 0, 500),
            "Olika personal per person: 6,9, nu 6,8. Det som vinns är 1 tim 40 min kortare väg.",
        ),
        (measures(6.0, 6, 9, 0, 700), "Möter den sjunde: 6, nu 5. Besök utanför lovad tid: 9, nu 7."),
        (measures(9.0, 9, 9, 1, 600), "Olika personal per person: 9, nu 6,8. Möter den sjunde: 9, nu 5. "
         "Besök utanför lovad tid: 9, nu 7."),
    ],
)  # fmt: skip
def test_what_the_persons_lose_is_said_with_what_is_won(after: Measures, says: str) -> None:
    assert worse_for_persons(STANDS, after) == says


def test_a_visit_that_gets_somebody_is_worth_another_face() -> None:
    assert worse_for_persons(measures(6.8, 5, 7, 2, 600), measures(7.5, 8, 9, 1, 500)) == ""
