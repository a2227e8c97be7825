"""The door for reading messages. The row policy shows a thread to those who may read it, and to nobody else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import (
    NotForYou,
    Opening,
    Reading,
    Viewer,
    log_listing,
    open_change,
    open_part,
    open_reading,
    openings_of,
    own_openings,
)
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.teams.models import Message, PassedOn, Thread
from ledstjarna.domain.teams.queries.members import my_persons
from ledstjarna.foundation.clock import now

__all__ = ["Thread"]

OPENED = "thread"  # how the access log names which thread was opened
SHOWN = 200  # threads in one list
NEW_FOR = timedelta(days=60)  # what nobody has opened for so long is no longer called new


@dataclass(frozen=True, slots=True)
class ThreadSeen:
    """A thread with its messages in order, when it went on to somebody else, and who has opened it."""

    thread: Thread
    messages: tuple[Message, ...]
    passed_on: tuple[PassedOn, ...]
    openings: tuple[Opening, ...]

    def read_by(self, message: Message) -> dict[UUID, Opening]:
        """Who has opened the thread since the message was written, each at the first time; the writer left out."""
        found: dict[UUID, Opening] = {}
        for one in self.openings:
            if one.at >= message.written_at and one.party_id != message.written_by_id:
                found.setdefault(one.party_id, one)
        return found


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A thread that waits: about whom, for whom, since when, and whether the promise is broken."""

    thread_id: UUID
    subject_id: UUID
    title: str
    waits_for_id: UUID
    waits_for_label: str
    waiting_since: datetime
    answer_by: datetime
    late: bool
    passed_on: bool


def open_thread(viewer: Viewer, subject_id: UUID, thread_id: UUID, *, what: str, change: bool = False) -> Reading:
    """Open one thread: one access decision, one log row that says which thread. Raises NotForYou.

    Whoever reaches the team opens it by that; others by the part, or the thread itself, that they answer for.
    """
    thread = Thread.objects.filter(pk=thread_id, subject_id=subject_id).first()
    if thread is None:
        raise NotForYou(viewer, subject_id, what)
    detail = {OPENED: str(thread_id)}
    try:
        opened = (open_change if change else open_reading)(
            viewer, subject_id, what=what, kinds=[TEAM], detail=detail
        )  # fmt: skip
    except NotForYou:
        return _by_part(viewer, thread, what, change, detail)
    if viewer.kind == "close_one" and viewer.party_id not in thread.close_ones:
        return _by_part(viewer, thread, what, change, detail)
    return opened


def part_of_thread(thread_id: UUID) -> UUID | None:
    """Which part a thread is about, for an edge that tells a writer that the part has ended; None when about none."""
    with automatic_run("part_of_thread"):
        return Thread.objects.filter(pk=thread_id).values_list("part_id", flat=True).first()


def _by_part(viewer: Viewer, thread: Thread, what: str, change: bool, detail: dict[str, str]) -> Reading:
    for part_id in filter(None, (thread.part_id, thread.pk)):
        try:
            reading = open_part(viewer, thread.subject_id, part_id, what=what, change=change, detail=detail)
        except NotForYou:
            continue
        if part_id in reading.reached.parts:
            return reading
    raise NotForYou(viewer, thread.subject_id, what)


def thread(reading: Reading, thread_id: UUID) -> ThreadSeen:
    """One thread. Four queries. Raises NotForYou for one that the reading does not reach."""
    found = Thread.objects.filter(**reading.rows, pk=thread_id).first()
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "thread")
    messages = Message.objects.filter(**reading.rows, thread_id=thread_id).order_by("number")
    passed = PassedOn.objects.filter(**reading.rows, thread_id=thread_id).order_by("passed_at")
    return ThreadSeen(found, tuple(messages), tuple(passed), tuple(openings_of(reading, OPENED, thread_id)))


def threads(reading: Reading, *, part_id: UUID | None = None) -> list[Thread]:
    """The person's threads that the viewer may read, those that wait first, then the newest; of one part or all."""
    rows = Thread.objects.filter(**reading.rows)
    if part_id:
        rows = rows.filter(part_id=part_id)
    newest = list(rows.order_by("-last_at")[:SHOWN])
    return sorted(newest, key=lambda row: row.state == "closed")


def written_to(subject_id: UUID, message_id: UUID) -> UUID | None:
    """To whom a message was written, for an automatic run that lets them know."""
    return Message.objects.filter(subject_id=subject_id, pk=message_id).values_list("to_id", flat=True).first()


def message_said(reading: Reading, message_id: UUID) -> Message | None:
    """One message, for a letter that confirms it; None for a reading that does not reach the team's messages."""
    return Message.objects.filter(**reading.rows, pk=message_id).first() if reading.may(TEAM) else None


def unread(viewer: Viewer, rows: Sequence[Thread]) -> set[UUID]:
    """Those of the threads where something has been written since the viewer last opened them. Two queries."""
    lately = [row for row in rows if row.last_at > now() - NEW_FOR]
    if not lately:
        return set()
    opened = own_openings(viewer, OPENED, since=min(row.last_at for row in lately))
    last = _last_writers(lately)
    return {
        row.pk
        for row in lately
        if last.get(row.pk) != viewer.party_id and (row.pk not in opened or opened[row.pk] < row.last_at)
    }


def _last_writers(rows: Iterable[Thread]) -> dict[UUID, UUID]:
    wanted = Q(pk__in=[])
    for row in rows:
        wanted |= Q(thread_id=row.pk, number=row.count)
    return dict(Message.objects.filter(wanted).values_list("thread_id", "written_by_id"))


def unanswered(viewer: Viewer, *, at: datetime, limit: int = SHOWN) -> list[Unanswered]:
    """What waits for the viewer or their unit to answer, the longest waited first. For worklists; logs nothing."""
    return _waiting(Thread.objects.filter(waits_for_id__in=viewer.parties), at, limit)


def unanswered_by_others(viewer: Viewer, *, at: datetime, limit: int = SHOWN) -> list[Unanswered]:
    """What waits for somebody else about the viewer's persons, or that the viewer has asked, the longest waited first.
    For worklists."""
    theirs = Q(subject_id__in=my_persons(viewer)) | Q(begun_by_id=viewer.party_id)
    ours = Thread.objects.filter(theirs).exclude(waits_for_id__in=viewer.parties)
    return _waiting(ours, at, limit)


def list_messages(viewer: Viewer, rows: Iterable[Unanswered]) -> None:
    """Log that a list showed these persons. Called by the page that shows it."""
    log_listing(viewer, {row.subject_id for row in rows}, what="messages")


def _waiting(rows: "QuerySet[Thread]", at: datetime, limit: int) -> list[Unanswered]:
    found = rows.filter(state="waits").order_by("waiting_since", "pk")[:limit]
    return [
        Unanswered(
            row.pk, row.subject_id, row.title, row.waits_for_id, row.waits_for_label, row.waiting_since,
            row.answer_by, row.answer_by <= at, row.asked_id != row.waits_for_id,
        )
        for row in found
        if row.waits_for_id and row.waiting_since and row.answer_by
    ]  # fmt: skip
