"""Until when parts hold that no authority has decided on, and which of them somebody is to say goes on or ends."""

from collections.abc import Iterable
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import Commitment, PartTerm
from ledstjarna.domain.plans.rules.lasting import LASTS, asks_again
from ledstjarna.foundation.clock import today


def term_of(commitment_id: UUID) -> PartTerm | None:
    """What was said last about how long a part holds, None when nothing was."""
    return PartTerm.objects.filter(commitment_id=commitment_id).order_by("number").last()


def terms(reading: Reading, commitment_id: UUID) -> list[PartTerm]:
    """Everything that was said about how long a part holds, the newest first."""
    return list(PartTerm.objects.filter(**reading.rows, commitment_id=commitment_id).order_by("-number"))


def ending_parts(reading: Reading) -> list[Commitment]:
    """The parts whose last day comes soon or has been, where nobody has said what then; the nearest first."""
    reading.needs(PLAN)
    rows = Commitment.objects.select_related("assignment").filter(
        **reading.rows, legal_basis__in=LASTS, state="active", ends_on__isnull=False
    )
    let_end = ends_then(row.pk for row in rows)
    ending = [
        row for row in rows if asks_again(row.legal_basis, row.ends_on, ends_then=row.pk in let_end, today=today())
    ]
    return sorted(ending, key=lambda row: (row.ends_on, row.pk))


def ends_then(commitments: Iterable[UUID]) -> set[UUID]:
    """Those of which it was said last that they end."""
    said = PartTerm.objects.filter(commitment_id__in=list(commitments)).order_by("number")
    last = {row.commitment_id: row.ends_then for row in said}
    return {commitment_id for commitment_id, ends_then in last.items() if ends_then}
