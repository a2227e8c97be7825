"""Every run that no viewer stands behind: which, whether it writes, which tables it names itself, and why.

What such a run reaches is everything, so each stands in `runs.txt` and is answered for there; `test_runs.py` finds them
in the code. What a run asks through other functions is theirs to say.
"""

from pathlib import Path
from typing import NamedTuple

READS, WRITES = "reads", "writes"


class Run(NamedTuple):
    """One use of `automatic_run`: the file (below `ledstjarna/`) and the run's name as the code has it."""

    file: str
    name: str
    does: str
    touches: str
    why: str


def _listed() -> tuple[Run, ...]:
    _heads, *rows = (Path(__file__).parent / "runs.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Run(*(cell.strip() for cell in row.split("|"))) for row in rows)


RUNS = _listed()
