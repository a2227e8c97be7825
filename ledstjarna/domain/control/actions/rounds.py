"""The recurring check: each week, organisation by organisation, rules and a sample over what was opened."""

from datetime import datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.control.models import LogFinding, LogRound
from ledstjarna.domain.control.queries import organisations_to_check, pairs_of
from ledstjarna.domain.control.rules.checks import DAYS_TO_ANSWER, SAMPLED, drawn, found_by
from ledstjarna.foundation.clock import day_of, moment_of

WEEK = timedelta(days=7)


def draw_rounds(*, at: datetime) -> int:
    """Draw every round that is due: the week that ended last Monday, once for each organisation; how many."""
    monday = day_of(at) - timedelta(days=day_of(at).weekday())
    since, until = moment_of(monday - WEEK, time()), moment_of(monday, time())
    with transaction.atomic(), automatic_run("log_round"):
        due = organisations_to_check(until)
    for organisation_id, county_id in due:
        draw_round(organisation_id=organisation_id, county_id=county_id, since=since, until=until, at=at)
    return len(due)


@transaction.atomic
def draw_round(
    *, organisation_id: UUID, county_id: str, since: datetime, until: datetime, at: datetime
) -> LogRound | None:  # fmt: skip
    """One organisation's round, with a finding for each reader and person that a rule or the sample points at.

    The seed follows from organisation and period, so that the sample can be drawn again by whoever checks the check.
    None when it is drawn already.
    """
    with automatic_run("log_round"):
        seed = int.from_bytes(sha256(f"{organisation_id} {until.isoformat()}".encode()).digest()[:7], "big")
        pairs = pairs_of(organisation_id, county_id, since, until)
        made, new = LogRound.objects.get_or_create(
            organisation_id=organisation_id, until=until,
            defaults={
                "county_id": county_id, "since": since, "seed": seed, "looked_at": len(pairs), "drawn_at": at,
            },
        )  # fmt: skip
        if not new:
            return None
        sample = drawn([(pair.seen.reader_id, pair.seen.subject_id) for pair in pairs], seed)
        found = []
        for pair in pairs:
            codes = found_by(pair.seen)
            if (pair.seen.reader_id, pair.seen.subject_id) in sample:
                codes = (*codes, SAMPLED)
            if codes:
                found.append(
                    LogFinding(
                        county_id=pair.county_id, subject_id=pair.seen.subject_id, round=made, rules=list(codes),
                        organisation_id=organisation_id, reader_id=pair.seen.reader_id, reader_label=pair.label,
                        first_at=pair.first_at, last_at=pair.last_at, times=pair.times, found_at=at,
                        due_on=day_of(at) + timedelta(days=DAYS_TO_ANSWER),
                    )
                )  # fmt: skip
        LogFinding.objects.bulk_create(found)
        log_run("log_round", population=len({pair.seen.subject_id for pair in pairs}), county_id=county_id)
        return made
