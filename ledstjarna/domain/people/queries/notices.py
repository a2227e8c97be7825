"""How the person wants to be told that there is something to read, and what went out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, log_listing, persons_in_reach
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.models import Notice, NoticeAttempt, Person, PersonContact
from ledstjarna.domain.people.queries.persons import display_name

__all__ = ["PersonContact"]


@dataclass(frozen=True, slots=True)
class NoticeSeen:
    """One notice with what became of each attempt, the last first, and to whom it went."""

    notice: Notice
    name: str
    attempts: tuple[NoticeAttempt, ...]


def ways_told(reading: Reading) -> dict[str, PersonContact]:
    """How the person wants to be told now, by channel."""
    reading.needs(BASIC)
    return {row.channel: row for row in PersonContact.objects.filter(**reading.rows, replaced_at=None)}


def last_notice(reading: Reading) -> Notice | None:
    """The last time the person was told, None when they never were."""
    reading.needs(BASIC)
    return Notice.objects.filter(**reading.rows, state__in=("sent", "letter")).order_by("-done_at").first()


def notices_sent(viewer: Viewer, *, limit: int = 100, before: datetime | None = None) -> list[NoticeSeen]:
    """What went out to the viewer's persons, what has not arrived first, then the newest. Logged as one list."""
    if not viewer.is_staff:
        raise NotForYou(viewer, None, "notices_sent")
    rows = Notice.objects.filter(subject_id__in=persons_in_reach(viewer, kind=BASIC))
    if before:
        rows = rows.filter(made_at__lt=before)
    undone = Case(When(state="no_way", then=Value(0)), default=Value(1), output_field=IntegerField())
    found = list(rows.order_by(undone, "-made_at")[:limit])
    log_listing(viewer, {row.subject_id for row in found}, what="notices_sent")
    persons = Person.objects.in_bulk([row.subject_id for row in found])
    attempts = _attempts(found)
    return [
        NoticeSeen(
            row, display_name(persons[row.subject_id], reveal_protected=False) if row.subject_id in persons else "",
            tuple(one for one in attempts if one.notice_id == row.pk),
        )
        for row in found
    ]  # fmt: skip


def notice_seen(reading: Reading, notice_id: UUID) -> NoticeSeen | None:
    """One notice of the person with its attempts; None when it is not theirs."""
    reading.needs(BASIC)
    row = Notice.objects.filter(**reading.rows, pk=notice_id).first()
    if row is None:
        return None
    name = display_name(Person.objects.get(pk=row.subject_id), reveal_protected=False)
    return NoticeSeen(row, name, tuple(_attempts([row])))


def _attempts(rows: Sequence[Notice]) -> list[NoticeAttempt]:
    return list(NoticeAttempt.objects.filter(notice__in=rows).order_by("-begun_at"))
