"""A search ends when its time is out, however long a block of moves takes."""

import time

import pytest

from ledstjarna.engines.routing.solving.pacing import Limits, blocks


@pytest.mark.parametrize("a_second", [100, 900, 4_000, 1_000_000])
def test_the_last_block_is_as_small_as_what_is_left_of_the_time(monkeypatch: pytest.MonkeyPatch, a_second: int) -> None:
    now = 50.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    gone = []
    for part, moves in blocks(Limits(4.0), 300):
        gone.append(part)
        now += moves / a_second
    assert now - 50.0 <= 4.0 + 1.01 / a_second
    assert gone == sorted(gone)
    assert gone[0] == 0.0
    assert gone[-1] < 1.0


def test_of_rounds_there_are_as_many_as_are_said() -> None:
    assert [moves for _gone, moves in blocks(Limits(rounds=700), 300)] == [300, 300, 100]
