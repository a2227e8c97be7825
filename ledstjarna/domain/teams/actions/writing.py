"""Writing messages: to somebody named who can answer, in a thread about one matter, until something came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import close_grounds
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.people.queries import close_ones as close_ones_of
from ledstjarna.domain.people.queries import mandate_hindrance
from ledstjarna.domain.teams.actions.telling import Told, Voice, voice_of
from ledstjarna.domain.teams.events import MessageWritten, ThreadClosed
from ledstjarna.domain.teams.models import Message, PassedOn, Thread
from ledstjarna.domain.teams.queries import Recipient, once_in_team, open_thread, recipients, staff_who_answer
from ledstjarna.domain.teams.rules import THREAD, next_rung_at, promised, verb_of, words_findings
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class About:
    """What a thread is about, as the room above knows it. `owner` is whoever answers for the part and is let in."""

    matter: str = "free"
    row_id: UUID | None = None
    title: str = ""
    owner_id: UUID | None = None
    owner_label: str = ""


@transaction.atomic
def begin_thread(
    *, by: Viewer, subject_id: UUID, about: About, words: str, at: datetime, to: UUID | None = None,
    wants_answer: bool = True, close_ones: Sequence[UUID] = (), told: Told | None = None,
) -> Thread:  # fmt: skip
    """Begin a thread with its first message, to `to` or whoever should answer first.

    Only the person, or who decides for them, lets those close read along; somebody close who writes is let in to
    what they have begun. What was said to staff is begun by whoever said it (`told`). Raises NotForYou, RuleBroken.
    """
    change = _opened(by, subject_id, about)
    voice = voice_of(change, told)
    require(*words_findings(words, about.title), _hindrance(change))
    thread = Thread(
        **change.rows, matter=about.matter, matter_id=about.row_id, title=about.title.strip(), state=THREAD.start,
        part_id=about.row_id if about.owner_id else None, part_owner_id=about.owner_id,
        part_owner_label=about.owner_label, close_ones=_let_in(change, close_ones), begun_by_id=voice.party_id,
        begun_by_label=voice.label, begun_at=at, last_at=at,
    )  # fmt: skip
    _add(change, thread, _recipient(change, thread, to, voice), words, wants_answer, at, voice)
    return thread


@transaction.atomic
def write_message(
    *, by: Viewer, subject_id: UUID, thread_id: UUID, words: str, at: datetime, to: UUID | None = None,
    wants_answer: bool = True, told: Told | None = None,
) -> Thread:  # fmt: skip
    """Write in a thread, to `to` or whoever should answer first; `told` when staff write what was said to them.

    Raises NotForYou, RuleBroken.
    """
    change = open_thread(by, subject_id, thread_id, what="write_message", change=True)
    thread, voice = _locked(change, thread_id), voice_of(change, told)
    require(
        *words_findings(words), _hindrance(change), Finding("thread_is_closed") if thread.state == "closed" else None
    )
    _add(change, thread, _recipient(change, thread, to, voice), words, wants_answer, at, voice)
    return thread


@transaction.atomic
def close_thread(*, by: Viewer, subject_id: UUID, thread_id: UUID, outcome: str, at: datetime) -> Thread:
    """Close a thread and say what came of it. The person, or staff of the team. Raises NotForYou, RuleBroken."""
    change = open_thread(by, subject_id, thread_id, what="close_thread", change=True)
    thread = _locked(change, thread_id)
    if by.kind not in ("person", "representative", "staff") or not change.may(TEAM):
        raise NotForYou(by, subject_id, "close_thread")
    require(_hindrance(change), None if outcome.strip() else Finding("thread_outcome_missing", field_name="outcome"))
    thread.state = THREAD.after(thread.state, "close")
    thread.closed_at, thread.closed_by_label, thread.outcome = at, by.label, outcome.strip()
    _nobody_waits(thread)
    thread.save()
    _shut_for_those_asked(thread, at)
    publish(ThreadClosed(**_envelope(change, at), thread_id=thread.pk))
    return thread


@transaction.atomic
def let_close_ones_in(
    *, by: Viewer, subject_id: UUID, thread_id: UUID, close_ones: Sequence[UUID], at: datetime
) -> Thread:
    """Let exactly these of those close read and write in a thread: the person's to say, or who decides for them."""
    change = open_thread(by, subject_id, thread_id, what="let_close_ones_in", change=True)
    if by.kind not in ("person", "representative"):
        raise NotForYou(by, subject_id, "let_close_ones_in")
    require(_hindrance(change))
    thread = _locked(change, thread_id)
    thread.close_ones = _let_in(change, close_ones)
    thread.save(update_fields=["close_ones"])
    return thread


def _opened(by: Viewer, subject_id: UUID, about: About) -> Reading:
    """By the team; for whoever only answers for a part, by the part."""
    try:
        return open_change(by, subject_id, what="begin_thread", kinds=[TEAM])
    except NotForYou:
        return open_part(by, subject_id, _part(by, subject_id, about), what="begin_thread", change=True)


def _add(
    change: Reading, thread: Thread, to: Recipient, words: str, wants_answer: bool, at: datetime, voice: Voice
) -> None:
    by = change.viewer
    asks = wants_answer and to.party_id != change.subject_id
    was_asked = thread.waits_for_id in voice.parties
    said = verb_of(thread.state, by_kind=voice.kind, was_asked=was_asked, wants_answer=asks)
    thread.state = THREAD.after(thread.state, said)
    if said == "ask":
        _waits(thread, to, at)
    elif said == "answer":
        _nobody_waits(thread)
    thread.count, thread.last_at = thread.count + 1, at
    thread.save()
    message = Message.objects.create(
        **change.rows, thread=thread, number=thread.count, words=words.strip(), written_by_id=by.party_id,
        written_by_label=by.label, written_by_kind=by.kind, written_at=at, to_id=to.party_id, to_label=to.label,
        wants_answer=asks, told_by_id=voice.party_id if voice.way else None,
        told_by_label=voice.label if voice.way else "", way=voice.way or "digital",
    )  # fmt: skip
    to_person = to.party_id == change.subject_id
    publish(
        MessageWritten(
            **_envelope(change, at), thread_id=thread.pk, message_id=message.pk, to_person=to_person, way=message.way
        )
    )


def _waits(thread: Thread, to: Recipient, at: datetime) -> None:
    """It waits for `to`. What has waited since before keeps its time: a second question is no new promise."""
    if thread.waiting_since is None:
        thread.waiting_since, thread.answer_by = at, promised(at)
        thread.climbed, thread.next_rung_at = 0, next_rung_at(at, 0)
        thread.asked_id = to.party_id
    thread.waits_for_id, thread.waits_for_label = to.party_id, to.label


def _nobody_waits(thread: Thread) -> None:
    thread.asked_id = thread.waits_for_id = None
    thread.waiting_since = thread.answer_by = thread.next_rung_at = None
    thread.waits_for_label, thread.climbed = "", 0


def _recipient(change: Reading, thread: Thread, to: UUID | None, voice: Voice) -> Recipient:
    """Whom it goes to: `to`, or whoever should answer first. Somebody who is no longer there is told, with another.

    What was said to staff can be for the very one who writes it down.
    """
    there = staff_who_answer(change) if voice.way else recipients(change, thread)
    if not there:
        raise RuleBroken(Finding("nobody_to_reach"))
    if to is None:
        return _first(there, thread)
    found = next((one for one in there if one.party_id == to), None)
    if found is None:
        who = once_in_team(change, to)
        instead = {"who": who, "instead": there[0].label}
        raise RuleBroken(Finding("recipient_ended" if who else "recipient_unknown", instead, field_name="to"))
    return found


def _first(there: list[Recipient], thread: Thread) -> Recipient:
    """Whoever the thread was begun by, when they can be written to; else who should answer first."""
    return next((one for one in there if one.party_id == thread.begun_by_id), there[0])


def _let_in(change: Reading, wanted: Sequence[UUID]) -> list[UUID]:
    viewer = change.viewer
    if viewer.kind == "close_one":
        return [viewer.party_id]
    if viewer.kind not in ("person", "representative") or not wanted:
        return []
    named = {row.pk for row in close_ones_of(change)}
    require(None if set(wanted) <= named else Finding("close_one_unknown", field_name="close_ones"))
    return list(wanted)


def _hindrance(change: Reading) -> Finding | None:
    """A representative writes within their mandate; everybody else who reaches the thread writes as themself."""
    viewer = change.viewer
    return mandate_hindrance(change, viewer.party_id, "plan") if viewer.kind == "representative" else None


def _part(by: Viewer, subject_id: UUID, about: About) -> UUID:
    if about.matter != "part" or about.row_id is None or about.owner_id not in by.parties:
        raise NotForYou(by, subject_id, "begin_thread")
    return about.row_id


def _locked(change: Reading, thread_id: UUID) -> Thread:
    return Thread.objects.select_for_update().get(**change.rows, pk=thread_id)


def _shut_for_those_asked(thread: Thread, at: datetime) -> None:
    """Whoever got the question by the ladder alone reads the thread no longer than it lives."""
    for party_id in PassedOn.objects.filter(thread=thread).values_list("to_id", flat=True):
        close_grounds(subject_id=thread.subject_id, party_id=party_id, at=at, scope_id=thread.pk)


def _envelope(change: Reading, at: datetime) -> dict[str, Any]:
    return {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": change.viewer.party_id,
        "happened_at": at,
    }  # fmt: skip
