"""The planning engine as a job asks it: an answer of its own format, a fault's code, or nothing."""

import asyncio
import subprocess
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.visits.actions import Asked
from ledstjarna.domain.visits.rules.abilities import Able, Wish
from ledstjarna.domain.visits.rules.instance import FORMAT, PLAN_FORMAT, instance, moves_in
from ledstjarna.domain.visits.rules.instance import Asked as AskedVisit
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.engines.routing.solving.compiled import FORTNIGHT, is_compiled
from ledstjarna.foundation.clock import moment_of
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
    teams = answer({"questions": [question("eva", "bo")], "days": [0], "seconds": 0.01, "staff": 4})
    assert teams == {"teams": [{"carers": ["bo", "eva"], "persons": ["p"]}]}
    assert answer({"questions": [question()], "days": [0], "seconds": 0.01}) == {"fault": "no_carers"}


@pytest.mark.parametrize(
    ("engine", "told"), [("json.tool", "questions"), ("no.such.module", "fault"), ("this", "fault")]
)
def test_an_engine_that_ends_badly_is_no_answer(monkeypatch: pytest.MonkeyPatch, engine: str, told: str) -> None:
    monkeypatch.setattr(solve_visits, "ENGINE", engine)
    assert told in solve_visits.answered(Asked([], [0], 1.0, on(0, 6)))


@pytest.mark.parametrize("wrong", [OSError(12, "no memory"), subprocess.TimeoutExpired("engine", 1.0)])
def test_the_engine_is_told_no_secret_and_where_it_cannot_begin_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    told: dict[str, str] = {}

    def run(_command: list[str], *, env: dict[str, str], **_more: Any) -> None:
        told.update(env)
        raise wrong

    for name in ("DATABASE_URL", "PGPASSWORD", "LEDSTJARNA_SECRET_KEY", "SOMEBODYS_TOKEN", "NUMBA_CACHE_DIR"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setattr(subprocess, "run", run)
    assert solve_visits.answered(Asked([], [0], 1.0, on(0, 6))) == {"fault": ""}
    assert "PATH" in told
    assert told.keys() <= {"PATH", "HOME", "LANG", "TMPDIR"} | {name for name in told if name.startswith("NUMBA_")}


FIRST, EVA, BO = date(2026, 3, 3), UUID(int=1), UUID(int=2)


def on(day: int, hour: int) -> datetime:
    return moment_of(FIRST + timedelta(days=day), time(hour))


def visit(number: int, starts: datetime, carer_id: UUID | None) -> AskedVisit:
    window = timedelta(minutes=15)
    return AskedVisit(
        UUID(int=number), UUID(int=number), FIRST, 1, UUID(int=100), starts, starts + timedelta(minutes=45),
        starts - window, starts + window, "published", carer_id, locked=False,
    )  # fmt: skip


def test_a_night_is_of_the_day_that_it_begins_and_last_night_of_the_first() -> None:
    nights = [Shift(EVA, on(day, 21), on(day + 1, 7)) for day in (-1, 0, 1)]
    days = [Shift(BO, on(day, 7), on(day, 16)) for day in range(3)]
    stands = [
        visit(11, on(0, 0), EVA), visit(12, on(0, 5), EVA), visit(13, on(0, 23), EVA), visit(14, on(1, 0), EVA),
        visit(15, on(1, 3), EVA), visit(16, on(1, 11), BO),
    ]  # fmt: skip
    nobodys = [visit(17, on(0, 4), None), visit(18, on(1, 4), None), visit(19, on(1, 13), None)]
    rows = [*stands, *nobodys]
    asked = instance(rows, [*nights, *days], {}, first=FIRST, days=3, at=on(0, 1))
    shifts = next(one["shifts"] for one in asked["carers"] if one["id"] == str(EVA))
    assert [(one["day"], one["starts"]) for one in shifts] == [
        ("2026-03-03", 0.0), ("2026-03-03", 1250.0), ("2026-03-04", 1250.0)
    ]  # fmt: skip
    assert shifts[0]["ends"] == 430.0
    told = answer({"questions": [asked], "days": [0, 1, 2], "seconds": 0.05})
    assert "fault" not in told
    found = moves_in(told["plans"][0], rows)
    assert {one.id: one.carer_id for one in stands} == {one.id: found[one.id][0] for one in stands}
    assert [found[one.id][0] for one in nobodys] == [EVA, EVA, BO]
    assert all(abs(found[one.id][1] - one.starts) <= timedelta(minutes=15) for one in rows)


@pytest.mark.parametrize(("abilities", "made"), [((), 2), (("insulin",), 1)])
def test_who_is_alone_with_two_comes_late_to_one_but_not_with_what_cannot_wait(
    abilities: tuple[str, ...], made: int
) -> None:
    eight, quarter, half = on(0, 8), timedelta(minutes=15), timedelta(minutes=30)
    asks = Wish(abilities=frozenset(abilities))
    rows = [
        AskedVisit(own, own, FIRST, 1, own, eight, eight + half, eight - quarter, eight + quarter, "planned", None,
                   locked=False, wish=asks)
        for own in (UUID(int=1), UUID(int=2))
    ]  # fmt: skip
    shifts, homes = [Shift(EVA, on(0, 7), on(0, 16))], {UUID(int=1): (59.0, 16.0), UUID(int=2): (59.1, 16.1)}
    asked = instance(rows, shifts, homes, first=FIRST, days=1, at=on(0, 6), able={EVA: Able(dict.fromkeys(abilities))})
    told = answer({"questions": [asked], "days": [0], "seconds": 0.2})
    moves = settled(moves_in(told["plans"][0], rows), rows, at=on(0, 6), days=[FIRST], homes=homes, shifts=shifts)
    came = [starts for who, starts in moves.values() if who == EVA]
    assert len(came) == made
    assert all(eight - quarter <= each <= eight + quarter + half for each in came)
    assert (max(came) > eight + quarter) == (made == 2), "half an hour with one, and the way"
    left = {one["why"] for one in told["plans"][0].get("unmade", [])}
    assert left == ({"time"} if made == 1 else set()), "decided care is never left out as optional"


def run(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def test_the_engine_is_compiled_before_anybody_asks() -> None:
    run(solve_visits.make_ready())
    assert is_compiled(FORTNIGHT)


def test_who_no_longer_waits_for_the_engine_leaves_nothing_running(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "endless.py").write_text(
        "import os, pathlib, time\npathlib.Path('pid').write_text(str(os.getpid()))\ntime.sleep(600)\n"
    )
    monkeypatch.chdir(tmp_path)  # where Python looks first
    monkeypatch.setattr(solve_visits, "ENGINE", "endless")

    async def given_up() -> None:
        waiting = asyncio.create_task(solve_visits.make_ready())
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            await asyncio.sleep(0.02)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    run(given_up())
    assert not (Path("/proc") / (tmp_path / "pid").read_text()).exists()
