"""Ring mig for whoever is to call: about whom, how, by when, and who has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.teams.queries import Call
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import channel_name, label_text, moment_text, state_text
from ledstjarna.web.wording.contact_card import when_text


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call in a list."""

    title: str
    who: str
    promise: str
    look: str
    word: str
    href: str
    is_open: bool


def call_row(one: Call, name: str | None, at: datetime) -> CallRow:
    """A call with the person's name where the list is about many, else with who has it."""
    look, word = look_of(one)
    has_it = label_text(one.who) if one.who else _("Enheten har det")
    return CallRow(
        title=name or channel_name(one.row.channel),
        who=channel_name(one.row.channel) if name else has_it,
        promise=promise_text(one, at), look=look, word=word,
        href=way_to("call_request", one.row.subject_id, call_request_id=one.row.pk), is_open=one.is_open,
    )  # fmt: skip


def look_of(one: Call) -> tuple[str, str]:
    """The look and the word of a call."""
    if one.promise == "late":
        return "late", _("Försenat")
    text = state_text(one.row.state, "call")
    return text.tone, text.word


def promise_text(one: Call, at: datetime) -> str:
    """What was promised and how it stands."""
    told = {"when": when_text(one.row.promised_at, at), "who": label_text(one.row.reaches_label).partition(",")[0]}
    if one.row.state == "tried":
        return _tried_text(one, told)
    if one.promise == "late":
        return _("Lovat senast %(when)s av %(who)s. Ingen har hört av sig.") % told
    if one.row.state == "given_up" and one.promise == "kept":
        return _("Försökte i tid, fick inte tag i personen. Besked lämnat %(when)s.") % {
            "when": moment_text(one.row.tried_at)
        }  # fmt: skip
    if one.promise == "kept":
        return _("Löftet hölls: %(when)s.") % {"when": moment_text(one.row.tried_at)}
    if one.promise == "broken":
        return _("Löftet hölls inte: lovat senast %(promised)s, gjort %(when)s.") % {
            "promised": moment_text(one.row.promised_at), "when": moment_text(one.row.tried_at)
        }  # fmt: skip
    return _("Lovat senast %(when)s av %(who)s") % told


def _tried_text(one: Call, told: dict[str, str]) -> str:
    """What is true of somebody who was not reached: that it was tried, in time or not, and when it is tried again."""
    again = (
        _("Nytt försök lovades senast %(when)s av %(who)s. Det är inte gjort.") if one.promise == "late"
        else _("Nytt försök senast %(when)s av %(who)s.")
    ) % told  # fmt: skip
    if not one.attempts:
        return again
    last = one.attempts[-1]
    in_time = last.made_at <= (last.promised_at or one.row.promised_at)
    text = (
        _("Försökte i tid %(at)s, fick inte tag i personen.")
        if in_time
        else _("Försökte för sent, %(at)s, och fick inte tag i personen.")
    )
    return f"{text % {'at': moment_text(last.made_at)}} {again}"


def facts_of(one: Call, at: datetime) -> list[tuple[str, str]]:
    """What whoever calls needs to know."""
    row = one.row
    return [
        (_("Hur"), channel_name(row.channel)),
        (_("Lovat"), promise_text(one, at)),
        (_("Vem har det nu"), label_text(one.who) if one.who else _("Enheten")),
        (_("Frågat"), f"{moment_text(row.asked_at)}, {label_text(row.asked_by_label)}"),
    ]


def rows_by_name(found: list[Call], persons: Mapping[UUID, Any], named: Any, at: datetime) -> list[CallRow]:
    """The rows of a list over many persons, each with the name that a list may show."""
    return [call_row(one, named(persons[one.row.subject_id]), at) for one in found if one.row.subject_id in persons]
