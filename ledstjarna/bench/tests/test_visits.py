"""The benchmark's shape: no figure is asserted but that of a tiny instance."""

import shutil
from pathlib import Path

from ledstjarna.bench.visits import Effort, measure
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import read_problem, read_solution
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.tests.instances import MANKOWSKA, TOY, TOY_OPTIMAL


def test_every_instance_is_told_with_its_gap_and_its_solutions(tmp_path: Path) -> None:
    known = MANKOWSKA / "InstanzCPLEX_HCSRP_10_1.json"
    for path in (TOY, TOY_OPTIMAL, known):
        shutil.copy(path, tmp_path)
    said: list[str] = []
    told = measure(tmp_path, tmp_path / "solutions", Effort(Limits(rounds=30_000), seeds=2, workers=1), said.append)
    assert list(told["instances"]) == [known.stem, "toy"]  # a solution is no instance
    assert len(said) == 2
    one = told["instances"][known.stem]
    assert one["violations"] == 0
    assert one["published"] == 218.199
    assert told["instances"]["toy"]["gap_of_mean"] is None
    assert told["gaps"]["instances"] == 1
    for seed, cost in enumerate(one["costs"], start=1):
        plan = read_solution(tmp_path / "solutions" / f"sol-{known.stem}-{seed}.json")
        assert round(check(read_problem(known), plan).cost, 3) == cost
