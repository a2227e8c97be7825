"""The checker gives the published cost of every published solution, with every component."""

import json
from pathlib import Path

import pytest

from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import read_problem, read_solution, written
from ledstjarna.engines.routing.tests.instances import TOY, TOY_OPTIMAL, published

KNOWN = {"sol-toy-optimal": 111.333, "sol-InstanzCPLEX_HCSRP_50_3-777907015": 541.116}
KNOWN |= {"sol-InstanzVNS_HCSRP_100_5-2223200947": 707.682}  # lies beside the tree


@pytest.mark.parametrize(("instance", "solution"), list(published()), ids=lambda path: path.stem)
def test_a_published_solution_costs_what_is_published(instance: Path, solution: Path) -> None:
    report, told = check(read_problem(instance), read_solution(solution)), json.loads(solution.read_text())
    assert report.violations == ()
    cost = told["cost"]["objective"] if "cost" in told else KNOWN[solution.stem]
    assert report.cost == pytest.approx(cost, abs=5e-4)
    components = dict(report.costs.items())
    assert {name: components[name] for name in told.get("cost_components", {})} == told.get("cost_components", {})


def test_what_is_written_reads_back_as_the_same_plan(tmp_path: Path) -> None:
    for instance, solution in published():
        plan = read_solution(solution)
        report = check(read_problem(instance), plan)
        again = tmp_path / solution.name
        again.write_text(written(plan, report.cost, report.costs))
        assert read_solution(again) == plan
        assert json.loads(again.read_text())["cost"]["objective"] == pytest.approx(report.cost)


def test_the_optimal_toy_is_read_with_its_order() -> None:
    routes = {route.carer_id: [stop.person_id for stop in route.stops] for route in read_solution(TOY_OPTIMAL).routes}
    assert routes == {"c1": ["p4", "p5", "p6"], "c2": ["p4", "p2", "p6"], "c3": ["p3", "p1", "p5"]}
    assert check(read_problem(TOY), read_solution(TOY_OPTIMAL)).amounts.travel_time > 0
