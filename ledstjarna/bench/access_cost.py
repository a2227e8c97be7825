"""What the access check and its log row cost of a read: run as a process of its own, with its own database.

`python -m ledstjarna.bench.access_cost PERSONS PLANS READS` loads the county unless it is there, opens so many random
plans as their coordinators through the whole of Django, and prints one line of JSON. Each plan is opened twice, in turn
first and second: as it is, and with the decision remembered and the log row not written, which nothing but this can do.
The row policies stand in both.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any
from unittest import mock

AT_MOST = 35  # percent of a read
WARM = 20


def main(persons: int, plans: int, reads: int) -> dict[str, Any]:
    """Prepare, read, and tell."""
    import django

    django.setup()
    from ledstjarna.bench.prepare import main as prepared

    there = prepared(persons, plans)
    found = {page: _measured(there["targets"][page], reads) for page in ("team", "resident")}
    return {"persons": persons, "rows": there["rows"], "at_most_percent": AT_MOST, "pages": found}


def _measured(targets: list[dict[str, str]], reads: int) -> dict[str, Any]:
    times: dict[str, list[float]] = {"whole": [], "bare": []}
    for number in range(WARM + reads):
        target = targets[number % len(targets)]
        ways: list[tuple[str, Callable[[], Any]]] = [("whole", _as_it_is), ("bare", _without)]
        for name, way in ways if number % 2 else reversed(ways):
            with way():
                took = _read(target)
            if number >= WARM:
                times[name].append(took)
    whole, bare = median(times["whole"]), median(times["bare"])
    share = 100 * (1 - bare / whole)
    return {
        "reads": reads, "median_ms": round(whole, 2), "without_check_and_log_ms": round(bare, 2),
        "share_percent": round(share, 1), "within": share <= AT_MOST,
    }  # fmt: skip


def _read(target: dict[str, str]) -> float:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    began = time.perf_counter()
    answer = client.get(target["path"], headers={"cookie": target["cookie"]})
    took = 1000 * (time.perf_counter() - began)
    assert answer.status_code == 200, (target["path"], answer.status_code)
    return took


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _without() -> Iterator[None]:
    """The same page, its decision remembered from the time before, and nothing logged."""
    from ledstjarna.domain.consent.queries import readings

    asked: Callable[..., Any] = vars(readings)["reach"]

    def remembered(*args: Any) -> Any:
        key = (args[0].party_id, args[1])
        if key not in _KNOWN:
            _KNOWN[key] = asked(*args)
        return _KNOWN[key]

    with mock.patch.object(readings, "reach", remembered), mock.patch.object(readings, "write"):
        yield


_KNOWN: dict[Any, Any] = {}

if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
