"""What the person says about consent, and what the clock does with a yes whose time is over.

Who may speak for the person is known one room up: `people.actions.answer_consent` is the door to the first.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from ledstjarna.domain.consent.actions.grounds import grounds_follow
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.events import (
    ConsentEnded,
    ConsentEnding,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
)
from ledstjarna.domain.consent.log import log_run
from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import ASKS_BEFORE, consent_may_become, consent_state
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import Event, publish

END_RUN, TELL_RUN = "end_consents", "tell_ending_consents"


@transaction.atomic
def record_consent(
    change: Reading, *, kind: str, state: str, way: str, at: datetime, said_by: tuple[UUID, str],
    organisations: Sequence[UUID] = (), ends_at: datetime | None = None,
) -> Consent:  # fmt: skip
    """Record the person's yes, no or withdrawal of one kind of consent: by whom, in which way, and until when.

    A later answer replaces an earlier one, which is kept. Taking consent back, or saying no, closes
    every ground that stood on it at once; a yes for another time than before moves their end. Raises RuleBroken.
    """
    by = change.viewer
    current = Consent.objects.select_for_update().filter(**change.rows, kind=kind, replaced_at=None).first()
    if current and consent_state(current.state, current.ends_at, at) != current.state:
        current = _ended(current)  # its time is over, and the clock's run has not come by yet
    same = current is not None and (set(current.organisations), current.ends_at) == (set(organisations), ends_at)
    if not (state == "given" and not same):
        require(consent_may_become(current.state if current else None, state))
    if current:
        Consent.objects.filter(pk=current.pk).update(replaced_at=at)
    consent = Consent.objects.create(
        **change.rows, kind=kind, state=state, way=way, organisations=list(organisations), said_at=at,
        said_by_id=said_by[0], said_by_label=said_by[1], ends_at=ends_at if state == "given" else None,
        registered_by_id=by.party_id, registered_by_label=by.label,
    )  # fmt: skip
    grounds_follow(consent, at)
    about: dict[str, Any] = {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": by.party_id, "happened_at": at,
        "consent_id": consent.id, "said_by_id": consent.said_by_id, "kind": kind, "way": way,
    }  # fmt: skip
    said: dict[str, Callable[[], Event]] = {
        "given": lambda: ConsentGiven(**about, ends_at=consent.ends_at),
        "refused": lambda: ConsentRefused(**about),
        "withdrawn": lambda: ConsentWithdrawn(**about),
    }
    publish(said[state]())
    return consent


def end_consents(*, at: datetime) -> int:
    """Note every yes whose time is over, and what follows from it. Returns how many. Safe to run twice.

    Nobody has read by them since: grounds and row policies know the moment themselves.
    """
    return _run(END_RUN, lambda: _standing().filter(ends_at__lte=at), lambda row: _ended(row) is not None)


def tell_ending_consents(*, at: datetime) -> int:
    """Tell the person of every yes that soon comes to its end, once. Returns how many. Safe to run twice."""
    told = Happening.objects.annotate(consent=KeyTextTransform("consent_id", "body")).filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), kind="ConsentEnding",
        consent=Cast(OuterRef("pk"), TextField()),
    )  # fmt: skip
    return _run(
        TELL_RUN, lambda: _standing().filter(~Exists(told), ends_at__gt=at, ends_at__lte=at + ASKS_BEFORE),
        lambda row: _tell(row, at),
    )  # fmt: skip


def _standing() -> QuerySet[Consent]:
    return Consent.objects.filter(state="given", replaced_at=None)


def _run(run: str, due: Callable[[], QuerySet[Consent]], do: Callable[[Consent], bool]) -> int:
    with transaction.atomic(), automatic_run(run):
        ids = list(due().values_list("pk", flat=True))
    done = 0
    for pk in ids:
        with transaction.atomic(), automatic_run(run):
            row = due().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
            done += row is not None and do(row)
    if done:
        with transaction.atomic():
            log_run(run, population=done)
    return done


def _ended(row: Consent) -> Consent:
    """Write down that the time of a yes is over, as of the moment that it was."""
    assert row.ends_at is not None
    over = row.ends_at
    with automatic_run(END_RUN):
        Consent.objects.filter(pk=row.pk).update(replaced_at=over)
        ended = Consent.objects.create(
            county_id=row.county_id, subject_id=row.subject_id, kind=row.kind, state="ended", way=row.way,
            organisations=[], said_at=over, said_by_id=row.said_by_id, said_by_label=row.said_by_label,
            registered_by_id=row.registered_by_id, registered_by_label=row.registered_by_label,
        )  # fmt: skip
        publish(ConsentEnded(**_about(row), happened_at=over, consent_id=ended.pk, kind=row.kind))
    return ended


def _tell(row: Consent, at: datetime) -> bool:
    assert row.ends_at is not None
    publish(ConsentEnding(**_about(row), happened_at=at, consent_id=row.pk, kind=row.kind, ends_at=row.ends_at))
    return True


def _about(row: Consent) -> dict[str, Any]:
    return {"county_id": row.county_id, "subject_id": row.subject_id, "actor_id": None}
