"""The same seed gives the same county in every process, whatever order Python's sets have there."""

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.persons import draw_persons
from ledstjarna.demo.county.quotas import draw_cells, systematic

ON = date(2025, 11, 22)
_DIGEST = """
from datetime import date
from ledstjarna.demo.county.tests.test_determinism import digest
print(digest())
"""


def digest() -> str:
    """A fingerprint of a small county."""
    drawn = sha256()
    for person in draw_persons(seed=3, persons=800, plans=80, on=ON):
        drawn.update(repr(tuple(person)).encode())
    return drawn.hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_another_process_draws_the_same_county(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    run = subprocess.run([sys.executable, "-c", _DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest()


def test_another_seed_draws_another_county() -> None:
    one, other = (list(draw_persons(seed=seed, persons=50, plans=5, on=ON)) for seed in (1, 2))
    assert not {person.id for person in one} & {person.id for person in other}
    assert [person.name for person in one] != [person.name for person in other]


@given(st.integers(0, 3000), st.floats(0, 1))
@settings(max_examples=25, deadline=None)
def test_quotas_add_up(persons: int, share: float) -> None:
    plans = int(persons * share)
    cells = draw_cells(Random(1), persons=persons, plans=plans)
    assert sum(cell.persons for cell in cells) == persons
    assert sum(cell.plans for cell in cells) == plans
    assert all(0 <= cell.plans <= cell.persons for cell in cells)


@pytest.mark.parametrize(("persons", "plans"), [(300, 30), (600, 60), (2000, 200)])
def test_somebody_young_has_a_plan(persons: int, plans: int) -> None:
    for seed in range(3):
        cells = draw_cells(Random(seed), persons=persons, plans=plans)
        assert sum(cell.plans for cell in cells) == plans
        assert any(cell.plans for cell in cells if 15 <= cell.age <= 17)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40), st.integers(0, 500), st.integers())
def test_every_share_is_met_within_one(weights: list[int], total: int, seed: int) -> None:
    drawn = systematic(Random(seed), weights, total)
    assert sum(drawn) == (total if sum(weights) else 0)
    for weight, number in zip(weights, drawn, strict=True):
        assert abs(number - (weight * total / sum(weights) if sum(weights) else 0)) <= 1 + 1e-6


@pytest.mark.parametrize("persons", [0, 1, 2, 5, 40])
def test_a_handful_can_be_drawn(persons: int) -> None:
    for seed in range(5):
        assert len(list(draw_persons(seed=seed, persons=persons, plans=persons, on=ON))) == persons


def test_ids_follow_from_seed_kind_and_key() -> None:
    assert stable_id(1, "unit", "a") == stable_id(1, "unit", "a")
    assert len({stable_id(1, "unit", "a"), stable_id(2, "unit", "a"), stable_id(1, "person", "a")}) == 3
    assert stable_id(1, "unit", "a").variant == "specified in RFC 4122"
