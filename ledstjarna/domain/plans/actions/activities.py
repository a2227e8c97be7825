"""The times of a part: set by who answers for it, changed as new rows, ended; and one occurrence cancelled or moved."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.events import OccurrenceChanged, TimesEnded, TimesSet
from ledstjarna.domain.plans.models import Activity, ActivityException, ActivityMark, Commitment
from ledstjarna.domain.plans.queries.activities import Happens, occurrence, part_of
from ledstjarna.domain.plans.queries.parts import ordination_of
from ledstjarna.domain.plans.rules.activities import (
    Recurring,
    Rule,
    at_once,
    move_findings,
    rule_of,
    same_times,
    times_findings,
)
from ledstjarna.domain.plans.rules.bounds import bound_findings, bounds_in
from ledstjarna.domain.plans.rules.lasting import decided_until
from ledstjarna.domain.plans.rules.marking import change_findings, sets_times
from ledstjarna.domain.plans.rules.states import ACTIVITY
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When something is done: as somebody writes it. `ends_on` is the first day without it."""

    title: str = ""
    starts_on: date
    rule: Rule
    at: time | None = None
    minutes: int = 0
    ends_on: date | None = None
    responsible_id: UUID | None = None
    responsible_label: str = ""

    @property
    def recurring(self) -> Recurring:
        """The times as the rules see them."""
        return Recurring(self.starts_on, self.rule, self.at, self.minutes, self.ends_on)


@transaction.atomic
def set_times(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, times: Times, at: datetime, replaces: UUID | None = None,
    seen_version: int = 0, beside: bool = True,
) -> Activity:  # fmt: skip
    """Set when a part takes place, or (`replaces`) change it from the new first day on. `beside`: also at the same
    moment as other times of the part, as two who come together; without it whoever sets them is asked first.

    Raises NotForYou, RuleBroken (`longer_than_decided` and `oftener_than_decided` for more than was decided, or
    `…_prescribed`), ChangedMeanwhile when the old times are no longer what was seen.
    """
    change = open_part(by, subject_id, commitment_id, what="set_times", change=True)
    part = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "set_times")
    require(_may_set(change, part), None if part.state == "active" else Finding("part_not_active"))
    covered = decided_until(part.legal_basis, part.ends_on)
    require(*times_findings(times.recurring, today=day_of(at), decided_until=covered), _twice(part, times, replaces))
    require(*_beyond(part, times, replaces))
    require(None if beside else _at_once(part, times, replaces))
    old = _running(change, replaces, seen_version) if replaces else None
    if old is not None:
        told = ActivityMark.objects.filter(activity=old, day__gte=times.starts_on).exists()
        require(Finding("times_told_already", field_name="starts_on") if told else None)
        _end(old, times.starts_on, "change")
    made = Activity.objects.create(
        **change.rows, commitment=part, state=ACTIVITY.start, title=times.title.strip(), starts_on=times.starts_on,
        at_time=times.at, minutes=times.minutes if times.at else 0, rule=times.rule.text, ends_on=times.ends_on,
        responsible_id=times.responsible_id, responsible_label=times.responsible_label, replaces=old,
        version=old.version if old else 1, set_by_id=by.party_id, set_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    publish(TimesSet(**envelope(change, at), activity_id=made.id, commitment_id=part.id))
    return made


def _beyond(part: Commitment, times: Times, replaces: UUID | None) -> list[Finding]:
    """What the times would be beyond the decision, as it was given to whoever carries it out, or the ordination."""
    prescribed = ordination_of(part) if part.legal_basis == "health" else None
    words = prescribed.ordination if prescribed else part.assignment.scope if part.assignment else ""
    running = Activity.objects.filter(commitment=part, state="running").values_list("pk", "rule")
    return bound_findings(
        bounds_in(words), words=words, minutes=times.minutes if times.at else 0,
        rules=[times.rule, *(rule_of(text) for key, text in running if key != replaces)],
        by="prescribed" if prescribed else "decided",
    )  # fmt: skip


@transaction.atomic
def end_times(
    *, by: Viewer, subject_id: UUID, activity_id: UUID, seen_version: int, ends_on: date, why: str, at: datetime
) -> Activity:
    """End the times of a part from `ends_on` on, the first day without; the part itself stands."""
    change, row = opened_activity(by, subject_id, activity_id, "end_times")
    part = Commitment.objects.get(pk=row.commitment_id)
    require(
        _may_set(change, part), Finding("times_begin_in_past", field_name="ends_on") if ends_on < day_of(at) else None
    )
    row = _running(change, activity_id, seen_version)
    _end(row, ends_on, "end", why)
    publish(TimesEnded(**envelope(change, at), activity_id=row.id, commitment_id=part.id))
    return row


@transaction.atomic
def cancel_occurrence(
    *, by: Viewer, subject_id: UUID, activity_id: UUID, day: date, seen: str, words: str, at: datetime
) -> ActivityException:
    """Cancel one occurrence before it has been, and say why to whoever waits.

    `seen`: the exception that was shown, empty for none.
    """
    return _change(by, subject_id, activity_id, day, seen, ("cancelled", None, None), words, at)


@transaction.atomic
def move_occurrence(
    *, by: Viewer, subject_id: UUID, activity_id: UUID, day: date, seen: str, to_day: date, to_time: time | None,
    words: str, at: datetime,
) -> ActivityException:  # fmt: skip
    """Move one occurrence to another day or time, and say why to whoever waits. Only who answers for it."""
    return _change(by, subject_id, activity_id, day, seen, ("moved", to_day, to_time), words, at)


def _change(
    by: Viewer, subject_id: UUID, activity_id: UUID, day: date, seen: str,
    to: tuple[str, date | None, time | None], words: str, at: datetime,
) -> ActivityException:  # fmt: skip
    change, row = opened_activity(by, subject_id, activity_id, "change_occurrence")
    found = occurrence(by, row, day)
    kind, to_day, to_time = to
    _check_exception(found, seen, words)
    said = found.mark.state if found.mark else ""
    part = part_of(by, row, reads_plan=change.may("plan"))
    require(
        *change_findings(part=part, kind=by.kind, change=kind, one=found.one, said=said, at=at),
        None if words.strip() or not row.asks_why else Finding("why_missing", field_name="words"),
        *move_findings(
            to_day,
            (to_time or row.at_time) if row.at_time else None,
            today=day_of(at),
            decided_until=decided_until(row.commitment.legal_basis, row.commitment.ends_on),
        ),
    )
    if found.exception is not None:
        found.exception.replaced_at = at
        found.exception.save(update_fields=["replaced_at"])
    made = ActivityException.objects.create(
        **change.rows, commitment_id=row.commitment_id, activity=row, day=day, kind=kind, to_day=to_day,
        to_time=to_time if row.at_time else None, words=words.strip(), made_by_id=by.party_id, made_by_label=by.label,
        made_at=at, recorded_at=at,
    )  # fmt: skip
    publish(
        OccurrenceChanged(
            **envelope(change, at), activity_id=row.id, commitment_id=row.commitment_id, day=day, kind=kind
        )
    )
    return made


def _twice(part: Commitment, times: Times, replaces: UUID | None) -> Finding | None:
    """That the part has these times already, for the same one to come: written twice it would be two visits."""
    rows = Activity.objects.select_related("commitment").filter(commitment=part, state="running")
    alike = rows.filter(title=times.title.strip(), responsible_id=times.responsible_id)
    if any(row.pk != replaces and same_times(times.recurring, row.recurring()) for row in alike):
        return Finding("times_set_already", field_name="starts_on")
    return None


def _at_once(part: Commitment, times: Times, replaces: UUID | None) -> Finding | None:
    """That the part has other times at the same moment: meant seldom, and easily sent without being seen."""
    for row in Activity.objects.select_related("commitment").filter(commitment=part, state="running"):
        if row.pk != replaces and at_once(times.recurring, row.recurring()):
            return Finding("times_at_once", field_name="beside")
    return None


def _check_exception(found: Happens, seen: str, words: str) -> None:
    standing = found.exception
    if standing is not None and str(standing.id) != seen:
        raise ChangedMeanwhile(what="occurrence", version=0, mine={"words": words}, theirs={"words": standing.words})


def _may_set(change: Reading, part: Commitment) -> Finding | None:
    viewer = change.viewer
    return sets_times(
        owns=part.owner_id in viewer.parties, kind=viewer.kind, basis=part.legal_basis, reads_plan=change.may("plan")
    )


def opened_activity(by: Viewer, subject_id: UUID, activity_id: UUID, what: str) -> tuple[Reading, Activity]:
    """The change and the activity, locked, for whoever reaches its part."""
    commitment_id = Activity.objects.filter(pk=activity_id, subject_id=subject_id).values_list(
        "commitment_id", flat=True
    )
    part_id = commitment_id.first()
    if part_id is None:
        raise NotForYou(by, subject_id, what)
    change = open_part(by, subject_id, part_id, what=what, change=True)
    rows = Activity.objects.select_related("commitment").filter(**change.rows)
    return change, locked(rows, by, activity_id, what)


def _running(change: Reading, activity_id: UUID, seen_version: int) -> Activity:
    row = locked(Activity.objects.filter(**change.rows), change.viewer, activity_id, "activity")
    check_seen(row, seen_version, what="activity", mine={"state": "running"})
    return row


def _end(row: Activity, ends_on: date, verb: str, why: str = "") -> None:
    row.state = ACTIVITY.after(row.state, "change" if verb == "change" else "end")
    row.ends_on = min(ends_on, row.ends_on) if row.ends_on else ends_on
    row.version += 1
    row.ended_why = why.strip()
    row.save(update_fields=["state", "ends_on", "version", "ended_why"])
