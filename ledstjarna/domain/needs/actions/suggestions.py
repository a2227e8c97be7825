"""A suggestion is taken, or put aside with a reason. It never becomes anything by itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import NEEDS
from ledstjarna.domain.needs.actions._shared import envelope, one_at_a_time
from ledstjarna.domain.needs.events import SuggestionDismissed, SuggestionTaken
from ledstjarna.domain.needs.models import Need, Suggestion, SuggestionState
from ledstjarna.domain.needs.rules import PROFESSIONAL_KINDS
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def take_suggestion(
    *, by: Viewer, subject_id: UUID, suggestion_id: UUID, at: datetime, became_id: UUID | None = None
) -> Suggestion:
    """Say what a suggestion led to.

    Of a need: `became_id`, or the need that stands in its life area. Of a goal, a contact or a plan to link: the id of
    what was made of it, in the same transaction, by the room that holds such things. A need is staff's to take; the
    others the person's too. Raises NotForYou, RuleBroken: `no_need_in_area` (assess it first),
    `suggestion_already_seen`; ValueError without the id of what it became.
    """
    change = open_change(by, subject_id, what="take_suggestion", kinds=[NEEDS])
    one_at_a_time(subject_id)
    suggestion = _open_one(change, suggestion_id)
    if suggestion.kind == "need":
        needs = Need.objects.filter(**change.rows, replaced_at=None)
        if became_id is not None:
            needs = needs.filter(pk=became_id)
        became_id = _need_for(suggestion, dict(needs.values_list("life_area", "pk")))
    return _take(change, suggestion, became_id, at)


@transaction.atomic
def dismiss_suggestion(*, by: Viewer, subject_id: UUID, suggestion_id: UUID, reason: str, at: datetime) -> Suggestion:
    """Put a suggestion aside, saying why. It does not come again with the next import."""
    change = open_change(by, subject_id, what="dismiss_suggestion", kinds=[NEEDS])
    require(None if reason.strip() else Finding("reason_missing", field_name="reason"))
    one_at_a_time(subject_id)
    suggestion = _open_one(change, suggestion_id)
    suggestion.dismissed_why = reason.strip()[:300]
    _close(change, suggestion, SuggestionState.DISMISSED, at)
    publish(SuggestionDismissed(**envelope(change, at), suggestion_id=suggestion.id, kind=suggestion.kind))
    return suggestion


def take_for(
    change: Reading, suggestion_ids: Iterable[UUID], needs: Mapping[str, UUID], at: datetime
) -> list[Suggestion]:
    """Take suggestions for the needs that stand, by life area. For the actions of this room."""
    found = [_open_one(change, suggestion_id) for suggestion_id in suggestion_ids]
    return [_take(change, suggestion, _need_for(suggestion, needs), at) for suggestion in found]


def _need_for(suggestion: Suggestion, needs: Mapping[str, UUID]) -> UUID:
    need_id = needs.get(suggestion.life_area) if suggestion.kind == "need" else None
    if need_id is None:
        raise RuleBroken(Finding("no_need_in_area", {"life_area": suggestion.life_area}, field_name="need"))
    return need_id


def _take(change: Reading, suggestion: Suggestion, became_id: UUID | None, at: datetime) -> Suggestion:
    if became_id is None:
        raise ValueError(f"what the {suggestion.kind} became is for the caller to say")
    suggestion.became_id = became_id
    _close(change, suggestion, SuggestionState.TAKEN, at)
    publish(
        SuggestionTaken(**envelope(change, at), suggestion_id=suggestion.id, kind=suggestion.kind, became_id=became_id)
    )
    return suggestion


def _open_one(change: Reading, suggestion_id: UUID) -> Suggestion:
    suggestion = Suggestion.objects.filter(**change.rows, pk=suggestion_id).first()
    if suggestion is None or not _may_close(change, suggestion.kind):
        raise NotForYou(change.viewer, change.subject_id, "suggestion")
    if suggestion.state != SuggestionState.OPEN:
        raise RuleBroken(
            Finding("suggestion_already_seen", {"state": suggestion.state, "by": suggestion.seen_by_label})
        )
    return suggestion


def _may_close(change: Reading, kind: str) -> bool:
    by = change.viewer
    themself = by.kind == "person" and by.party_id == change.subject_id
    return by.is_staff or (themself and kind not in PROFESSIONAL_KINDS)


def _close(change: Reading, suggestion: Suggestion, state: str, at: datetime) -> None:
    suggestion.state, suggestion.seen_by_label, suggestion.seen_at = state, change.viewer.label, at
    suggestion.save(update_fields=["state", "became_id", "dismissed_why", "seen_by_label", "seen_at"])
