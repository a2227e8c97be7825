"""`ledstjarna visits check`: cost and faults, worded."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledstjarna.cli import visits_fortnight as fortnight
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.cli.visits_wording import AMOUNTS, BROKEN, FAULTS, broken_text, fault_text
from ledstjarna.engines.routing.checking import Broken, Violation
from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.fortnight.checking import Broken as FortnightBroken
from ledstjarna.engines.routing.fortnight.checking import Violation as FortnightViolation
from ledstjarna.engines.routing.fortnight.plan import Why
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.tests.own import small
from ledstjarna.engines.routing.fortnight.validation import Notice
from ledstjarna.engines.routing.fortnight.weights import PARTS
from ledstjarna.engines.routing.problem import Amounts
from ledstjarna.engines.routing.tests.instances import TOY, TOY_OPTIMAL


def _check(*paths: Path) -> Result:
    return CliRunner().invoke(cli, ["visits", "check", *map(str, paths)])


def test_a_whole_plan_is_told_with_its_cost() -> None:
    result = _check(TOY, TOY_OPTIMAL)
    assert result.exit_code == Exit.FINE
    assert "111.333" in result.output
    assert "Planen håller." in result.output


def test_a_broken_plan_is_told_with_what_is_broken(tmp_path: Path) -> None:
    told = json.loads(TOY_OPTIMAL.read_text())
    told["routes"][0]["locations"][0] |= {"arrival_time": 100, "departure_time": 130}
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(told))
    result = _check(TOY, broken)
    assert result.exit_code == Exit.FOUND
    assert "20 minuter före tiden" in result.output
    assert "Planen bryter 2 regler." in result.output


@pytest.mark.parametrize(
    ("instance", "says"),
    [("{", "ingen JSON"), ("[]", "inget av de format"), (None, "går inte att läsa")],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, instance: str | None, says: str) -> None:
    path = tmp_path / "other.json"
    if instance is not None:
        path.write_text(instance)
    result = _check(path, TOY_OPTIMAL)
    assert result.exit_code == Exit.FOUND
    assert says in result.output


def test_every_code_has_words() -> None:
    assert set(FAULTS) == set(Fault)
    assert set(BROKEN) == set(Broken)
    assert set(AMOUNTS) == {name for name, _ in Amounts().items()}
    assert all(fault_text(RoutingError(fault, "p1")) for fault in Fault)
    for words, codes in (
        (fortnight.BROKEN, FortnightBroken), (fortnight.WHY, Why), (fortnight.NOTICES, Notice), (fortnight.PARTS, PARTS)
    ):  # fmt: skip
        assert set(words) == set(codes)
    problem = fortnight_of(small())
    assert all(fortnight.broken_text(problem, FortnightViolation(each, "c1", "v1", 0, 1.5)) for each in FortnightBroken)
    assert all(broken_text(Violation(broken, "c1", "p1", "s1", 1.5)) for broken in Broken)
