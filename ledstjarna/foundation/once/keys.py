"""The door to idempotency keys."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.once.models import SentForm


def first_time(*, key: UUID, party_id: UUID) -> bool:
    """Claim `key` in the running transaction. False when it was used before.

    A second, simultaneous sender waits here until the first has committed (then: False) or failed
    (then: True), so nothing is done twice and nothing is lost.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO once_sentform (key, party_id, sent_at, led_to) VALUES (%s, %s, %s, '') "
            "ON CONFLICT (key) DO NOTHING",
            [key, party_id, now()],
        )
        return int(cursor.rowcount) == 1


def remember(*, key: UUID, led_to: str) -> None:
    """Note where a form led, so that the second sending of it can be shown the same page."""
    SentForm.objects.filter(key=key).update(led_to=led_to)


def where_it_led(*, key: UUID, party_id: UUID) -> str:
    """The page that the first sending led to; empty for a key that somebody else used."""
    return SentForm.objects.filter(key=key, party_id=party_id).values_list("led_to", flat=True).first() or ""


def forget_sent(*, before: datetime, do: bool) -> int:
    """How many keys are older than `before`; with `do` they are removed, and a form that old counts as new."""
    rows = SentForm.objects.filter(sent_at__lt=before)
    return rows.delete()[0] if do else rows.count()
