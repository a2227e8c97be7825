"""A suggestion is taken, or put aside with a reason. It never becomes a need by itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import NEEDS
from ledstjarna.domain.needs.actions._shared import envelope, one_at_a_time
from ledstjarna.domain.needs.events import SuggestionDismissed, SuggestionTaken
from ledstjarna.domain.needs.models import Need, NeedSuggestion, SuggestionState
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def take_suggestion(
    *, by: Viewer, subject_id: UUID, suggestion_id: UUID, at: datetime, need_id: UUID | None = None
) -> NeedSuggestion:
    """Say that a suggestion led to a need: `need_id`, or the one that stands in its life area.

    Raises NotForYou, RuleBroken: `no_need_in_area` (assess it first), `suggestion_already_seen`.
    """
    change = open_change(by, subject_id, what="take_suggestion", kinds=[NEEDS])
    _staff_only(by, subject_id)
    one_at_a_time(subject_id)
    needs = Need.objects.filter(**change.rows, replaced_at=None)
    if need_id is not None:
        needs = needs.filter(pk=need_id)
    [suggestion] = take_for(change, [suggestion_id], dict(needs.values_list("life_area", "pk")), at)
    return suggestion


@transaction.atomic
def dismiss_suggestion(
    *, by: Viewer, subject_id: UUID, suggestion_id: UUID, reason: str, at: datetime
) -> NeedSuggestion:
    """Put a suggestion aside, saying why. It does not come again with the next import."""
    change = open_change(by, subject_id, what="dismiss_suggestion", kinds=[NEEDS])
    _staff_only(by, subject_id)
    require(None if reason.strip() else Finding("reason_missing", field_name="reason"))
    one_at_a_time(subject_id)
    suggestion = _open_one(change, suggestion_id)
    suggestion.dismissed_why = reason.strip()[:300]
    _close(change, suggestion, SuggestionState.DISMISSED, at)
    publish(SuggestionDismissed(**envelope(change, at), suggestion_id=suggestion.id))
    return suggestion


def take_for(
    change: Reading, suggestion_ids: Iterable[UUID], needs: Mapping[str, UUID], at: datetime
) -> list[NeedSuggestion]:
    """Take suggestions for the needs that stand, by life area. For the actions of this room."""
    taken = []
    for suggestion_id in suggestion_ids:
        suggestion = _open_one(change, suggestion_id)
        need_id = needs.get(suggestion.life_area)
        if need_id is None:
            raise RuleBroken(Finding("no_need_in_area", {"life_area": suggestion.life_area}, field_name="need"))
        suggestion.need_id = need_id
        _close(change, suggestion, SuggestionState.TAKEN, at)
        publish(SuggestionTaken(**envelope(change, at), suggestion_id=suggestion.id, need_id=need_id))
        taken.append(suggestion)
    return taken


def _open_one(change: Reading, suggestion_id: UUID) -> NeedSuggestion:
    suggestion = NeedSuggestion.objects.filter(**change.rows, pk=suggestion_id).first()
    if suggestion is None:
        raise NotForYou(change.viewer, change.subject_id, "suggestion")
    if suggestion.state != SuggestionState.OPEN:
        raise RuleBroken(
            Finding("suggestion_already_seen", {"state": suggestion.state, "by": suggestion.seen_by_label})
        )
    return suggestion


def _close(change: Reading, suggestion: NeedSuggestion, state: str, at: datetime) -> None:
    suggestion.state, suggestion.seen_by_label, suggestion.seen_at = state, change.viewer.label, at
    suggestion.save(update_fields=["state", "need_id", "dismissed_why", "seen_by_label", "seen_at"])


def _staff_only(by: Viewer, subject_id: UUID) -> None:
    if not by.is_staff:
        raise NotForYou(by, subject_id, "suggestion")
