"""A mixed integer program, row by row, solved by HiGHS on one thread, so that it gives the same answer again."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np

from ledstjarna.engines.routing.errors import Fault, RoutingError

GAP = 0.02  # how far from the best an answer may be
NODES = 50  # looked at, at most: counted and not timed, so that a slow machine gives the same answer


@contextmanager
def _unheard() -> Iterator[None]:
    """HiGHS says its name on standard output when it begins, below Python and whatever is asked of it."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


class Program:
    """Least cost."""

    def __init__(self) -> None:
        self._costs: list[float] = []
        self._most: list[float] = []
        self._rows: list[tuple[dict[int, float], float | None, float | None]] = []

    def binary(self, *, cost: float) -> int:
        """A variable that is 0 or 1."""
        return self._variable(cost, 1.0)

    def more(self, *, cost: float) -> int:
        """A variable from 0 up."""
        return self._variable(cost, float("inf"))

    def _variable(self, cost: float, most: float) -> int:
        self._costs.append(cost)
        self._most.append(most)
        return len(self._costs) - 1

    def row(self, terms: dict[int, float], least: float | None = None, most: float | None = None) -> None:
        """A sum that is at least and at most so much."""
        self._rows.append((terms, least, most))

    def solved(self, *, gap: float = GAP, nodes: int = NODES) -> list[float]:
        """What each variable is. Raises RoutingError where nothing holds, or nothing that does was found."""
        highspy: Any = import_module("highspy")  # typed in part, and loaded by who has use for it
        with _unheard():
            solver = highspy.Highs()
        infinity = highspy.kHighsInf
        options = {
            "output_flag": False, "log_to_console": False, "threads": 1, "random_seed": 1,
            "mip_rel_gap": gap, "mip_max_nodes": nodes,
        }  # fmt: skip
        for option, value in options.items():
            solver.setOptionValue(option, value)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self._costs), len(self._rows)
        program.col_cost_ = np.array(self._costs)
        program.col_lower_ = np.zeros(len(self._costs))
        program.col_upper_ = np.array([infinity if most == float("inf") else most for most in self._most])
        program.integrality_ = [
            highspy.HighsVarType.kContinuous if most == float("inf") else highspy.HighsVarType.kInteger
            for most in self._most
        ]
        program.row_lower_ = np.array([-infinity if least is None else least for _, least, _ in self._rows])
        program.row_upper_ = np.array([infinity if most is None else most for *_, most in self._rows])
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(terms) for terms, *_ in self._rows)])
        matrix.index_ = np.array([column for terms, *_ in self._rows for column in terms])
        matrix.value_ = np.array([much for terms, *_ in self._rows for much in terms.values()])
        solver.passModel(program)
        solver.run()
        found = [float(each) for each in solver.getSolution().col_value]
        if not found or not solver.getInfo().primal_solution_status:
            raise RoutingError(Fault.NOTHING_FEASIBLE)
        return found
