"""Many texts in processes of this machine."""

import pytest

from ledstjarna.engines.spreading import in_processes
from ledstjarna.engines.spreading.tests.lines import backwards, refused


def test_each_text_comes_back_by_its_name_in_order() -> None:
    told: list[tuple[int, int]] = []
    texts = {"b": "två", "a": "ett", "c": ""}
    made = in_processes(backwards, texts, workers=2, told=lambda done, of: told.append((done, of)))
    assert list(made.items()) == [("b", "åvt"), ("a", "tte"), ("c", "")]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_fault_in_one_is_raised() -> None:
    with pytest.raises(ValueError, match="ett"):
        in_processes(refused, {"a": "ett"}, workers=1)
