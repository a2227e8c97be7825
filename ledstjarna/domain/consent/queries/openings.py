"""Who has read and opened what, as the access log has it: for the person, and for those who reach the row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.log import CONTROL, log_row, write
from ledstjarna.domain.consent.models import AccessLog, LogVerb, Subject
from ledstjarna.domain.consent.queries.readings import Reading, Viewer
from ledstjarna.domain.consent.rules import LOG
from ledstjarna.domain.organisations.queries import same_staff
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Opening:
    """That somebody has opened one thing, as the access log has it."""

    party_id: UUID
    label: str
    of: UUID
    at: datetime


def own_act_finding(viewer: Viewer, party_id: UUID) -> Finding | None:
    """That what `party_id` has done is the viewer's own, in whichever assignment: nobody controls themself."""
    return Finding("own_act") if same_staff(viewer.party_id, party_id) else None


@dataclass(frozen=True, slots=True)
class LogRead:
    """Rows of the log, newest first, in whole days; `older`: the first moment of the oldest, where there is more."""

    rows: list[AccessLog]
    older: datetime | None


def who_has_read(
    reading: Reading, *, about: int = 50, before: datetime | None = None, party_id: UUID | None = None,
    period: tuple[datetime, datetime] | None = None,
) -> LogRead:  # fmt: skip
    """The person's own log: all of it, one reader's, or a period's; `about` so many rows. Needs the kind `log`.

    A day that is begun comes whole, however much was done on it: what is told of it, and how often, is to be true.
    """
    reading.needs(LOG)
    rows = AccessLog.objects.filter(**reading.rows)
    if party_id:
        rows = rows.filter(party_id=party_id)
    if period:
        rows = rows.filter(at__gte=period[0], at__lt=period[1])
    if before:
        rows = rows.filter(at__lt=before)
    rows = rows.order_by("-at", "id")
    found = list(rows[: about + 1])
    if len(found) <= about:
        return LogRead(found, None)
    first = moment_of(day_of(found[about - 1].at), time())
    if found[about].at < first:
        return LogRead(found[:about], first)
    return LogRead(list(rows.filter(at__gte=first)), first if rows.filter(at__lt=first).exists() else None)


def readers_of(reading: Reading) -> list[tuple[UUID, str]]:
    """Everybody else who stands in the person's own log, by name, with the label they had last."""
    reading.needs(LOG)
    rows = AccessLog.objects.filter(**reading.rows, party_id__isnull=False).exclude(party_id=reading.subject_id)
    last = rows.order_by("party_id", "-at").distinct("party_id").values_list("party_id", "party_label")
    return sorted(((party_id, label) for party_id, label in last if party_id), key=lambda pair: pair[1])


def openings_of(reading: Reading, key: str, row_id: UUID) -> list[Opening]:
    """Who has opened one of the person's rows, oldest first: the log rows whose detail says `key` and the row's id.

    One opening is one, however many grounds the log names for it (rules/named.py). For those who reach the row: the
    log shows others than the person only through questions like this.
    """
    with automatic_run("openings_of"):
        rows = AccessLog.objects.filter(**reading.rows, detail__contains={key: str(row_id)}).order_by("at")
        once = {row.correlation: row for row in rows}.values()
        return [Opening(row.party_id, row.party_label, row_id, row.at) for row in once if row.party_id]


def own_openings(viewer: Viewer, key: str, *, since: datetime) -> dict[UUID, datetime]:
    """When the viewer last opened each row that the log names by `key`, since a moment: what they have read."""
    with automatic_run("own_openings"):
        rows = AccessLog.objects.filter(party_id=viewer.party_id, at__gte=since, detail__has_key=key)
        told = rows.order_by("at").values_list("detail", "at")
        return {UUID(detail[key]): at for detail, at in told}


def organisation_log(
    organisation_id: UUID, period: tuple[datetime, datetime], most: int, *, about: UUID | None = None,
    by: Sequence[UUID] = (),
) -> LogRead:  # fmt: skip
    """What an organisation's own staff have opened in a period, about one person or `by` some parties; newest first.

    For automatic runs: the log shows others than the person only through questions like this.
    """
    rows = AccessLog.objects.filter(
        organisation_id=organisation_id, at__gte=period[0], at__lt=period[1], subject_id__isnull=False
    )
    if about:
        rows = rows.filter(subject_id=about, county_id__in=Subject.objects.filter(pk=about).values("county_id"))
    if by:
        rows = rows.filter(party_id__in=by)
    return LogRead(list(rows.order_by("-at", "id")[:most]), None)


def log_looked_up(viewer: Viewer, county_id: str, subject_id: UUID, *, what: str, detail: dict[str, str]) -> None:
    """Log that whoever controls the log has read the person's, and why."""
    row = log_row(
        viewer, verb=LogVerb.READ, what=what, subject_id=subject_id, county_id=county_id, basis=CONTROL, kinds=[LOG],
        detail=dict(detail),
    )  # fmt: skip
    write(row)
