"""Those close to the person, and those who may act for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Block, Reading, block_sectors
from ledstjarna.domain.consent.rules import BASIC, CARE, SOCIAL
from ledstjarna.domain.consent.rules.identities import AROUND
from ledstjarna.domain.people.access import TELLS, block_hindrance_of, hindrance_of, hindrance_of_own
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, Representative, SignInNumber
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class RepresentativeSeen:
    """A representative with the mandates that hold on the day of the reading."""

    representative: Representative
    mandates: tuple[Mandate, ...]


def close_ones(reading: Reading) -> list[CloseOne]:
    """Those the person names as close now, by name."""
    reading.needs_told(AROUND)
    return list(CloseOne.objects.filter(**reading.rows, ended_at=None).order_by("name"))


def close_one(reading: Reading, close_one_id: UUID) -> CloseOne | None:
    """One of them."""
    reading.needs_told(AROUND)
    return CloseOne.objects.filter(**reading.rows, pk=close_one_id, ended_at=None).first()


def hidden_close(reading: Reading) -> tuple[str, ...]:
    """The names and telephone numbers of those close, now or before, who have a protected identity of their own: for
    whatever is set, sent or kept beyond a page about the person. See `rules/hiding.py`.
    """
    reading.needs(BASIC)
    with automatic_run("hidden_close"):  # also for whoever reaches a part alone: what they may not be told
        return _hidden(reading)


def hidden_close_of(subject_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The same for many persons, by the person: for a list that shows words which were written before."""
    found: dict[UUID, tuple[str, ...]] = {}
    with automatic_run("hidden_close"):
        rows = CloseOne.objects.filter(subject_id__in=set(subject_ids), protected=True)
        for subject_id, name, phone in rows.values_list("subject_id", "name", "phone"):
            found[subject_id] = (*found.get(subject_id, ()), *filter(None, (name, phone)))
    return found


def not_named_in_lists(ids: Iterable[UUID]) -> set[UUID]:
    """Who among these a list about many does not name: those close with a protected identity of their own, and whoever
    is close to a person with one, or represents them: their name would say whose it is. One query.
    """
    wanted = list(ids)
    guarded = Person.objects.exclude(protected_identity="").values("pk")
    with automatic_run("hidden_close"):
        close = CloseOne.objects.filter(Q(protected=True) | Q(subject__in=guarded), pk__in=wanted)
        acting = Representative.objects.filter(pk__in=wanted, subject__in=guarded)
        return set(close.values_list("pk", flat=True).union(acting.values_list("pk", flat=True)))


def _hidden(reading: Reading) -> tuple[str, ...]:
    rows = CloseOne.objects.filter(**reading.rows, protected=True)
    found = {pk: (name, phone) for pk, name, phone in rows.values_list("pk", "name", "phone")}
    acting = Representative.objects.filter(pk__in=list(found)).values_list("name", "phone") if found else ()
    return tuple({text for pair in (*found.values(), *acting) for text in pair if text})


def representatives(reading: Reading) -> list[RepresentativeSeen]:
    """Everybody who holds a mandate for the person today, by name."""
    found: dict[UUID, list[Mandate]] = {}
    rows = _standing(reading).select_related("representative")
    for mandate in sorted(rows, key=lambda row: (row.representative.name, row.kind)):
        found.setdefault(mandate.representative_id, []).append(mandate)
    return [RepresentativeSeen(mandates[0].representative, tuple(mandates)) for mandates in found.values()]


def who_can_sign_in(reading: Reading) -> frozenset[UUID]:
    """The close ones and representatives for whom a number to sign in by is written. The numbers are told to nobody."""
    reading.needs(BASIC)
    with automatic_run("who_can_sign_in"):
        return frozenset(SignInNumber.objects.filter(**reading.rows).values_list("party_id", flat=True))


def mandates_of(reading: Reading, party_id: UUID) -> list[Mandate]:
    """The mandates that a representative holds today."""
    return list(_standing(reading).filter(representative_id=party_id).order_by("kind"))


def guardians(reading: Reading) -> list[Representative]:
    """The guardians of today: two decide together (FB 6:13)."""
    rows = _standing(reading).filter(kind="guardian").select_related("representative")
    return [row.representative for row in rows]


def mandate_hindrance(
    reading: Reading, representative_id: UUID, matter: str, *, person_says: str = "", guardians_left: int = 0,
    own_no: bool = False,
) -> Finding | None:  # fmt: skip
    """Why a representative may not choose for the person in `matter` today; None when they may. See `rules`."""
    reading.needs(BASIC)
    return hindrance_of(
        reading, representative_id, matter, person_says=person_says, guardians_left=guardians_left, own_no=own_no
    )


def own_hindrance(reading: Reading, matter: str) -> Finding | None:
    """Why the person may not decide alone in `matter` today: they are a child. See `rules`."""
    reading.needs(BASIC)
    return hindrance_of_own(reading, matter)


def block_hindrance(reading: Reading, block: Block | None = None) -> Finding | None:
    """Why the viewer may not lift that block today, or set any at all; None when they may. See `rules/blocking`."""
    reading.needs(BASIC)
    viewer = reading.viewer
    if viewer.kind not in TELLS:
        return Finding("no_mandate", {"kind": viewer.kind})
    if viewer.kind == "staff":
        return None
    if block is not None:
        place = (block.organisation_id, block.unit_id, block.process)
        sectors = block_sectors(reading, *place) if viewer.kind == "representative" else frozenset()
        own = block.said_by_id == reading.subject_id
        found = block_hindrance_of(reading, viewer.party_id, sectors=sectors, persons_own=own)
        return found[0] if found else None
    each = [block_hindrance_of(reading, viewer.party_id, sectors=[one]) for one in (SOCIAL, CARE)]
    return each[0][0] if all(each) else None


def sectors_to_block(reading: Reading) -> frozenset[str]:
    """Whose notes, by sector, the viewer may block today, or lift a block around. See `rules/blocking`."""
    reading.needs(BASIC)
    each = (CARE, SOCIAL)
    return frozenset(one for one in each if not block_hindrance_of(reading, reading.viewer.party_id, sectors=[one]))


def _standing(reading: Reading) -> QuerySet[Mandate]:
    reading.needs(BASIC)
    return Mandate.objects.filter(**reading.rows, period__contains=_day(reading))


def _day(reading: Reading) -> date:
    return reading.at.astimezone(STOCKHOLM).date()
