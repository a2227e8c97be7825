"""The door for changing who may see what. Higher rooms write grounds through here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import Viewer, lasting
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.domain.consent.rules.facts import Term
from ledstjarna.domain.consent.rules.terms import within_consent

__all__ = [
    "GroundTerm",
    "close_grounds",
    "closed_at",
    "end_team_grounds",
    "grounds_follow",
    "set_grounds",
    "write_ground",
]

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
        bound = _consent_with_end(subject_id, basis)
        period, own_period = within(Term(at, until), bound.ends_at if bound else None)
        alike = AccessGround.objects.filter(subject_id=subject_id, party_id=party_id, basis=basis, scope_id=scope_id)
        standing = alike.filter(lasting(at)).first()
        if standing is None and until is None:
            # Asked again before the last one has come to its end: the new one takes over from here.
            _close(alike.filter(Q(period__contains=at) | Q(own_period__upper_inf=True)), at)
        return standing or AccessGround.objects.create(
            county_id=county_id, subject_id=subject_id, party_id=party_id, basis=basis,
            kinds=list(kinds_of(basis, narrowed=scope_id is not None)), period=period, own_period=own_period,
            scope_id=scope_id, consent=bound if bound and until is None else consent, reason=reason,
            organisation_id=organisation_id, written_by_id=by.party_id,
        )  # fmt: skip


def within(own: Term, consent_ends: datetime | None) -> tuple[DateTimeTZRange, DateTimeTZRange | None]:
    """The period of a ground under a yes with that end, and its own one where that is another. For this room."""
    left, whole = within_consent(own, consent_ends), DateTimeTZRange(own.start, own.end)
    if left == own:
        return whole, None
    return DateTimeTZRange(left.start, left.end) if left else DateTimeTZRange(own.start, own.start), whole


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
    rows = AccessGround.objects.filter(_beyond(at), subject_id=subject_id, party_id=party_id)
    if basis:
        rows = rows.filter(basis=basis)
    if scope_id:
        rows = rows.filter(scope_id=scope_id)
    with automatic_run("close_grounds"):
        return _close(rows, at)


def closed_at(*, subject_id: UUID, basis: str, at: datetime) -> dict[UUID, frozenset[str]]:
    """Whose grounds on `basis` ended at that very moment, and what they reached: for whoever ended them by mistake."""
    with automatic_run("closed_at"):
        rows = AccessGround.objects.filter(subject_id=subject_id, basis=basis, period__endswith=at)
        return {party_id: frozenset(kinds) for party_id, kinds in rows.values_list("party_id", "kinds")}


def end_team_grounds(*, subject_id: UUID, stays: Collection[UUID], began_by: datetime, until: datetime) -> int:
    """The plan has ended: grounds of a team that began by `began_by` reach no further than `until`, but for who stays.

    They follow no consent any more: its end may still cut them short, and to renew it gives nothing back. Returns how
    many. PDL 4:1; OSL 25:1, 26:1.
    """
    with automatic_run("end_team_grounds"):
        rows = AccessGround.objects.filter(
            _beyond(until), subject_id=subject_id, basis__in=("own_work", "shared_plan"), scope_id=None,
            period__startswith__lte=began_by,
        ).exclude(party_id__in=stays)  # fmt: skip
        ended = list(rows.values_list("pk", flat=True))
        _close(rows, until)
        AccessGround.objects.filter(pk__in=ended).update(consent=None)
    return len(ended)


def grounds_follow(consent: Consent, at: datetime) -> None:
    """What an answer about consent means for the grounds that stand on it, at once.

    Whoever it does not cover reads no more; nor does anybody by lasting incapacity, once the person says no themself
    (lag 2022:913 3:2, 3:4). For the others its end is theirs as well as their own: what it cuts short
    goes on with it when it is renewed, to its own end and no longer (rules/terms.py).
    """
    basis = _STANDS_ON.get(consent.kind)
    if basis is None:
        return
    covered = consent.organisations if consent.state == "given" else []
    with automatic_run("consent_changed"):
        rows = AccessGround.objects.filter(_beyond(at), subject_id=consent.subject_id, basis=basis)
        _close(rows.exclude(organisation_id__in=covered), at)
        if consent.kind == "reading" and consent.own_no:
            without = AccessGround.objects.filter(_beyond(at), subject_id=consent.subject_id, basis="incapacity")
            _close(without, at)
        for ground in rows.filter(organisation_id__in=covered).select_for_update():
            own = _own_time(ground)
            ground.period, ground.own_period = within(own, consent.ends_at)
            if own.end is None:
                ground.consent = consent if consent.ends_at else None
            elif ground.consent_id:
                ground.consent = consent
            ground.save(update_fields=["period", "own_period", "consent"])


def grounds_end(consent: Consent) -> None:
    """The time of a yes is over: what it cut short stays so, whatever is said after. Nobody comes back unasked."""
    if basis := _STANDS_ON.get(consent.kind):
        cut = AccessGround.objects.filter(subject_id=consent.subject_id, basis=basis, own_period__isnull=False)
        cut.update(own_period=None)


def _own_time(ground: AccessGround) -> Term:
    """The time a ground was written for. One that goes on with its consent has no end of its own."""
    if ground.own_period:
        return Term(ground.own_period.lower, ground.own_period.upper)
    goes_on = ground.basis == "shared_plan" and ground.consent_id
    return Term(ground.period.lower, None if goes_on else ground.period.upper)


def _beyond(at: datetime) -> Q:
    """Grounds that reach beyond `at`, or would but for the end of the consent they stand on."""
    own = Q(own_period__upper_inf=True) | Q(own_period__endswith__gt=at)
    return Q(period__upper_inf=True) | Q(period__endswith__gt=at) | own


def _consent_with_end(subject_id: UUID, basis: str) -> Consent | None:
    """The standing yes that a ground on `basis` stands on, when it has an end."""
    kinds = [kind for kind, stands in _STANDS_ON.items() if stands == basis]
    return Consent.objects.given().filter(subject_id=subject_id, kind__in=kinds, ends_at__isnull=False).first()


def _close(rows: QuerySet[AccessGround], at: datetime) -> int:
    standing = list(rows.select_for_update())
    for ground in standing:
        ground.own_period = None
        if not ground.period.isempty and (ground.period.upper is None or ground.period.upper > at):
            # A ground that began at this very moment becomes an empty range: it never reached anything.
            ground.period = DateTimeTZRange(ground.period.lower, max(at, ground.period.lower))
    return AccessGround.objects.bulk_update(standing, ["period", "own_period"]) if standing else 0
