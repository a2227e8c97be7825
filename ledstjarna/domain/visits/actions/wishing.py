"""What the person wishes of those who come, and what is asked of them; and what each of a unit can."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.visits.actions._shared import envelope, first_wins, unit_that_plans
from ledstjarna.domain.visits.events import ComingWishWritten
from ledstjarna.domain.visits.models import CarerSkill, ComingWish
from ledstjarna.domain.visits.queries.abilities import wish_in, wish_row
from ledstjarna.domain.visits.queries.visits import faces_of
from ledstjarna.domain.visits.rules.abilities import Able, Wish, able_findings, wish_findings
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def write_coming_wish(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, wish: Wish, at: datetime
) -> ComingWish:
    """Write down what the person has said of those who come, and what the part asks of them; what stood is kept.

    By those who carry out the part. Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change = open_part(by, subject_id, commitment_id, what="write_coming_wish", change=True)
    owner_id = part(change, commitment_id).owner_id
    ours = owner_id is not None and owner_id in by.parties
    staff = [row.pk for row in staff_of(unit_id=owner_id)] if ours and owner_id else []
    require(None if ours else Finding("not_your_part"), *(wish_findings(wish, staff=staff) if ours else []))
    return _written(change, commitment_id, seen_version, wish, at)


@transaction.atomic
def say_coming_wish(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, wish: Wish, at: datetime
) -> ComingWish:
    """The person, or a representative for them, says whom they would rather have, and who is not to come.

    Of those who have come or are told to come. What the part asks of whoever comes stands as staff have written it.
    Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change = open_change(by, subject_id, what="say_coming_wish", kinds=[PLAN])
    if by.kind not in ("person", "representative"):
        raise NotForYou(by, subject_id, "say_coming_wish")
    row = part(change, commitment_id)
    old = wish_in(wish_row(row.pk))
    named = faces_of(change, row.pk).keys() | old.preferred | old.never
    require(*wish_findings(wish, staff=named))
    return _written(change, row.pk, seen_version, replace(wish, abilities=old.abilities), at)


def _written(change: Reading, commitment_id: UUID, seen_version: int, wish: Wish, at: datetime) -> ComingWish:
    by = change.viewer
    rows = ComingWish.objects.select_for_update().filter(**change.rows, commitment_id=commitment_id, replaced_at=None)
    old = rows.first()
    if (old.version if old else 0) != seen_version:
        raise ChangedMeanwhile(what="coming_wish", version=old.version if old else 0, mine={}, theirs={})
    if old is not None:
        old.replaced_at = at
        old.save(update_fields=["replaced_at"])
    first = ChangedMeanwhile(what="coming_wish", version=0, mine={}, theirs={})
    with first_wins(first, "one_current_coming_wish"):
        made = ComingWish.objects.create(
            **change.rows, commitment_id=commitment_id, preferred=sorted(map(str, wish.preferred)),
            never=sorted(map(str, wish.never)), sex=wish.sex, sex_required=wish.sex_required, language=wish.language,
            abilities=sorted(wish.abilities), version=seen_version + 1, written_by_id=by.party_id,
            written_by_label=by.label, written_at=at, recorded_at=at,
        )  # fmt: skip
    publish(ComingWishWritten(**envelope(change, at), commitment_id=commitment_id))
    return made


@transaction.atomic
def set_carer_skills(*, by: Viewer, carer_id: UUID, able: Able, at: datetime) -> int:
    """Say what somebody of the unit can; how many things changed. What no longer holds ends.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when another planner saved in the same moment.
    """
    unit_id = unit_that_plans(by)
    require(
        None if carer_id in {row.pk for row in staff_of(unit_id=unit_id)} else Finding("carer_unknown"),
        *able_findings(able, today=day_of(at)),
    )
    wanted = _rows_of(able)
    rows = CarerSkill.objects.select_for_update().filter(assignment_id=carer_id, unit_id=unit_id, ended_at=None)
    standing = {(row.kind, row.code, row.last_day): row for row in rows}
    gone = [row for key, row in standing.items() if wanted.get(key[:2], ...) != key[2]]
    for row in gone:
        row.ended_at = at
    CarerSkill.objects.bulk_update(gone, ["ended_at"])
    made = [
        CarerSkill(
            unit_id=unit_id, assignment_id=carer_id, kind=kind, code=code, last_day=last, set_by_label=by.label,
            set_at=at,
        )
        for (kind, code), last in sorted(wanted.items()) if (kind, code, last) not in standing
    ]  # fmt: skip
    changed = ChangedMeanwhile(what="carer_skills", version=0, mine={}, theirs={})
    with first_wins(changed, "one_current_carer_skill"):
        CarerSkill.objects.bulk_create(made)
    return len(gone) + len(made)


def _rows_of(able: Able) -> Mapping[tuple[str, str], date | None]:
    """Everything that is said, by kind and code, with its last day."""
    found: dict[tuple[str, str], date | None] = {("ability", code): last for code, last in able.abilities.items()}
    found |= {("language", code): None for code in able.languages}
    return found | ({("sex", able.sex): None} if able.sex else {})
