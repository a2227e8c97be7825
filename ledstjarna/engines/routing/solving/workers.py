"""Several searches at once, each in a process of its own with a seed of its own; the best plan wins."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Solution
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.search import search

Asked = TypeVar("Asked")  # a problem
Found = TypeVar("Found")  # its plan
Searching = Callable[[Asked, Limits, int, Callable[[float], None], Callable[[], bool]], tuple[float, Found]]

PATIENCE = 20.0  # seconds a search gets to hand over its plan when it is interrupted


def solve(
    problem: Problem, limits: Limits, *, seed: int = 1, workers: int = 1,
    told: Callable[[float], None] = lambda cost: None,
) -> tuple[float, Solution]:  # fmt: skip
    """The best plan found and its cost, see `best_of`."""
    return best_of(search, problem, limits, seed=seed, workers=workers, told=told)


def best_of(
    searching: Searching[Asked, Found], problem: Asked, limits: Limits, *, seed: int, workers: int,
    told: Callable[[float], None],
) -> tuple[float, Found]:  # fmt: skip
    """The best plan found and its cost; `told` hears each lower cost. Ctrl-C gives the best so far.

    Of equal plans the one with the lowest seed wins, so that the same seed, rounds and workers give the same plan.
    Raises RoutingError as `search` does.
    """
    if workers == 1:
        return searching(problem, limits, seed, told, lambda: False)
    context = multiprocessing.get_context("spawn")  # a forked process would share what is not for sharing
    running: dict[Connection, int] = {}
    stop = context.Event()
    processes = []
    for number in range(workers):
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_worker, args=(searching, problem, limits, seed + number, theirs, stop), daemon=True
        )
        process.start()
        theirs.close()
        running[ours] = number
        processes.append(process)
    try:
        return _gathered(running, stop, told, stop.set if limits.rounds is None else _nothing)
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _worker(
    searching: Searching[Asked, Found], problem: Asked, limits: Limits, seed: int, to: Connection, stop: Event
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C reaches everybody; the first process answers it
    try:
        to.send(searching(problem, limits, seed, to.send, stop.is_set))
    except RoutingError as error:
        to.send((error.fault, error.what))


def _nothing() -> None:
    """Where each searches as many rounds as the others."""


def _gathered(
    running: dict[Connection, int], stop: Event, told: Callable[[float], None], ended: Callable[[], None]
) -> tuple[float, Any]:
    """Hear all searches until the last has ended; Ctrl-C is passed on, and each then hands over what it has.

    `ended` is told of each that has. Where seconds limit them the first to end ends all: a process that came later to
    its start searches no longer.
    """
    found: dict[int, tuple[float, Any]] = {}
    lowest, failed = float("inf"), None
    patience: float | None = None
    while running:
        try:
            ready = wait(list(running), patience)
        except KeyboardInterrupt:
            stop.set()
            patience = PATIENCE
            continue
        if not ready:
            break
        for each in ready:
            assert isinstance(each, Connection)
            try:
                heard = each.recv()
            except EOFError:
                del running[each]
                continue
            match heard:
                case float() if heard < lowest:
                    lowest = heard
                    told(lowest)
                case (Fault(), what):
                    failed = RoutingError(heard[0], what)
                case (cost, solution):
                    found[running[each]] = cost, solution
                    ended()
    if not found:
        raise failed or KeyboardInterrupt
    return min(found.items(), key=lambda each: (each[1][0], each[0]))[1]
