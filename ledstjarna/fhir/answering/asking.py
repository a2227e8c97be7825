"""A search's parameters, read: what is asked for, in which form, and what was left out of account."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from ledstjarna.fhir.answering.closed import KEPT, closed, is_personal, opened
from ledstjarna.fhir.answering.kind import Kind
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.query import Query
from ledstjarna.fhir.answering.values import number, split
from ledstjarna.fhir.export.telling import Telling
from ledstjarna.foundation.asking import Asked, Place

USUAL, MOST = 50, 200  # resources on a page
CURSOR = "_cursor"
SORTS = {"_lastUpdated": (True, False), "-_lastUpdated": (True, True), "_id": (False, False), "-_id": (False, True)}
_ELEMENTS = re.compile(r"[A-Za-z]{1,64}")
_PLACE = re.compile(r"(?:(?P<moment>\d{4}-[0-9T:.+-]{10,30})~)?(?P<key>[0-9a-f-]{36})", re.ASCII)


@dataclass(slots=True)
class Search:
    """A search as it was understood. `used` are its parameters as `self` tells them; `ignored` those left out."""

    kind: Kind
    query: Query
    used: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    count: int = USUAL
    only_total: bool = False
    sort: tuple[bool, bool] = (False, False)
    after: Place | None = None
    elements: frozenset[str] = frozenset()
    include: list[tuple[str, str, str]] = field(default_factory=list)  # (type, parameter, target type)
    revinclude: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def asked(self) -> Asked:
        """The page, with one row more, which tells whether there is another."""
        limit = 0 if self.only_total else self.count + 1
        return self.query.asked(limit=limit, after=self.after, by_change=self.sort[0], backwards=self.sort[1])

    def address(self, base: str, after: str = "") -> str:
        """The address of this page, or of the one after a place. What may tell who somebody is stands closed in it."""
        mine = [(name, value) for name, value in self.used if is_personal(self.kind.name, name)]
        kept = [pair for pair in self.used if pair not in mine and (pair[0] != CURSOR or not after)]
        if mine:
            kept.append((KEPT, closed(self.query.to.viewer.party_id, mine)))
        words = urlencode([*kept, (CURSOR, after)] if after else kept)
        return f"{base}/{self.kind.name}" + (f"?{words}" if words else "")


def read_search(request: HttpRequest, kind: Kind, to: Telling) -> Search:
    """What a request asks of a type. Raises Refused (400) for what cannot be read or, when strict, is not known."""
    search, strict = Search(kind, Query(to)), is_strict(request)
    for name, text in _pairs(request, to):
        if name in _FORMS:
            continue
        if _take(search, name, text):
            search.used.append((name, text))
        elif strict:
            raise Refused(400, f"{kind.name} has no search parameter {name[:60]}, or not so.", code="not-supported")
        else:
            search.ignored.append(name[:60])
    return search


def is_strict(request: HttpRequest) -> bool:
    """Whether what is not known is to be refused instead of left out (R4 3.1.1.7)."""
    return "handling=strict" in request.headers.get("Prefer", "").replace(" ", "").lower()


def place_text(moment: datetime, key: UUID, *, by_change: bool) -> str:
    """A place as a page's address carries it."""
    return f"{moment.isoformat()}~{key}" if by_change else str(key)


def place_of(text: str) -> Place:
    """The place that an address carries. Raises Refused."""
    found = _PLACE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        moment = datetime.fromisoformat(found["moment"]) if found["moment"] else None
        if moment and moment.tzinfo is None:
            raise ValueError(text)
        return moment, UUID(found["key"])
    except ValueError:
        raise Refused(400, f"{CURSOR} is not of a page of ours.") from None


def _pairs(request: HttpRequest, to: Telling) -> Iterable[tuple[str, str]]:
    sent: list[Any] = [request.GET] + ([request.POST] if request.method == "POST" else [])
    for name, text in ((name, text) for data in sent for name, texts in data.lists() for text in texts):
        if name == KEPT:
            yield from opened(to.viewer.party_id, text)
        else:
            yield name, text


def _take(search: Search, name: str, text: str) -> bool:
    """Let one parameter say its part; False when it is not known here."""
    if name in _RESULTS:
        return _RESULTS[name](search, text)
    bare, colon, modifier = name.partition(":")
    if bare in ("_include", "_revinclude") and modifier in ("", "iterate"):
        return _related(search, bare, text) if not modifier else False
    parameter = search.kind.parameters.get(bare)
    if parameter is None:
        return False
    if colon and not (parameter.type == "reference" and modifier == "Patient"):
        raise Refused(400, f"The modifier of {bare[:60]} is not supported.", code="not-supported")
    parameter.apply(search.query, split(bare, text))
    return True


def _count(search: Search, text: str) -> bool:
    search.count = number("_count", text, MOST)
    search.only_total = search.only_total or search.count == 0
    return True


def _sort(search: Search, text: str) -> bool:
    if text not in SORTS:
        return False
    search.sort = SORTS[text]
    return True


def _summary(search: Search, text: str) -> bool:
    search.only_total = search.only_total or text == "count"
    return text in ("count", "false")


def _elements(search: Search, text: str) -> bool:
    names = split("_elements", text)
    if not all(_ELEMENTS.fullmatch(name) for name in names):
        raise Refused(400, "_elements takes names of elements.")
    search.elements |= frozenset(names)
    return True


def _total(search: Search, text: str) -> bool:
    return text in ("none", "estimate", "accurate")


def _cursor(search: Search, text: str) -> bool:
    search.after = place_of(text)
    return True


def _related(search: Search, name: str, text: str) -> bool:
    kind, _, rest = text.partition(":")
    parameter, _, target = rest.partition(":")
    known = KINDS.get(kind)
    if known is None or parameter not in known.references or (target and target not in KINDS):
        return False
    if name == "_include" and kind != search.kind.name:
        return False
    (search.include if name == "_include" else search.revinclude).append((kind, parameter, target))
    return True


# What says how the answer is to look; the form of it is negotiated elsewhere.
_FORMS = ("_format", "_pretty")
_RESULTS: dict[str, Callable[[Search, str], bool]] = {
    "_count": _count, "_sort": _sort, "_summary": _summary, "_elements": _elements, "_total": _total, CURSOR: _cursor,
}  # fmt: skip
