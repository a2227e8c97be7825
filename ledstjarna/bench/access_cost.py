"""What the access check and its log row cost of a read: run as a process of its own, with its own database.

`python -m ledstjarna.bench.access_cost PERSONS PLANS READS` loads the county unless it is there, opens so many random
plans as their coordinators and as the persons, through the whole of Django, and prints one line of JSON. Each plan is
opened in four ways, in an order that turns: as it is; without the log row, so that nothing waits for the disk; with the
decision remembered as well; and on a connection that no row policy holds for, with no context told to the database.
The last is a read with none of it, which nothing but this can do: what it lacks is the cost. (What a sign-in's own
look-up tells the database on its way is in all four: it is no statement of its own.)
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from statistics import median
from typing import Any
from unittest import mock

from dj_database_url import parse

AT_MOST = 35  # percent of a read
WARM = 20
TOLD_EVERY = 20  # plans


def main(persons: int, plans: int, reads: int) -> dict[str, Any]:
    """Prepare, read, and tell."""
    import django

    django.setup()
    from django.db import connections

    from ledstjarna.bench.prepare import main as prepared

    there = prepared(persons, plans)
    usual = connections["default"]
    usual.settings_dict["CONN_MAX_AGE"] = None  # both connections stay open: a pool's share is not what is asked for
    assert _guarded(usual)
    found = {page: _measured(there["targets"][page], reads, page) for page in ("team", "resident")}
    return {"persons": persons, "rows": there["rows"], "at_most_percent": AT_MOST, "pages": found}


def _measured(targets: list[dict[str, str]], reads: int, page: str) -> dict[str, Any]:
    names = list(_WAYS)
    times: dict[str, list[float]] = {name: [] for name in names}
    for number in range(WARM + reads):
        if number % TOLD_EVERY == 0:
            print(
                f"{page} {number}/{WARM + reads}", file=sys.stderr, flush=True
            )  # no words: the command has said what is counted
        target, first = targets[number % len(targets)], number % len(names)
        for name in (*names[first:], *names[:first]):
            with _WAYS[name]():
                took = _read(target)
            if number >= WARM:
                times[name].append(took)
    whole = median(times["whole"])
    steps = dict(zip(("log_row_and_commit", "decision", "policies_and_context"), pairwise(names), strict=True))
    share = 100 * _less(times["whole"], times["bare"]) / whole
    return {
        "reads": reads, "median_ms": round(whole, 2), "without_check_and_log_ms": round(median(times["bare"]), 2),
        "cost_ms": {name: round(_less(times[more], times[less]), 2) for name, (more, less) in steps.items()},
        "share_percent": round(share, 1), "within": share <= AT_MOST,
    }  # fmt: skip


def _less(more: list[float], less: list[float]) -> float:
    """How much quicker the same plan is opened in the one way than in the other: the median, in milliseconds.

    Plan by plan, since plans differ more than the ways do.
    """
    return median(one - other for one, other in zip(more, less, strict=True))


def _read(target: dict[str, str]) -> float:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    began = time.perf_counter()
    answer = client.get(target["path"], headers={"cookie": target["cookie"]})
    took = 1000 * (time.perf_counter() - began)
    assert answer.status_code == 200, (target["path"], answer.status_code)
    return took


@contextmanager
def _without_log() -> Iterator[None]:
    """The same page, and nothing logged: the transaction has nothing to keep."""
    from ledstjarna.domain.consent.queries import readings

    with mock.patch.object(readings, "write"):
        yield


@contextmanager
def _without_decision() -> Iterator[None]:
    """And its decision remembered from the time before."""
    from ledstjarna.domain.consent.queries import readings

    asked: Callable[..., Any] = vars(readings)["reach"]

    def remembered(*args: Any) -> Any:
        key = (args[0].party_id, args[1])
        if key not in _KNOWN:
            _KNOWN[key] = asked(*args)
        return _KNOWN[key]

    with _without_log(), mock.patch.object(readings, "reach", remembered):
        yield


@contextmanager
def _bare() -> Iterator[None]:
    """And the database asked as one whom no policy holds for, who is told nothing of who asks."""
    from django.db import connections

    from ledstjarna.domain.consent import context

    usual = connections["default"]
    with (
        _without_decision(),
        mock.patch.object(context, "_set"),
        mock.patch.object(context, "_get", return_value=_NOBODY),
    ):
        connections["default"] = _connection_beyond_policies()
        try:
            yield
        finally:
            connections["default"] = usual


def _connection_beyond_policies() -> Any:
    """A connection like the usual one, of the server's first user; made once."""
    from django.db import connections

    if not _BEYOND:
        user = parse(os.environ["BENCH_BEYOND_POLICIES_URL"])
        made = connections.create_connection("default")
        made.settings_dict = {**made.settings_dict, "USER": user["USER"], "CONN_MAX_AGE": None}
        assert not _guarded(made)
        _BEYOND.append(made)
    return _BEYOND[0]


def _guarded(connection: Any) -> bool:
    """Whether the row policies hold for whoever asks on this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active('people_person')")
        return bool(cursor.fetchone()[0])


_NOBODY = ("", "", "")
_KNOWN: dict[Any, Any] = {}
_BEYOND: list[Any] = []
_WAYS: dict[str, Callable[[], Any]] = {
    "whole": nullcontext, "without_log": _without_log, "without_decision": _without_decision, "bare": _bare,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
