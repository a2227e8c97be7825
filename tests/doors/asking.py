"""Asks for every address as somebody, once for what is there and once for what is not, and compares the answers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.door import PUBLIC
from tests.architecture.addresses import Address, addresses

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# What is new in every answer: the token of a form, and the key by which it is sent once.
_OF_THE_MOMENT = re.compile(r'name="(csrfmiddlewaretoken|key)" value="[\w-]+"|"(timestamp|lastUpdated)":"[^"]*"')

# The part of an address that is a word: one that there is.
WORDS = {
    "own_view": "d4", "tell_less": "about", "tell_more": "phone",
    "propose_as": "own", "report": "too_late", "answer_step_down": "ja",
    "instrument": "whodas", "record_text": "region", "record_data": "region", "my_occurrence": "2026-03-04",
    "our_occurrence": "2026-03-04", "team_occurrence": "2026-03-04",
}  # fmt: skip


@dataclass(frozen=True)
class Door:
    """One way in: its name, and the path for the ids of something."""

    name: str
    path: Callable[[dict[str, UUID]], str]
    about_somebody: bool  # an id stands in it
    house: str  # the first word of its address: whose door it is
    searches: bool = False  # a search is answered, be it with nothing

    @property
    def no_page(self) -> str:
        """An address of the same door that leads nowhere."""
        return f"/{self.house}/Nothing"


def doors() -> Iterator[Door]:
    """Every address but the public ones, from the resolver; those of the API for every type that is told."""
    for address in addresses():
        if address.view.audiences == (PUBLIC,) or address.name in ("fhir", "fhir_root"):
            continue
        yield Door(address.name, _pages(address), bool(address.ids), address.route.split("/")[0])
    for kind in KINDS:
        yield _api(kind, f"{kind}", False)
        yield _api(f"{kind} by id", f"{kind}/%({kind})s", True)
        if "patient" in KINDS[kind].parameters:
            yield _api(f"{kind} of a patient", f"{kind}?patient=%(Patient)s", True, searches=True)
    yield _api("Patient, everything", "Patient/%(Patient)s/$everything", True)


def _pages(address: Address) -> Callable[[dict[str, UUID]], str]:
    return lambda ids: address.example(ids, WORDS.get(address.name, "plan"))


def _api(name: str, path: str, about_somebody: bool, *, searches: bool = False) -> Door:
    return Door(f"fhir: {name}", lambda ids: "/fhir/" + path % _Ids(ids), about_somebody, "fhir", searches)


class _Ids(dict[str, Any]):
    def __missing__(self, key: str) -> UUID:
        return new_id()


@dataclass(frozen=True)
class Answer:
    """What was answered, without what is of the moment and the ids that were asked for."""

    status: int
    body: str


def ask(client: Client, method: str, path: str) -> Answer:
    """One question. What it did is undone, a sign-out too."""
    cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    with transaction.atomic():
        form = {"key": str(new_id()), "version": "1"}
        answer = client.post(path, form) if method == "post" else client.get(path)
        transaction.set_rollback(True)
    client.cookies = cookies
    return Answer(answer.status_code, _bare(answer, path))


def _bare(answer: HttpResponse, path: str) -> str:
    text = answer.content.decode(errors="replace") + answer.headers.get("Location", "")
    for each in (path, quote(path, safe=""), *_ID.findall(path)):
        text = text.replace(each, "…")
    return _OF_THE_MOMENT.sub("", text)


OPENED, REFUSED = "opened", "refused"
_REFUSALS = (401, 403, 404, 405)


class Asker:
    """One role at the doors: whether each opens, and whether a refusal tells what is there."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.nowhere: dict[tuple[str, str], Answer] = {}

    def at(self, door: Door, ids: dict[str, UUID], methods: tuple[str, ...] = ("get", "post")) -> str:
        """OPENED, REFUSED, or what a refusal gave away.

        A page is opened when it answers, leads on only where there is something, or trips over a row of
        made-up words: behind the door in each case.
        """
        for method in methods:
            there = ask(self.client, method, door.path(ids))
            if there.status in (200, 409, 500) and not door.searches:
                return OPENED
            if there == self.no_page(door, method):
                continue  # the answer of no page at all
            nothing = ask(self.client, method, door.path({})) if door.about_somebody else there
            if there.status in _REFUSALS:
                if there != nothing or (there.status != 405 and not door.about_somebody and door.house != "fhir"):
                    return f"{method}: {there.status} where there is something, {nothing.status} where there is not"
            elif there != nothing or (not door.about_somebody and "/logga-in/?next=" not in there.body):
                return OPENED
        return REFUSED

    def no_page(self, door: Door, method: str) -> Answer:
        """What an address that leads nowhere is answered, in the same door."""
        if (door.house, method) not in self.nowhere:
            self.nowhere[door.house, method] = ask(self.client, method, door.no_page)
        return self.nowhere[door.house, method]
