"""Gallring: what need not be kept any more is counted, and removed when somebody says so.

Batch by batch, each in a transaction of its own with its row in the access log: how many of what, nobody's name. A run
that is stopped has removed what it had logged, and the next one goes on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.control.actions import LogMonth, drop_log_months
from ledstjarna.domain.keeping.queries import Holding, holdings, preserved
from ledstjarna.domain.keeping.rules.held import HELD
from ledstjarna.domain.keeping.rules.removing import GOES, Owner, Verdict, judged
from ledstjarna.domain.keeping.rules.terms import ASSOCIATION, RECORD, SENT_FORM_DAYS, UNIT_PLAN_DAYS
from ledstjarna.domain.plans.actions import forget_what_was_shared
from ledstjarna.domain.visits.actions import forget_plans
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.once.keys import forget_sent

RUN, DRY_RUN = "retain", "retain_dry_run"
ORDER = tuple(HELD)  # a row stands after the row that it is within
BATCH = 100  # persons in one transaction


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the report counts: whose, kept by which rule, of which table, and what happens."""

    organisation_id: UUID | None
    law: str
    label: str
    what: str


@dataclass(slots=True)
class Report:
    """How many files of each kind, whose, and what happens with them; `rows` that were, or would be, removed."""

    files: Counter[Line] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    copies: int = 0  # what associations had been told, emptied
    persons: int = 0
    log_months: list[LogMonth] = field(default_factory=list)  # dropped whole
    sent_forms: int = 0  # keys of forms that were sent: nobody's record
    unit_plans: int = 0  # proposals and published plans of units

    def add(self, other: "Report") -> None:
        """Count another batch in."""
        self.files += other.files
        self.rows += other.rows
        self.copies += other.copies
        self.persons += other.persons


def retain(*, at: datetime, do: bool = False) -> Report:
    """Count what need not be kept on the day of `at`, and with `do` remove it."""
    whole = Report()
    after: UUID | None = None
    while batch := _next(after):
        whole.add(_batch(batch, at, do))
        after = batch[-1]
    whole.log_months = drop_log_months(at=at, do=do)
    whole.sent_forms = _forget_forms(at, do)
    whole.unit_plans = _forget_plans(at, do)
    return whole


@transaction.atomic
def _forget_forms(at: datetime, do: bool) -> int:
    count = forget_sent(before=at - timedelta(days=SENT_FORM_DAYS), do=do)
    if do and count:
        log_run(RUN, population=0, detail={"sent_forms": count})
    return count


@transaction.atomic
def _forget_plans(at: datetime, do: bool) -> int:
    with automatic_run(RUN):
        count = forget_plans(before=at - timedelta(days=UNIT_PLAN_DAYS), do=do)
        if do and count:
            log_run(RUN, population=0, detail={"unit_plans": count})
    return count


@transaction.atomic
def _next(after: UUID | None) -> list[UUID]:
    """The next persons, by id."""
    with automatic_run(RUN):
        rows = apps.get_model("consent.Subject")._base_manager.order_by("pk")
        return list((rows.filter(pk__gt=after) if after else rows).values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _batch(persons: list[UUID], at: datetime, do: bool) -> Report:
    with automatic_run(RUN):
        report, going = Report(persons=len(persons)), defaultdict[str, list[UUID]](list)
        found = holdings(persons, at)
        for one in found:
            for verdict in judged(one.files, day_of(at), preserved=preserved(one)):
                report.files.update(_lines(verdict))
                for label, ids in one.rows[verdict.file.key].items() if verdict.what == GOES else ():
                    going[label].extend(ids)
        report.rows.update({label: len(ids) for label, ids in going.items()})
        report.copies = forget_what_was_shared(persons, do=do)
        if do:
            _remove(going)
        _log(report, found, do)
    return report


def _lines(verdict: Verdict) -> Iterator[Line]:
    label = verdict.file.key[0]
    owners = [owner for owner in verdict.file.owners if owner.law != ASSOCIATION and verdict.file.kept_as == RECORD]
    for owner in owners or (None,):
        yield _line(label, verdict, owner)


def _line(label: str, verdict: Verdict, owner: Owner | None) -> Line:
    law = owner.law if owner else "own" if verdict.file.kept_as == RECORD else verdict.file.kept_as
    return Line(owner.organisation_id if owner else None, law, label, verdict.what)


def _remove(going: Mapping[str, list[UUID]]) -> None:
    """Every row, those within others first: some show only through the row that they belong to."""
    with connection.cursor() as cursor:
        for label, ids in sorted(going.items(), key=lambda pair: -ORDER.index(pair[0])):
            table = apps.get_model(label)._meta.db_table
            cursor.execute("SELECT keeping_remove(%s, %s::text[])", [table, [str(row_id) for row_id in ids]])
            if cursor.fetchone() != (len(ids),):
                raise RuntimeError(f"not every row of {table} went")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _log(report: Report, found: list[Holding], do: bool) -> None:
    counted: Counter[str] = Counter(one.county_id for one in found)
    county_id = counted.most_common(1)[0][0] if counted else ""
    detail = {"rows": dict(sorted(report.rows.items())), "copies": report.copies}
    if not do:
        log_run(DRY_RUN, population=report.persons, detail=detail, county_id=county_id)
    elif report.rows or report.copies:
        log_run(RUN, population=report.persons, detail=detail, county_id=county_id)
