"""What the visits ask of whoever comes, what the persons wish, and what each of a unit can."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from ledstjarna.domain.visits.models import CarerSkill, ComingWish, Visit
from ledstjarna.domain.visits.rules.abilities import NO_WISH, NOTHING_SAID, Able, Wish, barred
from ledstjarna.foundation.clock import day_of

Barred = Mapping[UUID, str]  # by carer, why they never come


def wish_row(commitment_id: UUID) -> ComingWish | None:
    """What is wished and asked for of one part that the viewer reaches."""
    return ComingWish.objects.filter(commitment_id=commitment_id, replaced_at=None).first()


def wish_in(row: ComingWish | None) -> Wish:
    """The same, as the rules have it."""
    if row is None:
        return NO_WISH
    return Wish(
        frozenset(map(UUID, row.preferred)), frozenset(map(UUID, row.never)), row.sex, row.sex_required, row.language,
        frozenset(row.abilities),
    )  # fmt: skip


def wishes_of(rows: Iterable[Visit]) -> dict[UUID, Wish]:
    """What is wished and asked for of each visit, by part. One query."""
    found = ComingWish.objects.filter(commitment_id__in={row.commitment_id for row in rows}, replaced_at=None)
    return {row.commitment_id: wish_in(row) for row in found}


def able_of(carer_ids: Iterable[UUID]) -> dict[UUID, Able]:
    """What each can, as far as it is said. One query."""
    rows: dict[UUID, list[CarerSkill]] = defaultdict(list)
    for row in CarerSkill.objects.filter(assignment_id__in=set(carer_ids), ended_at=None).order_by("code"):
        rows[row.assignment_id].append(row)
    return {
        key: Able(
            {row.code: row.last_day for row in its if row.kind == "ability"},
            frozenset(row.code for row in its if row.kind == "language"),
            next((row.code for row in its if row.kind == "sex"), ""),
        )
        for key, its in rows.items()
    }


def barred_of(
    rows: Iterable[Visit], carer_ids: Collection[UUID]
) -> dict[UUID, tuple[Barred, frozenset[UUID]]]:  # fmt: skip
    """By visit that asks or wishes for something: who never comes and why, and who comes rather. Two queries."""
    asked = list(rows)
    wishes = wishes_of(asked)
    able = able_of(carer_ids) if any(wish.abilities or wish.sex_required for wish in wishes.values()) else {}
    told: dict[tuple[UUID, date], Barred] = {}
    found = {}
    for row in asked:
        wish, day = wishes.get(row.commitment_id), day_of(row.starts_at)
        if wish is None:
            continue
        if (row.commitment_id, day) not in told:
            codes = {key: barred(wish, key, able.get(key, NOTHING_SAID), day) for key in carer_ids}
            told[row.commitment_id, day] = {key: code for key, code in codes.items() if code}
        found[row.pk] = told[row.commitment_id, day], wish.preferred
    return found
