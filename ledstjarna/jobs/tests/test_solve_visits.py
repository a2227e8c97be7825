"""The planning engine as a job asks it: an answer of its own format, a fault's code, or nothing."""

import pytest

from ledstjarna.domain.visits.actions import Asked
from ledstjarna.domain.visits.rules.instance import FORMAT, PLAN_FORMAT
from ledstjarna.jobs import solve_visits
from ledstjarna.jobs.planning_engine import answer


def question(*carers: str) -> dict[str, object]:
    return {
        "format": FORMAT, "days": ["2026-03-03"], "places": [{"id": "base"}, {"id": "p"}],
        "travel": {"car": {"matrix": [[0, 10], [10, 0]]}}, "depots": [{"id": "base", "place": "base"}],
        "carers": [
            {"id": each, "depot": "base", "mode": "car", "shifts": [{"day": "2026-03-03", "starts": 410, "ends": 900}]}
            for each in carers
        ],
        "persons": [{"id": "p", "place": "p"}],
        "visits": [
            {
                "id": "v", "person": "p", "day": "2026-03-03", "minutes": 30, "optional": True,
                "windows": [{"opens": 600, "closes": 630}],
            }
        ],
        "weights": {"faces": 3.0},
    }  # fmt: skip


def test_the_engine_answers_with_a_plan_or_a_fault() -> None:
    told = answer({"questions": [question("eva"), question("bo")], "days": [0], "seconds": 0.01})
    assert [plan["format"] for plan in told["plans"]] == [PLAN_FORMAT] * 2
    assert told["plans"][1]["routes"][0]["stops"][0]["visit"] == "v"
    assert answer({"questions": [question()], "days": [0], "seconds": 0.01}) == {"fault": "no_carers"}


@pytest.mark.parametrize(
    ("engine", "told"), [("json.tool", "questions"), ("no.such.module", "fault"), ("this", "fault")]
)
def test_an_engine_that_ends_badly_is_no_answer(monkeypatch: pytest.MonkeyPatch, engine: str, told: str) -> None:
    monkeypatch.setattr(solve_visits, "ENGINE", engine)
    assert told in solve_visits.answered(Asked([], [0], 1.0))
