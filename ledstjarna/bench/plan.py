"""Opening a plan through real HTTP at several sizes of county, side by side in one run, with writers at work."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ledstjarna.bench import machine
from ledstjarna.bench.county import HOST, County, Say, Size, county
from ledstjarna.bench.report import Asked, report
from ledstjarna.bench.weight import weight
from ledstjarna.foundation.postgres import SUPERUSER, EmbeddedServer

PAGES = ("team", "resident")
MACHINES = ("fhir",)
BARE = ("reads", "writes")
AT_ONCE = 8  # connections that keep both processors at work


def measure(folder: Path, sizes: list[Size], *, seconds: float, rounds: int, say: Say) -> dict[str, Any]:
    """Load what is not loaded, then open plans: alternately one at a time (time), and as many as go (throughput)."""
    with EmbeddedServer(folder) as server, ExitStack() as stack:
        facts = machine.facts(server.url(SUPERUSER, "postgres"))
        counties = [stack.enter_context(county(server, folder, size, number, say)) for number, size in enumerate(sizes)]
        for one in counties:
            for page in (*PAGES, *MACHINES, *BARE):
                one.ask(page, connections=4, seconds=min(3.0, seconds))  # warm: templates, statements, caches
        asked = [*_one_at_a_time(counties, seconds / 10, rounds, say), *_many(counties[-1], seconds / 2, rounds, say)]
        weights = {page: _weight(counties[-1], page) for page in PAGES}
    return report(facts, counties, asked, weights)


def _one_at_a_time(counties: list[County], seconds: float, rounds: int, say: Say) -> list[Asked]:
    """A B C A B C …: a drift of the machine meets all sizes alike."""
    asked = []
    for number in range(rounds):
        say(f"one at a time, round {number + 1} of {rounds}")
        for page in PAGES:
            asked += [
                Asked(page, one.size.persons, 1, one.ask(page, connections=1, seconds=seconds)) for one in counties
            ]
    return asked


def _many(one: County, seconds: float, rounds: int, say: Say) -> list[Asked]:
    """The pages and the bare views in turns."""
    asked = []
    for number in range(max(1, rounds // 3)):
        say(f"many at once, round {number + 1} of {max(1, rounds // 3)}")
        asked += [
            Asked(page, one.size.persons, AT_ONCE, one.ask(page, connections=AT_ONCE, seconds=seconds))
            for page in (*PAGES, *MACHINES, *BARE)
        ]
    return asked


def _weight(one: County, page: str) -> dict[str, object]:
    target = one.prepared["targets"][page][0]
    return weight(f"http://{HOST}:{one.port}{target['path']}", target["cookie"])
