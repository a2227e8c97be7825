"""A notice that did not arrive is tried again, when somebody who works with the person asks for it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.actions._shared import locked_person
from ledstjarna.domain.people.models import Notice, NoticeAttempt
from ledstjarna.domain.people.rules.notices import NOTICE
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def try_notice_again(*, by: Viewer, subject_id: UUID, notice_id: UUID, at: datetime) -> Notice:
    """Let the clock try every way anew, under the same key: a system that took it before knows it again.

    Raises NotForYou; RuleBroken for one that has arrived or has not been tried, and while another waits.
    """
    change = open_change(by, subject_id, what="try_notice_again", kinds=[BASIC])
    if not by.is_staff:
        raise NotForYou(by, subject_id, "try_notice_again")
    locked_person(change)
    rows = Notice.objects.filter(**change.rows)
    row = rows.select_for_update().filter(pk=notice_id).first()
    if row is None:
        raise NotForYou(by, subject_id, "try_notice_again")
    tried = row.state == "no_way" or NoticeAttempt.objects.filter(**change.rows, notice=row).exists()
    require(
        Finding("notice_has_gone") if row.state in ("sent", "letter") else None,
        None if tried else Finding("notice_not_tried_yet"),
        Finding("another_notice_waits") if rows.filter(state="waiting").exclude(pk=row.pk).exists() else None,
    )
    row.state = NOTICE.after(row.state, "ask_again")
    row.asked_again_at, row.asked_again_by_label = at, by.label
    row.due_at, row.done_at, row.channel, row.attempts = at, None, "", 0
    row.save()
    return row
