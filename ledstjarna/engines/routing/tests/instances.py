"""The instances that lie here, and more where the environment says so."""

import os
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
MANKOWSKA, UNIFIED = DATA / "mankowska", DATA / "unified"
TOY, TOY_OPTIMAL = MANKOWSKA / "toy.json", MANKOWSKA / "sol-toy-optimal.json"
CROSSING = MANKOWSKA / "InstanzCPLEX_HCSRP_25_6.json"  # has no good plan in one order of persons
MORE = "HOMECARE_INSTANCES"


def published() -> Iterator[tuple[Path, Path]]:
    """Every instance that has a published solution, with it: `sol-NAME-SEED.json`."""
    folders = [DATA, *([Path(os.environ[MORE])] if MORE in os.environ else [])]
    for solution in sorted(path for folder in folders for path in folder.rglob("sol-*.json")):
        yield solution.with_name(solution.name.removeprefix("sol-").rpartition("-")[0] + ".json"), solution
