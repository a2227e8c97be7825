"""What happened is told in ids and codes: an event cannot change and carries nobody's words."""

import dataclasses
import importlib
import typing
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event
from tests.architecture.sources import PACKAGE, ROOMS, holds

DO = "An event is a frozen dataclass of ids, numbers, times and short codes; names and words are read, with access."

FACTS = {UUID, int, bool, datetime, date}
# Texts that hold a code of ours, never what somebody wrote.
CODES = {"county_id", "kind", "way", "choice", "outcome", "state", "instrument", "why", "report", "source", "life_area"}


def events() -> Iterator[type[Event]]:
    """Every event class of every room."""
    for room in ROOMS:
        if any((PACKAGE / "domain" / room / name).exists() for name in ("events.py", "events")):
            module = importlib.import_module(f"ledstjarna.domain.{room}.events")
            yield from (
                found
                for found in vars(module).values()
                if isinstance(found, type) and issubclass(found, Event) and found is not Event
            )


def faults(event: type) -> Iterator[str]:
    """What makes an event changeable, or a carrier of text."""
    if not dataclasses.is_dataclass(event) or not event.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        yield f"{event.__name__} can change"
        return
    for field in dataclasses.fields(event):
        kinds = set(typing.get_args(hint) or (hint,)) - {type(None)} if (hint := _hints(event)[field.name]) else set()
        if not kinds <= FACTS and not (kinds == {str} and field.name in CODES):
            yield f"{event.__name__}.{field.name} carries text"


def _hints(event: type) -> dict[str, typing.Any]:
    return typing.get_type_hints(event)


def test_events_stand_and_carry_no_words() -> None:
    found = list(events())
    assert len(found) > 20
    holds((fault for event in found for fault in faults(event)), DO)


def test_events_have_names_of_their_own() -> None:
    names = [event.__name__ for event in events()]
    holds((name for name in names if names.count(name) > 1), "Two rooms call an event the same; the outbox cannot.")


def test_a_talkative_event_is_seen() -> None:
    @dataclasses.dataclass(frozen=True)
    class StoryOverheard:
        what_matters: str

    @dataclasses.dataclass
    class Rewritten:
        number: int

    assert [*faults(StoryOverheard), *faults(Rewritten)] == [
        "StoryOverheard.what_matters carries text",
        "Rewritten can change",
    ]
