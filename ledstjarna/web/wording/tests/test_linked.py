"""A linked paper is called what it is once."""

import pytest

from ledstjarna.web.wording import linked_plan_title


@pytest.mark.parametrize(
    ("title", "told"),
    [("Vårdplan", "Vårdplan"), ("vårdplan ", "Vårdplan"), ("Hjärtsvikt", "Vårdplan: Hjärtsvikt")],
)
def test_what_a_paper_is_and_is_called_is_said_once(title: str, told: str) -> None:
    assert linked_plan_title("care_plan", title) == told
