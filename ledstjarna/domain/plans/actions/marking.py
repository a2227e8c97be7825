"""Done, not done and nobody came: said in one tap by whoever it is theirs to say. A correction is a new row."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.plans.actions._parts import envelope
from ledstjarna.domain.plans.actions.activities import opened_activity
from ledstjarna.domain.plans.actions.reporting import take_back_report, tell
from ledstjarna.domain.plans.events import OccurrenceTold
from ledstjarna.domain.plans.models import Activity, ActivityMark, PersonReport
from ledstjarna.domain.plans.queries.activities import Happens, occurrence, part_of
from ledstjarna.domain.plans.rules.marking import NOBODY_CAME, WRITER, mark_findings
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said about one occurrence. `seen` is the number of what was shown as said last, 0 for nothing.

    `word_of` and `way`: who said it to staff who write it down, and how; kept for nobody else.
    """

    state: str
    seen: int = 0
    reason: str = ""
    words: str = ""
    word_of: str = ""
    way: str = ""


@transaction.atomic
def mark_occurrence(
    *, by: Viewer, subject_id: UUID, activity_id: UUID, day: date, said: Said, at: datetime
) -> ActivityMark:
    """Say that an occurrence was done, was not done and why, or that nobody came.

    That nobody came reaches somebody named with a promised answer (actions.tell); said otherwise after that,
    while nobody has answered, it is taken back. What is said already by the same words is said once; another's later
    word gives ChangedMeanwhile. Raises NotForYou, RuleBroken.
    """
    change, row = opened_activity(by, subject_id, activity_id, "mark_occurrence")
    found = occurrence(by, row, day)
    standing = found.mark
    if standing is not None and standing.state == said.state and said.state != "not_done":
        return standing
    _check_seen(found, said)
    require(None if row.commitment.state == "active" else Finding("part_not_active"))
    part = part_of(by, row, reads_plan=change.may("plan"))
    require(
        *mark_findings(
            part=part,
            kind=by.kind,
            state=said.state,
            reason=said.reason,
            words=said.words,
            one=found.one,
            at=at,
            standing=standing.state if standing else "",
            word=(said.word_of, said.way),
        )
    )
    report = _reported(by, row, said, at, found.one.starts) if said.state == NOBODY_CAME else None
    if standing is not None and standing.state == NOBODY_CAME and standing.report_id and said.state != NOBODY_CAME:
        take_back_report(change, standing.report_id, at)
    made = _kept(change, row, day, said if part == WRITER else replace(said, word_of="", way=""), at, report)
    publish(
        OccurrenceTold(
            **envelope(change, at), activity_id=row.id, commitment_id=row.commitment_id, day=day, state=said.state
        )
    )
    return made


def _reported(by: Viewer, row: Activity, said: Said, at: datetime, begins: datetime) -> PersonReport:
    way = "phone" if by.kind == "staff" else "digital"
    return tell(
        by=by, subject_id=row.subject_id, kind=NOBODY_CAME, words=said.words, way=way, at=at,
        commitment_id=row.commitment_id, begins=begins,
    )  # fmt: skip


def _kept(
    change: Reading, row: Activity, day: date, said: Said, at: datetime, report: PersonReport | None
) -> ActivityMark:
    return ActivityMark.objects.create(
        **change.rows, commitment_id=row.commitment_id, activity=row, day=day, number=said.seen + 1, state=said.state,
        reason=said.reason if said.state == "not_done" else "", words=said.words.strip(), report=report,
        word_of=said.word_of.strip(), way=said.way,
        told_by_id=change.viewer.party_id, told_by_label=change.viewer.label, told_at=at, recorded_at=at,
    )  # fmt: skip


def _check_seen(found: Happens, said: Said) -> None:
    if found.seen != said.seen:
        theirs = {"state": found.mark.state, "words": found.mark.words} if found.mark else {"state": "", "words": ""}
        raise ChangedMeanwhile(
            what="occurrence", version=found.seen, mine={"state": said.state, "words": said.words}, theirs=theirs
        )
