"""Representatives: what they hold, when, and that reading follows it."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, holds
from ledstjarna.cli.checking.standing import representative_reads
from ledstjarna.cli.language import N_
from ledstjarna.domain.people.rules import Held, birthday, mandate_findings, stand_together
from ledstjarna.domain.people.rules.mandates import ADULT


def _wrong(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.mandates:
        if not row.period.isempty:
            yield from fault(
                row,
                *mandate_findings(
                    kind=row.kind, scopes=row.scopes, start=row.period.lower, end=row.period.upper,
                    birth_date=life.birth_date,
                ),
            )  # fmt: skip


def _too_long(life: Life, _known: Known) -> Iterator[Fault]:
    grown_up = birthday(life.birth_date, ADULT) if life.birth_date else date.max
    for row in life.mandates:
        if row.kind == "guardian" and not row.period.isempty and (row.period.upper or date.max) > grown_up:
            yield Fault(row.id)


def _overlapping(life: Life, _known: Known) -> Iterator[Fault]:
    for one, other in combinations([row for row in life.mandates if not row.period.isempty], 2):
        held = [Held(row.kind, frozenset(row.scopes), row.period.lower, row.period.upper) for row in (one, other)]
        if not stand_together(*held, same_holder=one.representative_id == other.representative_id):
            yield Fault(max(one, other, key=lambda row: row.period.lower).id)


def _reading(life: Life, known: Known) -> Iterator[Fault]:
    standing = [row for row in life.grounds if row.basis == "representative" and holds(row.period, known.at)]
    holders = {
        row.representative_id
        for row in life.mandates_on(None, known.today)
        if representative_reads(life, row.representative_id, known.today)
    }
    yield from each(row for row in standing if row.party_id not in holders)
    readers = {row.party_id for row in standing}
    yield from each(row for row in life.representatives if row.id in holders and row.id not in readers)


CHECKS = (
    Check("mandate_wrong", "Mandate", N_("Uppdraget har fel art, omfattning eller tid."), _wrong, "FB 6, 11 kap.; LFF"),
    Check("guardian_after_18", "Mandate", N_("Vårdnaden varar längre än till 18-årsdagen."), _too_long, "FB 6:2"),
    Check("mandate_overlaps", "Mandate", N_("Två uppdrag som inte kan gälla samtidigt överlappar."), _overlapping),
    Check(
        "reading_without_mandate",
        "AccessGround",
        N_("Någon läser utan uppdrag, eller har ett uppdrag utan att nå det."),
        _reading,
        "FB 6:11, 12:2",
    ),
)
