"""The door for changing who may see what. Higher rooms write grounds through here."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.events import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
)
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.consent.rules import consent_may_become, kinds_of
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish

__all__ = ["close_grounds", "record_consent", "write_ground"]

# Which ground ends, at once, when a consent of that kind no longer covers its organisation.
_STANDS_ON = {"sharing": "shared_plan", "reading": "coherent"}
_EVENT = {
    "given": ConsentGiven,
    "refused": ConsentRefused,
    "withdrawn": ConsentWithdrawn,
}


@transaction.atomic
def record_consent(
    change: Reading, *, kind: str, state: str, way: str, at: datetime, said_by: tuple[UUID, str],
    organisations: Sequence[UUID] = (),
) -> Consent:  # fmt: skip
    """Record the person's yes, no or withdrawal of one kind of consent, by whom and in which way.

    Who may speak for the person is known one room up: `people.actions.answer_consent` is the door to this.
    A later answer replaces an earlier one, which is kept. Taking consent back, or saying no, closes
    every ground that stood on it at once. Raises RuleBroken.
    """
    by = change.viewer
    current = Consent.objects.select_for_update().filter(**change.rows, kind=kind, replaced_at=None).first()
    same_scope = current is not None and set(current.organisations) == set(organisations)
    if not (state == "given" and not same_scope):
        require(consent_may_become(current.state if current else None, state))
    if current:
        Consent.objects.filter(pk=current.pk).update(replaced_at=at)
    consent = Consent.objects.create(
        **change.rows, kind=kind, state=state, way=way, organisations=list(organisations), said_at=at,
        said_by_id=said_by[0], said_by_label=said_by[1],
        registered_by_id=by.party_id, registered_by_label=by.label,
    )  # fmt: skip
    if kind in _STANDS_ON:
        _close_grounds_outside(change, consent, at)
    publish(
        _EVENT[state](
            county_id=change.county_id, subject_id=change.subject_id, actor_id=by.party_id, happened_at=at,
            consent_id=consent.id, said_by_id=consent.said_by_id, kind=kind, way=way,
        )
    )  # fmt: skip
    return consent


def write_ground(
    *, by: Viewer, subject_id: UUID, county_id: str, party_id: UUID, basis: str, at: datetime,
    until: datetime | None = None, scope_id: UUID | None = None, consent: Consent | None = None, reason: str = "",
    organisation_id: UUID | None = None,
) -> AccessGround:  # fmt: skip
    """Write that `party_id` reaches what `basis` allows, from `at`. An open one of the same kind stays as it is."""
    # Somebody else may have written the same ground before: the row policy would hide it from this viewer.
    with automatic_run("write_ground"):
        alike = AccessGround.objects.filter(subject_id=subject_id, party_id=party_id, basis=basis, scope_id=scope_id)
        standing = alike.filter(period__upper_inf=True).first()
        if standing is None and until is None:
            # Asked again before the last one has come to its end: the new one takes over from here.
            _close(alike.filter(period__contains=at), at)
        return standing or AccessGround.objects.create(
            county_id=county_id, subject_id=subject_id, party_id=party_id, basis=basis,
            kinds=list(kinds_of(basis, narrowed=scope_id is not None)), period=DateTimeTZRange(at, until),
            scope_id=scope_id, consent=consent, reason=reason, organisation_id=organisation_id,
            written_by_id=by.party_id,
        )  # fmt: skip


def close_grounds(
    *,
    subject_id: UUID,
    party_id: UUID,
    at: datetime,
    basis: str | None = None,
    scope_id: UUID | None = None,
) -> int:
    """End a party's grounds that reach beyond `at`; all of them, or those of one basis or scope. Returns how many."""
    beyond = Q(period__upper_inf=True) | Q(period__endswith__gt=at)
    rows = AccessGround.objects.filter(beyond, subject_id=subject_id, party_id=party_id)
    if basis:
        rows = rows.filter(basis=basis)
    if scope_id:
        rows = rows.filter(scope_id=scope_id)
    with automatic_run("close_grounds"):
        return _close(rows, at)


def _close_grounds_outside(change: Reading, consent: Consent, at: datetime) -> None:
    """End the reading that stands on this kind of consent of everybody whom the person's answer does not cover."""
    covered = consent.organisations if consent.state == "given" else []
    with automatic_run("consent_changed"):
        beyond = Q(period__upper_inf=True) | Q(period__endswith__gt=at)
        rows = AccessGround.objects.filter(beyond, subject_id=change.subject_id, basis=_STANDS_ON[consent.kind])
        _close(rows.exclude(organisation_id__in=covered), at)


def _close(rows: QuerySet[AccessGround], at: datetime) -> int:
    standing = list(rows.select_for_update())
    for ground in standing:
        # A ground that began at this very moment becomes an empty range: it never reached anything.
        ground.period = DateTimeTZRange(ground.period.lower, max(at, ground.period.lower))
    return AccessGround.objects.bulk_update(standing, ["period"]) if standing else 0
