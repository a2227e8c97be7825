"""Hjälp mig: to the colleagues of the unit, until one says that they are coming."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.visits.actions._shared import envelope, opened
from ledstjarna.domain.visits.events import HelpAsked
from ledstjarna.domain.visits.models import HelpCall
from ledstjarna.domain.visits.rules.doing import asking_findings
from ledstjarna.domain.visits.rules.states import HELP_CALL
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def ask_help(*, by: Viewer, subject_id: UUID, visit_id: UUID, words: str, at: datetime) -> HelpCall:
    """Ask the colleagues. Asked twice it is one call, with the words of the last. Raises NotForYou, RuleBroken."""
    change, row = opened(by, subject_id, visit_id, "ask_help")
    require(*asking_findings(state=row.state))
    standing = HelpCall.objects.select_for_update().filter(visit=row, ended_at=None).first()
    if standing is not None:
        standing.words = words.strip() or standing.words
        standing.save(update_fields=["words"])
        return standing
    made = HelpCall.objects.create(
        **change.rows, visit=row, commitment_id=row.commitment_id, state=HELP_CALL.start, words=words.strip(),
        asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at, recorded_at=at,
    )  # fmt: skip
    publish(HelpAsked(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
    return made


@transaction.atomic
def answer_help(*, by: Viewer, subject_id: UUID, help_call_id: UUID, at: datetime) -> HelpCall:
    """A colleague says that they are coming. Raises NotForYou, RuleBroken, ChangedMeanwhile where another was first."""
    _change, row = _opened(by, subject_id, help_call_id, "answer_help")
    if row.answered_by_id not in (None, by.party_id):
        raise ChangedMeanwhile(
            what="help_call", version=0, mine={"who": by.label}, theirs={"who": row.answered_by_label}
        )
    require(Finding("help_is_ones_own") if row.asked_by_id == by.party_id else None)
    if row.answered_by_id is None:
        row.state = HELP_CALL.after(row.state, "answer")
        row.answered_by_id, row.answered_by_label, row.answered_at = by.party_id, by.label, at
        row.save()
    return row


@transaction.atomic
def end_help(*, by: Viewer, subject_id: UUID, help_call_id: UUID, at: datetime) -> HelpCall:
    """Who asked needs no more help. Raises NotForYou, RuleBroken."""
    _change, row = _opened(by, subject_id, help_call_id, "end_help")
    require(None if row.asked_by_id == by.party_id else Finding("help_is_anothers"))
    row.state = HELP_CALL.after(row.state, "end")
    row.ended_at = at
    row.save()
    return row


def _opened(by: Viewer, subject_id: UUID, help_call_id: UUID, what: str) -> tuple[Reading, HelpCall]:
    found = HelpCall.objects.filter(pk=help_call_id, subject_id=subject_id, visit__unit_id__in=by.parties)
    part_id = found.values_list("commitment_id", flat=True).first()
    if part_id is None:
        raise NotForYou(by, subject_id, what)
    change = open_part(by, subject_id, part_id, what=what, change=True)
    return change, HelpCall.objects.select_for_update().get(pk=help_call_id)
