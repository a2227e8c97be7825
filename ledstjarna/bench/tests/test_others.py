"""OR-Tools' plan of a published instance is a plan by our checker's measure (`make compare`)."""

import pytest

from ledstjarna.bench import others
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import read_problem
from ledstjarna.engines.routing.tests.instances import MANKOWSKA

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
