"""Writers at work while pages are read: persons tell their story anew, say no to a proposal and look at it again.

`python -m ledstjarna.bench.writing PER_SECOND` listens on standard input. "go" sets it to work, each write in a
transaction of its own through the same action as a sent form; "stop" answers with one line of JSON: how many
writes, in how many seconds, with how much CPU. It ends with its input.
"""

import itertools
import json
import random
import resource
import select
import sys
import time
from collections.abc import Callable
from typing import Any

WRITERS = 500
Write = Callable[[], None]


def main(per_second: float) -> None:
    """Write while told to, at an even pace."""
    import django

    django.setup()
    from ledstjarna.bench.writes import writes

    work = itertools.cycle(random.Random(1).sample(found := writes(WRITERS), len(found)))
    tally: dict[str, Any] | None = None
    due = 0.0
    print("ready", flush=True)
    while True:
        pause = max(0.0, due - time.monotonic()) if tally else None
        if select.select([sys.stdin], [], [], pause)[0]:
            word = sys.stdin.readline().strip()
            if not word:
                return
            if word == "stop" and tally:
                print(json.dumps(_told(tally)), flush=True)
            due, tally = time.monotonic(), _begun() if word == "go" else None
        elif tally:
            next(work)()
            tally["writes"] += 1
            due = max(due + 1 / per_second, time.monotonic())


def _begun() -> dict[str, Any]:
    return {"writes": 0, "began": time.monotonic(), "cpu": _cpu()}


def _told(tally: dict[str, Any]) -> dict[str, Any]:
    seconds = time.monotonic() - tally["began"]
    return {"writes": tally["writes"], "seconds": seconds, "cpu_seconds": _cpu() - tally["cpu"]}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(float(sys.argv[1]))
