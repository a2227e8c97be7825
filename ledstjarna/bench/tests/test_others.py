"""OR-Tools beside ours (`make compare`): its plan of a published instance is one by our checker's measure, and what its
CP-SAT proves to be the lowest cost of a small day is what our search finds."""

from random import Random

import pytest

from ledstjarna.bench import others
from ledstjarna.bench.tests.proven import lowest
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import read_problem
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.search import search
from ledstjarna.engines.routing.tests.instances import MANKOWSKA
from ledstjarna.engines.routing.tests.test_solving import drawn_problem

pytest.importorskip("ortools", reason="ledstjarna[compare] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_its_plan_holds_and_is_no_better_than_the_best_there_is() -> None:
    problem = read_problem(MANKOWSKA / "InstanzCPLEX_HCSRP_10_1.json")
    assert others.can(problem)
    found = others.by_ortools(problem, 2.0)
    assert found is not None
    report = check(problem, found)
    assert report.violations == ()
    assert report.cost >= 218.19


@pytest.mark.parametrize("seed", range(4))
def test_the_lowest_cost_that_is_proven_is_found(seed: int) -> None:
    """Eight persons, two of them met by two: too many for trying every order, few enough for a proof."""
    problem = drawn_problem(Random(seed), 6, 2, 3)
    proven = lowest(problem, 60.0)
    assert proven is not None
    cost, _ = search(problem, Limits(rounds=400_000), 1)
    assert cost == pytest.approx(proven)
