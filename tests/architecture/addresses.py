"""Every address of the house, with the view behind it and examples to ask for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from ledstjarna.foundation.ids import new_id

# What an id in an address is called, where it is another word than the noun's.
NOUNS = {
    "assignment": "ProviderAssignment",
    "carer": "Assignment",
    "contact": "NamedContact",
    "call": "PlanMeetingCall",
    "decision": "AuthorityDecision",
    "deviation": "CooperationDeviation",
    "meeting": "PlanMeeting",
    "missed": "MissedVisit",
    "note": "PlanMeeting",  # a note lives in its meeting's row
    "member": "TeamMember",
    "part": "Commitment",
    "participant": "MeetingParticipant",
    "point": "MeetingPoint",
    "report": "PersonReport",
    "result": "InstrumentResult",
    "wish": "ContactWish",
    "support": "CarerSupport",
}


@dataclass(frozen=True)
class Address:
    """One address: its name, the view behind it and what its parts are."""

    name: str
    route: str
    view: Callable[..., HttpResponse]
    parts: dict[str, Any]

    @property
    def ids(self) -> list[str]:
        """The parts that are ids of something."""
        return [part for part, converter in self.parts.items() if isinstance(converter, UUIDConverter)]

    def example(self, ids: dict[str, UUID] | None = None, word: str = "plan") -> str:
        """A way to ask for it: with these ids, or with ids of nothing; `word` is its part that is no id."""
        return reverse(self.name, kwargs={part: self._value(part, ids or {}, word) for part in self.parts})

    def _value(self, part: str, ids: dict[str, UUID], word: str) -> Any:
        converter = self.parts[part]
        if isinstance(converter, UUIDConverter):
            return ids.get(part) or new_id()
        return 1 if isinstance(converter, IntConverter) else word


def addresses() -> Iterator[Address]:
    """Every address, the nested ones included."""
    yield from _within(get_resolver().url_patterns, "", {})


def _within(patterns: list[Any], route: str, parts: dict[str, Any]) -> Iterator[Address]:
    for pattern in patterns:
        here, known = route + str(pattern.pattern), {**parts, **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            yield from _within(pattern.url_patterns, here, known)
        elif isinstance(pattern, URLPattern):
            yield Address(pattern.name or "", here, pattern.callback, known)


def noun_of(part: str) -> str:
    """The noun that an id in an address belongs to: `proposal_id` → Proposal."""
    word = part.removesuffix("_id")
    return NOUNS.get(word) or "".join(piece.capitalize() for piece in word.split("_"))


def ids_of(made: dict[str, Any]) -> dict[str, UUID]:
    """For every id in an address, the id of a row that is there. Raises KeyError for a word that is no noun."""
    rows = {label.split(".")[1]: row.pk for label, row in made.items()}
    nouns = {model.__name__ for model in apps.get_models()}
    wanted = {part for address in addresses() for part in address.ids}
    unknown = {part for part in wanted if noun_of(part) not in nouns}
    if unknown:
        raise KeyError(f"say in addresses.NOUNS which noun each of these is: {sorted(unknown)}")
    return {part: rows[noun_of(part)] for part in wanted}
