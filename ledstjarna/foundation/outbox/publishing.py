"""Publish an event: one row, and in the same transaction one job per later handler.

The wiring (which room hears which event) is given by `config/wiring.py` when the house starts;
this module only knows that there is one.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from ledstjarna.foundation.outbox.models import Handled, Happening

Handler = Callable[[Happening], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event carries: county, person, actor (None for an automatic run) and when it happened."""

    schema_version: ClassVar[int] = 1
    county_id: str
    subject_id: UUID
    actor_id: UUID | None
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Wire:
    """One line of the wiring: `handler` hears `event`; `at_once` in the same transaction, else as a job."""

    event: type[Event]
    handler: Handler
    at_once: bool = False

    @property
    def name(self) -> str:
        """The handler's name as jobs and the idempotency rows know it."""
        return f"{self.handler.__module__}.{self.handler.__name__}"


_wires: list[Wire] = []
_defer: list[Callable[[Happening, str], None]] = []


def connect(wires: tuple[Wire, ...], *, defer: Callable[[Happening, str], None]) -> None:
    """Set the wiring of this process, replacing any before it. `defer(happening, handler)` makes the job."""
    _wires[:] = wires
    _defer[:] = [defer]


def publish(event: Event) -> Happening:
    """Record `event` and see to it that everybody who hears it does, once."""
    if not is_dataclass(event):
        raise TypeError("an event is a dataclass")
    body = {k: _plain(v) for k, v in asdict(event).items() if k not in _ENVELOPE}
    happening = Happening.objects.create(
        kind=type(event).__name__,
        schema_version=event.schema_version,
        county_id=event.county_id,
        subject_id=event.subject_id,
        actor_id=event.actor_id,
        happened_at=event.happened_at,
        body=body,
    )
    for wire in _wires:
        if isinstance(event, wire.event):
            if wire.at_once:
                wire.handler(happening)
            else:
                _defer[0](happening, wire.name)
    return happening


def handle(happening: Happening, handler_name: str) -> bool:
    """Let one handler take care of one event, once. Returns False when it already had. Needs a transaction."""
    wire = next(wire for wire in _wires if wire.name == handler_name)
    _, is_first = Handled.objects.get_or_create(happening=happening, handler=handler_name)
    if is_first:
        wire.handler(happening)
    return is_first


_ENVELOPE = frozenset(Event.__dataclass_fields__)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
