"""What was kept on the telephone is done now, by the very actions of the page's forms: each is answered for itself."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override

from ledstjarna.domain.consent.actions import log_refusal
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.visits.actions import mark_told_later
from ledstjarna.domain.visits.queries import is_news, visit_since
from ledstjarna.domain.visits.rules.later import LATER, help_findings, said_findings, stands_as
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken, require
from ledstjarna.foundation.once.keys import first_time, remember, where_it_led
from ledstjarna.web.forms import LONGEST
from ledstjarna.web.team.my_day.doing import FORMS, acts, onwards
from ledstjarna.web.team.offline.bounds import MOST
from ledstjarna.web.team.offline.now_shown import now_shown
from ledstjarna.web.visiting.words import clock
from ledstjarna.web.wording.findings import finding_text

_TOLD = frozenset(
    {"begin", "regret", "finish", "miss"}
)  # these are recorded as the telephone said; words when they come

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was done: at which visit, what, when as the telephone said, and what stood there then."""

    key: UUID
    visit_id: UUID
    do: str
    said: datetime
    version: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Odd:
    """One thing that cannot be read: by the key, and of the visit, that it names."""

    key: str
    visit_id: UUID | None


class Unreadable(Exception):
    """What was sent is not what our telephone sends."""


def read(text: str) -> list[Thing | Odd]:
    """The things in the order in which they were done; one that is odd hinders no other. Raises Unreadable."""
    try:
        found = json.loads(text)
        if not isinstance(found, list):
            raise Unreadable
        return [_thing(one) for one in found[:MOST]]
    except (ValueError, RecursionError) as fault:
        raise Unreadable from fault


def _thing(one: Any) -> Thing | Odd:
    try:
        return _as_sent(one)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        told: dict[str, Any] = one if isinstance(one, dict) else {}
        try:
            visit_id = UUID(str(told.get("visit")))
        except ValueError:
            visit_id = None
        return Odd(str(told.get("key", ""))[:100], visit_id)


def _as_sent(one: dict[str, Any]) -> Thing:
    said = parse_datetime(one["at"])
    version = int(one["version"])
    if said is None or said.tzinfo is None or one["do"] not in LATER or len(str(version)) > LONGEST:
        raise ValueError
    fields = {name: str(one["fields"][name]) for name in ("words", "reason", "wants_answer") if name in one["fields"]}
    "".join(fields.values()).encode()  # half a character is no text
    return Thing(UUID(one["key"]), UUID(one["visit"]), one["do"], said, version, fields)


def replayed(by: Viewer, things: Sequence[Thing | Odd], at: datetime) -> list[Answer]:
    """An answer to each. After one that was not done, what else was done at the same visit waits for a choice."""
    stopped: set[UUID | None] = set()
    answers = []
    for thing in things:
        if isinstance(thing, Odd):
            answer = {"how": "wrong", "why": [_("Det går inte att läsa. Skriv det på besökets sida i stället.")]}
        elif thing.visit_id in stopped:
            answer = {"how": "held"}
        else:
            answer = _answered(by, thing, at)
        if answer["how"] not in ("done", "again"):
            stopped.add(thing.visit_id)
        answers.append({"key": str(thing.key), **answer})
    return answers


def _answered(by: Viewer, thing: Thing, at: datetime) -> Answer:
    """What becomes of one thing. A fault of ours is told of that thing, and of no other."""
    try:
        with transaction.atomic():
            return _done(by, thing, at)
    except Exception:
        logging.getLogger(__name__).exception("what was done without a net could not be done: %s", thing.do)
        return {"how": "wrong", "why": [_("Något gick fel hos oss, och det är inte sparat.")], "again": True}


def _done(by: Viewer, thing: Thing, at: datetime) -> Answer:
    form = FORMS[thing.do](thing.fields)
    if not form.is_valid():
        return {"how": "wrong", "why": [str(text) for texts in form.errors.values() for text in texts]}
    try:
        with transaction.atomic():
            return _do(by, thing, form.cleaned_data, at)
    except NotForYou as refusal:
        log_refusal(refusal)
        return {"how": "refused"}
    except RuleBroken as broken:
        return {"how": "wrong", "why": [finding_text(finding) for finding in broken.findings]}
    except ChangedMeanwhile:
        return _how_it_stands(by, thing, at)


def _how_it_stands(by: Viewer, thing: Thing, at: datetime) -> Answer:
    try:
        return {"how": "conflict", "now": now_shown(visit_since(by, thing.visit_id), at)}
    except NotForYou as refusal:  # out of reach since, or another's version of what is out of reach
        log_refusal(refusal)
        return {"how": "refused"}


def _do(by: Viewer, thing: Thing, fields: dict[str, Any], at: datetime) -> Answer:
    if not first_time(key=thing.key, party_id=by.party_id):
        if not where_it_led(key=thing.key, party_id=by.party_id):
            raise NotForYou(by, None, "my_day_send")
        return {"how": "again"}
    row = visit_since(by, thing.visit_id)
    require(*said_findings(said=thing.said, at=at))
    if thing.do == "help":
        require(*help_findings(said=thing.said, at=at))
    if thing.do == "observe" and fields["words"].strip():
        with override("sv"):  # the record's language, whatever the screen speaks
            said = _("Skrivet kl. %(clock)s, skickat när nätet var tillbaka.") % {"clock": clock(thing.said)}
        fields = {**fields, "words": f"{fields['words'].strip()}\n\n{said}"}
    if thing.do == "finish":  # whether it took so little time was asked by the telephone, there and then (shell.js)
        fields = {**fields, "sure": True}
    stands = stands_as(said=thing.said, at=at, begun=row.begun_at) if thing.do in _TOLD else at
    made = acts(by, row, stands)[thing.do](fields, thing.version)
    if is_news(made, row, stands):
        mark_told_later(
            by=by, subject_id=row.subject_id, visit_id=row.pk, what=thing.do, said_at=min(thing.said, at), at=at
        )  # fmt: skip
    remember(key=thing.key, led_to=onwards(row, thing.do))
    return {"how": "done"}
