"""Whose word an answer about consent is, and whom it covers."""

from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries.readings import Reading
from ledstjarna.domain.consent.rules import consent_state
from ledstjarna.foundation.clock import now


def said_together(reading: Reading, consent: Consent) -> list[str]:
    """By label, the other guardians whose yes waited and made `consent` hold, the first first (FB 6:13)."""
    if consent.state != "given" or consent.said_by_id == consent.subject_id:
        return []
    waited = Q(replaced_at=None) | Q(replaced_at__gte=consent.said_at)
    rows = Consent.objects.filter(waited, **reading.rows, kind=consent.kind, state="half", said_at__lte=consent.said_at)
    rows = rows.exclude(said_by_id=consent.said_by_id).order_by("said_at")
    return list(dict.fromkeys(rows.values_list("said_by_label", flat=True)))


def own_no(reading: Reading, kind: str) -> bool:
    """Whether the last that the person said themself about `kind` is a no, or a yes that they took back, whatever
    somebody who decides for them has answered since (lag 2022:913 3:2, 3:4).
    """
    rows = Consent.objects.said().filter(**reading.rows, kind=kind, said_by_id=reading.subject_id)
    last = rows.order_by("-said_at", "-id").first()
    return last is not None and last.own_no


def sharing_covers(subject_id: UUID) -> set[UUID]:
    """The organisations that the person's standing yes to sharing covers. For automatic runs."""
    row = Consent.objects.given().filter(subject_id=subject_id, kind="sharing").first()
    holds = row is not None and consent_state(row.state, row.ends_at, now()) == "given"
    return set(row.organisations) if row and holds else set()
