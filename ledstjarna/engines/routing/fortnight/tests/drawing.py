"""Instances drawn at random with everything in them that the format knows, small enough to go through by hand."""

from random import Random
from typing import Any

from ledstjarna.engines.routing.fortnight.tests.own import MONDAY, TUESDAY

DAYS = (MONDAY, TUESDAY)


def drawn(random: Random, *, visits: int = 10, carers: int = 4) -> dict[str, Any]:
    """Two days: visits of one to three, several windows, links, breaks, split shifts, wishes, a plan before."""
    size = 5
    told: dict[str, Any] = {
        "format": "ledstjarna-visits/1",
        "days": list(DAYS),
        "places": [{"id": f"l{number}"} for number in range(size)],
        "travel": {mode: {"matrix": _matrix(random, size, most)} for mode, most in (("car", 12), ("foot", 25))},
        "depots": [{"id": "d", "place": "l0"}, {"id": "e", "place": "l1"}],
        "carers": [_carer(random, f"c{number}") for number in range(carers)],
        "persons": [_person(random, f"p{number}", size, carers) for number in range(4)],
        "visits": [_visit(random, f"v{number}") for number in range(visits)],
        "links": [],
        "faces_goal": 2,
        "weights": {"changed": random.choice([0, 30]), "unassigned": 500},
    }
    for one, other in ((0, 1), (1, 2), (4, 3)):
        if told["visits"][one]["day"] == told["visits"][other]["day"] and random.random() < 0.7:
            shortest = random.choice([0, 0, 30, 90])
            link = {"first": f"v{one}", "second": f"v{other}", "shortest": shortest}
            if random.random() < 0.6:
                link["longest"] = shortest + random.choice([0, 15, 120])
            told["links"].append(link)
    return told


def _matrix(random: Random, size: int, most: int) -> list[list[int]]:
    return [[0 if a == b else random.randrange(1, most) for b in range(size)] for a in range(size)]


def _carer(random: Random, name: str) -> dict[str, Any]:
    shifts: list[dict[str, Any]] = []
    for day in DAYS:
        if random.random() < 0.2:  # split
            shifts += [
                {"day": day, "starts": 420, "ends": 600},
                {"day": day, "starts": 700, "ends": 960, "overtime": 20},
            ]
            continue
        if random.random() < 0.3:  # so long that one break is not enough
            pauses = [{"earliest": 640, "latest": 720, "minutes": 30}, {"earliest": 900, "latest": 970, "minutes": 20}]
            shifts.append({"day": day, "starts": 420, "ends": 1170, "overtime": 30, "breaks": pauses})
            continue
        pause = {"earliest": random.choice([600, 640]), "latest": 720, "minutes": 30}
        shifts.append({"day": day, "starts": 420, "ends": 930, "overtime": 30, "breaks": [pause]})
    return {
        "id": name, "depot": random.choice("de"), "mode": random.choice(["car", "foot"]), "shifts": shifts,
        "abilities": random.choice([["a"], ["a", "b"]]), "sex": random.choice(["female", "male"]),
        "rather_not": random.choice([[], ["p1"]]),
    }  # fmt: skip


def _person(random: Random, name: str, size: int, carers: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": name,
        "place": f"l{random.randrange(size)}",
        "contact": f"c{random.randrange(carers)}",
    }
    if random.random() < 0.3:
        told["preferred"] = [f"c{random.randrange(carers)}"]
    if random.random() < 0.3:
        told["not_carers"] = [f"c{random.randrange(carers)}"]
    if random.random() < 0.3:
        told["sex"] = "female"
    return told


def _visit(random: Random, name: str) -> dict[str, Any]:
    opens = random.randrange(430, 1050, 5)
    windows = [{"opens": opens, "closes": opens + random.choice([0, 20, 60]), "soft": random.random() < 0.8}]
    if windows[0]["soft"] and random.random() < 0.5:
        windows[0]["latest"] = windows[0]["closes"] + 60
    if random.random() < 0.3:
        windows.append({"opens": opens + 120, "closes": opens + 150})
    told: dict[str, Any] = {
        "id": name, "person": f"p{random.randrange(4)}", "day": random.choice(DAYS), "windows": windows,
        "minutes": random.randrange(5, 50), "together": random.choice([1, 1, 1, 2, 2, 3]),
        "optional": True,  # so that whatever is drawn may be planned from
        "counts": random.random() < 0.9,
    }  # fmt: skip
    if random.random() < 0.2:
        told["one_has"] = ["b"]
    if random.random() < 0.3:
        told["before"] = {"carers": ["c0", "c1", "c2"][: told["together"]], "starts": opens + random.randrange(0, 60)}
        told["before"] |= random.choice([{}, {"priced": False}])
        told["standing"] = random.choice(["free", "free", "locked"])
    return told
