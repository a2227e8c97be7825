"""Make the plans that planners ask for: each in a process of its own, on a queue of its own, so that nothing waits."""

import asyncio
import json
import os
import subprocess
import sys
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.actions import Asked
from ledstjarna.engines.routing.errors import Fault
from ledstjarna.engines.routing.fortnight.weights import PARTS
from ledstjarna.foundation.clock import now

QUEUE = "planning"
PATIENCE = 180.0  # seconds beyond what it may think: it is compiled the first time, it starts, and tells
ENGINE = "ledstjarna.jobs.planning_engine"  # by name: no compiler is loaded here
_WHY = {Fault.NO_CARERS.value: "nobody_works", Fault.NO_PERSONS.value: "nothing_to_plan"}
_TOLD = ("PATH", "HOME", "LANG", "TMPDIR")  # what of the environment the engine is told, and of its compiler:
_COMPILER = "NUMBA_"


@app.task(name="solve_visits", queue=QUEUE)
def solve(draft_id: str) -> None:
    """Ask the engine and keep its answer, or say plainly that there is none. Twice does no harm."""
    which = UUID(draft_id)
    usual = {name: part.weight for name, part in PARTS.items()}
    asked = actions.begin_plan(draft_id=which, usual=usual, at=now())
    if asked is None:
        return
    told, when = answered(asked), asked.question_at
    if "teams" in told:
        actions.finish_crews(draft_id=which, teams=told["teams"], question_at=when, at=now())
        return
    if "plans" in told:
        actions.finish_plan(draft_id=which, plans=told["plans"], question_at=when, at=now())
        return
    fault = told["fault"]
    why = _WHY.get(fault, "not_understood") if fault else "broke"
    actions.fail_plan(draft_id=which, why=why, question_at=when, at=now())


def answered(asked: Asked) -> dict[str, Any]:
    """The engine's answer: plans or teams, or a fault's code; an empty one where it broke, or was not there in time."""
    longest = asked.seconds * len(asked.questions) + PATIENCE
    told_engine = {
        "questions": asked.questions, "days": asked.days, "seconds": asked.seconds, "staff": asked.staff
    }  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 (our own module, by a fixed name)
            [sys.executable, "-m", ENGINE], input=json.dumps(told_engine), capture_output=True, text=True,
            timeout=longest, check=True, env=_environment(),
        )  # fmt: skip
        told: dict[str, Any] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {"fault": ""}
    return told


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name in _TOLD or name.startswith(_COMPILER)}


async def make_ready() -> None:
    """Have the engine compiled before anybody asks: whoever is ill at half past six is not to wait a minute for that.

    It is ended with who waits for it.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", ENGINE, "--ready", env=_environment(),
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await process.wait()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise


def defer_solving(draft_id: UUID) -> None:
    """Make the job in the running transaction: nothing but the proposal's id goes with it."""
    solve.configure(lock=f"plan:{draft_id}").defer(draft_id=str(draft_id))
