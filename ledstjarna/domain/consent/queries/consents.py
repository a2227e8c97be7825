"""What the person has answered about consent, whose word it is, whom it covers, and what it hinders."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.models import Block, Consent
from ledstjarna.domain.consent.queries.readings import Reading
from ledstjarna.domain.consent.rules import asks_to_renew, consent_allows, consent_state, renewed_last_day
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.foundation.findings import Finding


def current_consents(reading: Reading) -> dict[str, Consent]:
    """The person's standing answers, by kind, as they stand at the moment of the reading: to be read, not saved.

    A yes whose time is over is `ended` from that very moment and covers nobody, whether or not the clock's run has
    noted it yet.
    """
    rows = list(Consent.objects.standing().filter(**reading.rows))
    for row in rows:
        if (state := consent_state(row.state, row.ends_at, reading.at)) != row.state:
            row.state, row.organisations = state, []
    return {row.kind: row for row in rows}


def half_consents(reading: Reading, kind: str | None = None) -> dict[str, list[Consent]]:
    """By kind, the yes of each guardian that waits for the other's (FB 6:13); one whose time is over waits no more."""
    rows = Consent.objects.waiting_at(reading.at).filter(**reading.rows)
    found: dict[str, list[Consent]] = {}
    for row in rows.filter(kind=kind) if kind else rows:
        found.setdefault(row.kind, []).append(row)
    return found


def consent_said(reading: Reading, consent_id: UUID) -> Consent | None:
    """One answer as it was said, whatever has been said since; None where there is none within reach."""
    return Consent.objects.filter(**reading.rows, pk=consent_id).first()


def answers_said(reading: Reading, kind: str) -> list[Consent]:
    """Every answer about one kind that holds or has held, the oldest first."""
    return list(Consent.objects.said().filter(**reading.rows, kind=kind).order_by("said_at"))


def answers_version(reading: Reading, kind: str) -> int:
    """How far the answers about one kind have come: two for each, and one more when a yes is over."""
    rows = Consent.objects.filter(**reading.rows, kind=kind).exclude(state="ended")
    over = Q(state="ended") | Q(state="given", ends_at__lte=reading.at)
    ended = Consent.objects.standing().filter(over, **reading.rows, kind=kind)
    return 2 * rows.count() + ended.exists()


def last_yes(reading: Reading, kind: str) -> Consent | None:
    """The yes of one kind that stands, or that the clock has ended and nothing has been said after."""
    standing = Consent.objects.standing().filter(**reading.rows, kind=kind).first()
    if standing is None or standing.state != "ended":
        return standing if standing and standing.state == "given" else None
    rows = Consent.objects.filter(**reading.rows, kind=kind, state="given", replaced_at=standing.said_at)
    return rows.order_by("-said_at").first()


@dataclass(frozen=True, slots=True)
class Renewal:
    """A yes that one tap lets go on for the same organisations, and the last day that it then has."""

    yes: Consent
    last_day: date


def renewal_of(reading: Reading, kind: str) -> Renewal | None:
    """What one tap renews now; None while nobody is asked, and where there is no yes that ends."""
    last = last_yes(reading, kind)
    if last is None or last.ends_at is None or not asks_to_renew(last.ends_at, reading.at):
        return None
    day = renewed_last_day(last.counts_from or last.said_at, last.ends_at, today=day_of(reading.at))
    return Renewal(last, day)


def sharing_hindrance(reading: Reading, organisation_id: UUID) -> Finding | None:
    """What hinders that `organisation_id` is invited or sees a need; None when consent stands."""
    consent = current_consents(reading).get("sharing")
    if consent is None:
        return consent_allows(None, False)
    return consent_allows(consent.state, organisation_id in consent.organisations)


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
    last = own_last(reading, kind)
    return last is not None and last.own_no


def own_last(reading: Reading, kind: str) -> Consent | None:
    """The last that the person said themself about `kind`, in whichever way; None where they have not."""
    rows = Consent.objects.said().filter(**reading.rows, kind=kind, said_by_id=reading.subject_id)
    return rows.exclude(state="ended").order_by("-said_at", "-id").first()


def sharing_covers(subject_id: UUID) -> set[UUID]:
    """The organisations that the person's standing yes to sharing covers. For automatic runs."""
    return set(_covered([subject_id]).get(subject_id, ()))


def shared_with(organisation_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Of these persons, those whose standing yes to sharing covers the organisation, each with all that it covers.

    Whoever has blocked anything is left out: that somebody else comes may be just what they hide. For automatic runs.
    Two queries. SoL 2025:400 10:8; HSL 16:4; OSL 10:1.
    """
    blocked = set(
        Block.objects.filter(subject_id__in=subject_ids, period__contains=now()).values_list("subject_id", flat=True)
    )
    covered = _covered(subject_ids).items()
    return {key: its for key, its in covered if organisation_id in its and key not in blocked}


def _covered(subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    rows = Consent.objects.given().filter(subject_id__in=subject_ids, kind="sharing")
    return {
        row.subject_id: frozenset(row.organisations) for row in rows
        if consent_state(row.state, row.ends_at, now()) == "given"
    }  # fmt: skip
