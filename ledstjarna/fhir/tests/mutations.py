"""Mutations that know JSON and FHIR: what senders get wrong, and what somebody hostile would try."""

import copy
import json
import random
import re
from collections.abc import Iterator
from typing import Any

STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**30, -1.5, 1e300, "", " ", "x" * 5000, "\x00", "\ud800", "å\u202eä", "2024-13-45",
    "0000", "9999-12-31T23:59:60+99:99", "0001-01-01", "Patient/p1", "#", "#x", "urn:uuid:", "http://[bad",
    "Patient?identifier=|", [], {}, [[]], [{}], [None], {"": ""}, {"coding": {}}, {"coding": [{"code": {}}]},
    {"reference": {}}, {"reference": "#"}, {"value": "12"}, {"value": {}}, {"start": [], "end": "x"},
    {"identifier": [{"system": [], "value": {}}]},
)  # fmt: skip
TYPES = (
    "Patient", "Bundle", "Condition", "Observation", "Goal", "CarePlan", "CareTeam", "Encounter", "Organization",
    "Practitioner", "PractitionerRole", "RelatedPerson", "MedicationRequest", "MedicationOrder", "Nonsense",
)  # fmt: skip
FIELDS = (
    "id", "status", "code", "subject", "patient", "name", "identifier", "contained", "meta", "extension", "period",
    "participant", "activity", "addresses", "goal", "class", "clinicalStatus", "valueQuantity", "category",
)  # fmt: skip
DEEPEST = 700
_DEEP = re.compile(rb'"<deep (\d+)>"')


def mutated(content: dict[str, Any], seed: int, times: int) -> dict[str, Any]:
    """A copy with so many mutations, the same for the same seed."""
    choose, found = random.Random(seed), copy.deepcopy(content)
    for turn in range(times):
        if turn % 10 == 0:  # to look for every place takes longer than to change one
            spots = list(_spots(found["entry"] if isinstance(found.get("entry"), list) else []))
        if spots and _there(*(spot := choose.choice(spots))):
            _mutate(*spot, choose, spots)
    return found


def _spots(root: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in the tree: the holder and the key or index in it."""
    waiting = [root]
    while waiting:
        holder = waiting.pop()
        for name in list(holder if isinstance(holder, dict) else range(len(holder))):
            yield holder, name
            if isinstance(holder[name], dict | list):
                waiting.append(holder[name])


def _mutate(holder: Any, name: Any, choose: random.Random, spots: list[tuple[Any, Any]]) -> None:
    kind = choose.randrange(9)
    if kind == 0:
        del holder[name]
    elif kind == 1:
        holder[name] = [holder[name], copy.deepcopy(holder[name])]
    elif kind == 2:
        other, place = choose.choice(spots)
        holder[name] = copy.deepcopy(other[place]) if _there(other, place) else None
    elif kind == 3 and isinstance(holder, dict):
        holder[choose.choice(FIELDS)] = copy.deepcopy(choose.choice(STRANGE))
    elif kind == 4 and isinstance(holder, dict):
        holder["resourceType"] = choose.choice(TYPES)
    elif kind == 5 and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[name]))
    elif kind == 6:
        holder[name] = f"<deep {choose.choice((5, 50, 100, choose.randrange(1, DEEPEST)))}>"
    elif kind == 7 and isinstance(holder[name], str):
        holder[name] = holder[name][: choose.randrange(0, 9)] + choose.choice(("", "\ud800", "1", "/"))
    else:
        holder[name] = copy.deepcopy(choose.choice(STRANGE))


def _there(holder: Any, name: Any) -> bool:
    return name in holder if isinstance(holder, dict) else isinstance(name, int) and name < len(holder)


def as_deep_bytes(content: object) -> bytes:
    """JSON in which each `<deep 7>` is nested seven times, deeper than Python itself could write."""

    def nested(match: re.Match[bytes]) -> bytes:
        times = int(match[1])
        return b'{"extension":[' * times + b"1" + b"]}" * times

    return _DEEP.sub(nested, json.dumps(content).encode())
