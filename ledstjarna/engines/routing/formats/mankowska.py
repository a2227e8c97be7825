"""The format of Mankowska, Meisel and Bierwirth (2014) in its JSON edition.

One office, first in the table of distances; then the persons in order. One soft window each; the cost is a third
each of travel, tardiness and the highest tardiness.
"""

from typing import Any

from ledstjarna.engines.routing.problem import Amounts, Apart, Carer, Person, Problem, Service, Window

_THIRDS = Amounts(travel_time=1 / 3, total_tardiness=1 / 3, highest_tardiness=1 / 3)


def problem(found: dict[str, Any]) -> Problem:
    """The problem of a file's object; KeyError and the like where it is not as the format says."""
    return Problem(
        carers=tuple(Carer(str(each["id"]), frozenset(each["abilities"]), 0, 0) for each in found["caregivers"]),
        persons=tuple(_person(each, number) for number, each in enumerate(found["patients"], start=1)),
        travel=tuple(tuple(map(float, row)) for row in found["distances"]),
        weights=_THIRDS,
    )


def _person(told: dict[str, Any], place: int) -> Person:
    opens, closes = map(float, told["time_window"])
    return Person(
        id=str(told["id"]), place=place, windows=(Window(opens, closes),),
        services=tuple(Service(str(one["service"]), float(one["duration"])) for one in told["required_caregivers"]),
        apart=_apart(told["synchronization"]) if "synchronization" in told else None,
    )  # fmt: skip


def _apart(told: dict[str, Any]) -> Apart:
    if told["type"] == "simultaneous":
        return Apart(0.0, 0.0)
    shortest, longest = told["distance"]
    return Apart(float(shortest), float(longest))
