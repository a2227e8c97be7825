"""A thread in words: what was written, who has read it, and, honestly, when nobody answered in time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.teams.models import Message, PassedOn
from ledstjarna.domain.teams.queries import Thread, ThreadSeen, Unanswered
from ledstjarna.domain.teams.rules import ENDED
from ledstjarna.web.wording import label_text, moment_text, party_name, way_name
from ledstjarna.web.wording.labels import with_and
from ledstjarna.web.wording.states import state_text

Named = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One message, or (without words) something that happened between two."""

    who: str
    words: str
    when: str
    at: str
    mine: bool = False
    to: str = ""
    read: str = ""
    noted: str = ""
    icon: str = "change"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread as it is shown."""

    id: UUID
    title: str
    items: tuple[MessageShown, ...]
    look: str
    word: str
    promise: str
    reads_along: str
    closed: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list."""

    id: UUID
    title: str
    who: str
    detail: str
    look: str
    word: str


def conversation(seen: ThreadSeen, viewer: Viewer, at: datetime, *, named: Named = label_text) -> Conversation:
    """The thread for this viewer; `named` says a label as the door speaks of people."""
    row = seen.thread
    look, word = _state(row, at)
    items = [(one.written_at, _message(seen, one, viewer, named)) for one in seen.messages]
    items += [(one.passed_at, _passed_on(one, named)) for one in seen.passed_on]
    if row.closed_at:
        text = _("%(who)s avslutade: %(outcome)s")
        closed = text % {"who": named(row.closed_by_label), "outcome": row.outcome}
        items.append((row.closed_at, MessageShown(closed, "", "", "", icon="check")))
    along = (
        _("%(who)s läser också det som står här.") % {"who": named(row.part_owner_label)}
        if row.part_owner_id and row.part_owner_id not in viewer.parties
        else ""
    )
    return Conversation(
        row.pk, row.title, tuple(item for _at, item in sorted(items, key=lambda pair: pair[0])), look, word,
        promised(row, at, named), along, row.state == "closed", row.outcome,
    )  # fmt: skip


def thread_row(row: Thread, unread: bool, at: datetime, *, named: Named = label_text) -> ThreadRow:
    """A thread as a row in a list: what is new comes before how it stands."""
    look, word = _state(row, at)
    if unread:
        look, word = "proposed", _("Nytt att läsa")
    who = _("Väntar på svar av %(who)s") % {"who": named(row.waits_for_label)} if row.state == "waits" else ""
    when = _("Senast skrivet %(when)s") % {"when": moment_text(row.last_at)}
    return ThreadRow(row.pk, row.title, who, row.outcome or when, look, word)


def promised(row: Thread, at: datetime, named: Named = label_text) -> str:
    """Who answers and when at the latest; honestly, when that moment has passed."""
    if row.state != "waits" or row.answer_by is None:
        return ""
    words = {"who": named(row.waits_for_label), "when": moment_text(row.answer_by)}
    if row.answer_by > at:
        return _("%(who)s har frågan och svarar senast %(when)s.") % words
    return _("Vi har inte svarat i tid. %(who)s har frågan nu. Är det bråttom, ring.") % words


def waiting_text(one: Unanswered) -> str:
    """What a list says of a thread that waits for somebody."""
    words = {"when": moment_text(one.answer_by)}
    return (_("Skulle ha fått svar %(when)s") if one.late else _("Svar lovat senast %(when)s")) % words


def _state(row: Thread, at: datetime) -> tuple[str, str]:
    if row.state == "waits" and row.answer_by and row.answer_by <= at:
        return "late", _("Svaret dröjer")
    text = state_text(row.state, "thread")
    return text.tone, text.word


def _message(seen: ThreadSeen, message: Message, viewer: Viewer, named: Named) -> MessageShown:
    told = message.told_by_id is not None
    mine = (message.told_by_id or message.written_by_id) == viewer.party_id
    to = _("dig") if message.to_id in viewer.parties else _names([named(message.to_label)])
    who = named(message.told_by_label if told else message.written_by_label)
    noted = _noted(message, viewer, named) if told else ""
    return MessageShown(
        _("Du") if mine else who, message.words, moment_text(message.written_at),
        message.written_at.isoformat(), mine, to, _read(seen, message, viewer, named), noted,
    )  # fmt: skip


def _noted(message: Message, viewer: Viewer, named: Named) -> str:
    """Who wrote down what was said to them, and in which way it was said."""
    way = way_name(message.way)
    if message.written_by_id == viewer.party_id:
        return _("%(way)s, antecknat av dig") % {"way": way[:1].upper() + way[1:]}
    who = named(message.written_by_label)
    return _("%(way)s, antecknat av %(who)s") % {"way": way[:1].upper() + way[1:], "who": who}


def _read(seen: ThreadSeen, message: Message, viewer: Viewer, named: Named) -> str:
    readers = seen.read_by(message)
    names = _names(named(party_name(one.label)) for one in readers.values() if one.party_id != viewer.party_id)
    return _("Läst av %(who)s") % {"who": names} if names else ""


def _names(names: Iterable[str]) -> str:
    """Names alone, without roles and units: those stand on what they wrote."""
    return with_and(list(dict.fromkeys(name.partition(", ")[0] for name in names)))


def _passed_on(one: PassedOn, named: Named) -> MessageShown:
    text = (
        _("%(who)s är inte kvar här. Nu har %(other)s fått frågan.")
        if one.rung == ENDED
        else _("%(who)s har inte svarat i tid. Nu har %(other)s fått frågan.")
    )
    return MessageShown(text % {"who": named(one.from_label), "other": named(one.to_label)}, "", "", "")
