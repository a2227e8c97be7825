"""The door for changing who may see what. Higher rooms write grounds through here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import Viewer, lasting
from ledstjarna.domain.consent.rules import kinds_of

__all__ = ["GroundTerm", "close_grounds", "grounds_follow", "set_grounds", "write_ground"]

# Which ground ends when a consent of that kind does, or no longer covers its organisation.
_STANDS_ON = {"sharing": "shared_plan", "reading": "coherent"}


def write_ground(
    *, by: Viewer, subject_id: UUID, county_id: str, party_id: UUID, basis: str, at: datetime,
    until: datetime | None = None, scope_id: UUID | None = None, consent: Consent | None = None, reason: str = "",
    organisation_id: UUID | None = None,
) -> AccessGround:  # fmt: skip
    """Write that `party_id` reaches what `basis` allows, from `at`. An open one of the same kind stays as it is.

    What stands on a consent that has an end never reaches beyond it.
    """
    # Somebody else may have written the same ground before: the row policy would hide it from this viewer.
    with automatic_run("write_ground"):
        own_end = until
        if (bound := _consent_with_end(subject_id, basis)) and (until is None or until > bound[1]):
            until, consent = max(at, bound[1]), consent if own_end else bound[0]
        alike = AccessGround.objects.filter(subject_id=subject_id, party_id=party_id, basis=basis, scope_id=scope_id)
        standing = alike.filter(lasting(at)).first()
        if standing is None and own_end is None:
            # Asked again before the last one has come to its end: the new one takes over from here.
            _close(alike.filter(period__contains=at), at)
        return standing or AccessGround.objects.create(
            county_id=county_id, subject_id=subject_id, party_id=party_id, basis=basis,
            kinds=list(kinds_of(basis, narrowed=scope_id is not None)), period=DateTimeTZRange(at, until),
            scope_id=scope_id, consent=consent, reason=reason, organisation_id=organisation_id,
            written_by_id=by.party_id,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class GroundTerm:
    """What one ground reaches from `start` and up to, not including, `end`."""

    kinds: frozenset[str]
    start: datetime
    end: datetime | None = None


def set_grounds(
    *, by: Viewer, subject_id: UUID, county_id: str, party_id: UUID, basis: str, terms: Iterable[GroundTerm],
    at: datetime,
) -> None:  # fmt: skip
    """From `at` on, let the party's whole grounds on `basis` be exactly `terms`, which do not overlap.

    A ground that stands as it is wanted is left; every other one that reaches beyond `at` ends there, or never begins.
    Raises ValueError for kinds that the basis does not reach.
    """
    wanted = {(term.kinds, max(term.start, at), term.end): term for term in terms if term.end is None or term.end > at}
    if beyond := {kind for term in wanted.values() for kind in term.kinds} - set(kinds_of(basis, narrowed=False)):
        raise ValueError(f"{basis} does not reach {sorted(beyond)}")
    with automatic_run("set_grounds"):
        alike = AccessGround.objects.filter(subject_id=subject_id, party_id=party_id, basis=basis, scope_id=None)
        others = []
        for ground in alike.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=at)).select_for_update():
            key = frozenset(ground.kinds), max(ground.period.lower, at), ground.period.upper
            if wanted.pop(key, None) is None:
                others.append(ground.pk)
        _close(alike.filter(pk__in=others), at)
        for kinds, start, end in sorted(wanted, key=lambda key: key[1]):
            AccessGround.objects.create(
                county_id=county_id, subject_id=subject_id, party_id=party_id, basis=basis,
                kinds=[kind for kind in kinds_of(basis, narrowed=False) if kind in kinds],
                period=DateTimeTZRange(start, end), written_by_id=by.party_id,
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


def grounds_follow(consent: Consent, at: datetime) -> None:
    """What an answer about consent means for the grounds that stand on it, at once.

    Whoever it does not cover reads no more. For the others its end is theirs: what had no end of its own gets the
    consent's, and goes on with it when it is renewed; what ends by itself before that does so.
    """
    basis = _STANDS_ON.get(consent.kind)
    if basis is None:
        return
    covered = consent.organisations if consent.state == "given" else []
    with automatic_run("consent_changed"):
        beyond = Q(period__upper_inf=True) | Q(period__endswith__gt=at)
        rows = AccessGround.objects.filter(beyond, subject_id=consent.subject_id, basis=basis)
        _close(rows.exclude(organisation_id__in=covered), at)
        lasts = set(rows.filter(lasting(at)).values_list("pk", flat=True))
        for ground in rows.filter(organisation_id__in=covered).select_for_update():
            ends = consent.ends_at
            if ground.pk in lasts:
                ground.consent = consent if ends else None
            elif ends is None or ground.period.upper <= ends:
                continue
            # What was to begin after the consent's end never begins.
            ground.period = DateTimeTZRange(ground.period.lower, ends and max(ends, ground.period.lower))
            ground.save(update_fields=["period", "consent"])


def _consent_with_end(subject_id: UUID, basis: str) -> tuple[Consent, datetime] | None:
    """The standing yes that a ground on `basis` stands on and its end, when it has one."""
    kinds = [kind for kind, stands in _STANDS_ON.items() if stands == basis]
    row = Consent.objects.given().filter(subject_id=subject_id, kind__in=kinds).first()
    return (row, row.ends_at) if row and row.ends_at else None


def _close(rows: QuerySet[AccessGround], at: datetime) -> int:
    standing = list(rows.select_for_update())
    for ground in standing:
        # A ground that began at this very moment becomes an empty range: it never reached anything.
        ground.period = DateTimeTZRange(ground.period.lower, max(at, ground.period.lower))
    return AccessGround.objects.bulk_update(standing, ["period"]) if standing else 0
