"""Nödöppning: read what one otherwise does not reach, because life or health is in danger. Logged, flagged, ended."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.actions.blocks import no_more_to_answer
from ledstjarna.domain.consent.actions.grounds import close_grounds
from ledstjarna.domain.consent.context import automatic_run, set_viewer_as
from ledstjarna.domain.consent.events import EmergencyOpened, EmergencyReviewed
from ledstjarna.domain.consent.models import AccessGround, BlockLift, EmergencyAccess, Subject
from ledstjarna.domain.consent.queries import NotForYou, Viewer, emergency_of, log_listing, open_change, own_act_finding
from ledstjarna.domain.consent.rules import BASIC, emergency_findings, emergency_until, kinds_of, sector_of
from ledstjarna.domain.consent.rules.emergencies import REVIEW, reason_findings, review_findings, says_the_same
from ledstjarna.domain.organisations.queries import unit
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish

CONTROLS = frozenset({"log_controller"})


@transaction.atomic
def open_emergency(*, by: Viewer, subject_id: UUID, danger: str, reason: str, at: datetime) -> EmergencyAccess:
    """Open an emergency for the viewer, and for them alone: it ends by itself and waits for the log controller.

    One that is open is answered with itself. Raises NotForYou for nobody's id, RuleBroken for who is no care giver, a
    danger that is not named, a reason that is not given (2022:913 3:5).
    """
    home = unit(by.unit_id) if by.unit_id else None
    require(*emergency_findings(sector=sector_of(by.role, home.kind if home else ""), danger=danger, reason=reason))
    subject = Subject.objects.filter(pk=subject_id).first()
    if subject is None or by.organisation_id is None:
        raise NotForYou(by, subject_id, "open_emergency")
    with automatic_run("open_emergency"):
        standing = EmergencyAccess.objects.filter(
            subject_id=subject_id, opened_by_id=by.party_id, ground__period__contains=at
        ).first()
        ends = emergency_until(at)
        ground = standing.ground if standing else AccessGround.objects.create(
            county_id=subject.county_id, subject_id=subject_id, party_id=by.party_id, basis="emergency",
            kinds=list(kinds_of("emergency", narrowed=False)), period=DateTimeTZRange(at, ends),
            reason=reason.strip(), organisation_id=by.organisation_id, written_by_id=by.party_id,
        )  # fmt: skip
    # The row policies still take the moment when the page was opened, before this ground began.
    set_viewer_as(by)
    change = open_change(
        by, subject_id, what="open_emergency", kinds=[BASIC], detail={"emergency": str(ground.pk)},
        around_reading=True, of_ground="emergency",
    )  # fmt: skip
    if standing:
        return standing
    with automatic_run("open_emergency"):  # the ground is for reading: it writes no row, its own neither
        row = EmergencyAccess.objects.create(
            **change.rows, ground=ground, danger=danger, reason=reason.strip(), opened_by_id=by.party_id,
            opened_by_label=by.label, organisation_id=by.organisation_id, opened_at=at, ends_at=ends,
        )  # fmt: skip
    publish(
        EmergencyOpened(
            county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at,
            emergency_id=row.id, ends_at=ends,
        )
    )  # fmt: skip
    return row


@transaction.atomic
def close_emergency(*, by: Viewer, subject_id: UUID, at: datetime) -> None:
    """End one's own emergency before its time. It is reviewed all the same.

    What was lifted for their organisation is blocked again, and what they have asked to be lifted is asked no more,
    unless a colleague's emergency is open still (2022:913 3:6).
    """
    change = open_change(
        by, subject_id, what="close_emergency", kinds=[BASIC], around_reading=True, of_ground="emergency"
    )
    row = emergency_of(change)
    if row is None:
        raise NotForYou(by, subject_id, "close_emergency")
    row.ends_at = at
    with automatic_run("close_emergency"):  # as when it was opened: the ground for reading writes no row
        row.save(update_fields=["ends_at"])
    close_grounds(subject_id=subject_id, party_id=by.party_id, at=at, basis="emergency")
    for blocker_id in _block_again(row, at):
        no_more_to_answer(change, blocker_id, at)


def _block_again(closed: EmergencyAccess, at: datetime) -> set[UUID]:
    """End what was lifted and what was asked for. Returns the organisations where a question waits no more."""
    theirs = {
        "county_id": closed.county_id, "subject_id": closed.subject_id, "organisation_id": closed.organisation_id,
    }  # fmt: skip
    with automatic_run("close_emergency"):
        if EmergencyAccess.objects.filter(**theirs, ends_at__gt=at).exists():
            return set()
        for lift in BlockLift.objects.select_for_update().filter(
            **theirs, period__contains=at, period__startswith__lt=at
        ):
            lift.period = DateTimeTZRange(lift.period.lower, at)
            lift.save(update_fields=["period"])
        asked = BlockLift.objects.filter(**theirs, answered_at=None)
        blockers = set(asked.values_list("block__organisation_id", flat=True))
        asked.update(answered_at=at)
    return blockers


@transaction.atomic
def review_emergency(
    *, by: Viewer, emergency_id: UUID, verdict: str, reason: str, at: datetime
) -> EmergencyAccess | None:  # fmt: skip
    """Note what the log controller of the care giver found: the reader asked, or closed as in order or as reported.

    Two who come to the same are both noted, each with their own reason. None where the same one has said just that.

    Raises NotForYou for whoever is none, or another care giver's; RuleBroken without a reason, for what is closed
    already, and for closing it while its hours run: a check in the database says the same.
    """
    if by.role not in CONTROLS or by.organisation_id is None:
        raise NotForYou(by, None, "review_emergency")
    with automatic_run("review_emergency"):
        there = {"county_id": by.county_id, "organisation_id": by.organisation_id}
        row = EmergencyAccess.objects.select_for_update().filter(pk=emergency_id, **there).first()
        if row is None:
            raise NotForYou(by, None, "review_emergency")
        require(own_act_finding(by, row.opened_by_id))
        if says_the_same(row.state, verdict):
            require(*reason_findings(reason))
            if not _said_too(row, by, reason.strip(), at):
                return None
            log_listing(by, [row.subject_id], what="review_emergency")
            return row
        require(*review_findings(state=row.state, verdict=verdict, words=reason, ends_at=row.ends_at, at=at))
        row.state = REVIEW.after(row.state, verdict)
        if row.state in REVIEW.ends:
            _close(row, by, reason.strip(), at)
        else:
            row.asked_at, row.asked_by_label, row.asked_reason = at, by.label, reason.strip()
            row.save(update_fields=["state", "asked_at", "asked_by_label", "asked_reason"])
    log_listing(by, [row.subject_id], what="review_emergency")
    return row


def _said_too(row: EmergencyAccess, by: Viewer, reason: str, at: datetime) -> bool:
    """Keep what a second one says of the same, beside the first; False where they have said it before."""
    first = (row.reviewed_by_label, row.outcome) if row.reviewed_at else (row.asked_by_label, row.asked_reason)
    before = {first, *((one["label"], one["reason"]) for one in row.said_too if one["state"] == row.state)}
    if (by.label, reason) in before:
        return False
    row.said_too = [*row.said_too, {"state": row.state, "reason": reason, "label": by.label, "at": at.isoformat()}]
    row.save(update_fields=["said_too"])
    return True


def _close(row: EmergencyAccess, by: Viewer, reason: str, at: datetime) -> None:
    row.reviewed_at, row.reviewed_by_label, row.outcome = at, by.label, reason
    row.save(update_fields=["state", "reviewed_at", "reviewed_by_label", "outcome"])
    publish(
        EmergencyReviewed(
            county_id=row.county_id, subject_id=row.subject_id, actor_id=by.party_id, happened_at=at,
            emergency_id=row.id,
        )
    )  # fmt: skip
