"""Jag vill ha en annan kontakt: the person asks, the team names somebody or answers with words."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.teams.actions._shared import envelope, locked, only_staff
from ledstjarna.domain.teams.events import ContactWished, ContactWishOver
from ledstjarna.domain.teams.models import ContactWish, NamedContact, NamedContactKind
from ledstjarna.domain.teams.rules.states import CONTACT_WISH
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish

ASKS = frozenset({"person", "representative", "staff"})


@transaction.atomic
def wish_for_contact(
    *, by: Viewer, subject_id: UUID, kind: str, words: str, way: str, at: datetime, contact_id: UUID | None = None
) -> ContactWish:
    """Ask for a named contact of a kind, or for another one than `contact_id`. No reason is needed.

    Raises RuleBroken for a kind that is none, or when the same wish waits already.
    """
    change = open_change(by, subject_id, what="wish_for_contact", kinds=[TEAM])
    if by.kind not in ASKS:
        raise NotForYou(by, subject_id, "wish_for_contact")
    contact = locked(change, NamedContact.objects.all(), contact_id, "wish_for_contact") if contact_id else None
    waits = ContactWish.objects.filter(**change.rows, kind=kind, state="asked")
    require(
        None if kind in NamedContactKind.values else Finding("contact_kind_unknown", field_name="kind"),
        Finding("way_missing", field_name="way") if by.is_staff and way == "digital" else None,
        Finding("wish_waits") if waits.exists() else None,
    )
    wish = ContactWish.objects.create(
        **change.rows, kind=kind, contact=contact, state=CONTACT_WISH.start, words=words.strip(), way=way,
        asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at,
    )  # fmt: skip
    publish(ContactWished(**envelope(change, at), wish_id=wish.id, way=way))
    return wish


@transaction.atomic
def answer_contact_wish(*, by: Viewer, subject_id: UUID, wish_id: UUID, answer: str, at: datetime) -> ContactWish:
    """Answer a wish with words, where nobody is named. Naming a contact of the kind answers it by itself."""
    change = open_change(by, subject_id, what="answer_contact_wish", kinds=[TEAM])
    only_staff(change, "answer_contact_wish")
    wish = locked(change, ContactWish.objects.all(), wish_id, "answer_contact_wish")
    require(None if answer.strip() else Finding("answer_missing", field_name="answer"))
    _over(change, wish, CONTACT_WISH.after(wish.state, "answer_otherwise"), answer.strip(), at)
    return wish


@transaction.atomic
def withdraw_contact_wish(*, by: Viewer, subject_id: UUID, wish_id: UUID, at: datetime) -> ContactWish:
    """The person no longer wishes it."""
    change = open_change(by, subject_id, what="withdraw_contact_wish", kinds=[TEAM])
    if by.kind not in ASKS:
        raise NotForYou(by, subject_id, "withdraw_contact_wish")
    wish = locked(change, ContactWish.objects.all(), wish_id, "withdraw_contact_wish")
    _over(change, wish, CONTACT_WISH.after(wish.state, "withdraw"), "", at)
    return wish


def wish_came_true(change: Reading, kind: str, at: datetime) -> None:
    """Somebody of the kind was named: an open wish about it is answered. For the actions of this room."""
    for wish in ContactWish.objects.select_for_update().filter(**change.rows, kind=kind, state="asked"):
        _over(change, wish, CONTACT_WISH.after(wish.state, "name"), "", at)


def _over(change: Reading, wish: ContactWish, state: str, answer: str, at: datetime) -> None:
    wish.state, wish.answer, wish.answered_at, wish.answered_by_label = state, answer, at, change.viewer.label
    wish.save(update_fields=["state", "answer", "answered_at", "answered_by_label"])
    publish(ContactWishOver(**envelope(change, at), wish_id=wish.id, state=state))
