"""What staff registered for somebody on paper or by phone is confirmed to them by letter."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change, parties_with_ground, why_at_work
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.queries import unit_of
from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.domain.people.rules.entries import ContactDetails
from ledstjarna.domain.people.rules.letters import (
    ADDRESS_LEFT,
    CONFIRMED_WAYS,
    READ_FOR_A_WHILE,
    TOLD_ANYWAY,
    goes_to_address_before,
)
from ledstjarna.foundation.outbox.models import Happening

# In a meeting the plan is printed before the person leaves; the digital way shows what was sent.


def write_confirmation_letter(happening: Happening) -> None:
    """Write the letter that confirms what happened, once, when somebody else than the person sent it in.

    Hears every event: only those whose `way` was spoken or on paper lead to a letter, and that somebody was registered,
    with why. The unit of whoever registered it prints it. The dead get no letter.
    """
    way, actor = happening.body.get("way"), happening.actor_id
    if actor is None or actor == happening.subject_id:
        return
    if way not in CONFIRMED_WAYS and happening.kind not in TOLD_ANYWAY:
        return
    with transaction.atomic(), automatic_run("write_confirmation_letter"):
        if not Person.objects.filter(pk=happening.subject_id, deceased=False).exists():
            return
        Letter.objects.exclude(kind=ADDRESS_LEFT).get_or_create(
            happening_id=happening.id,
            to_id=None,
            defaults={
                "county_id": happening.county_id,
                "subject_id": happening.subject_id,
                "kind": happening.kind,
                "body": {**happening.body, **_why(happening)},
                "unit_id": unit_of(actor),
                "written_at": happening.happened_at,
            },
        )


def _why(happening: Happening) -> dict[str, str]:
    """Why somebody was registered, in the words that they themselves can read where they sign in."""
    if happening.kind not in TOLD_ANYWAY or happening.actor_id is None:
        return {}
    return {"reason": why_at_work(happening.subject_id, happening.actor_id)}


def write_to_address_before(change: Reading, happening: Happening, before: ContactDetails, protected: str) -> None:
    """A letter to where the person lived, that the address was changed: what a stranger says on the telephone is not
    told to the stranger alone. To nobody whose identity is protected, and only of what staff were told.
    """
    by = change.viewer
    if not goes_to_address_before(happening.body["way"], before, protected) or not by.is_staff:
        return
    body = {"street": before.street, "postcode": before.postcode, "place": before.place, "way": happening.body["way"],
            "registered_by": by.label}  # fmt: skip
    Letter.objects.create(
        **change.rows, happening_id=happening.id, kind=ADDRESS_LEFT, body=body, unit_id=by.unit_id,
        written_at=happening.happened_at,
    )  # fmt: skip


def write_news_letter(subject_id: UUID, happening_id: UUID, kind: str, at: datetime, to_id: UUID | None = None) -> bool:
    """A letter that says no more than that there is something, to the person or to `to_id`, once of what happened.

    In the list of the unit of whoever did it, else of one that works with the person; False when nobody would print it.
    Runs inside an automatic run of the caller's.
    """
    actor, what = Happening.objects.values_list("actor_id", "kind").get(pk=happening_id)
    if what in READ_FOR_A_WHILE:
        actor = None
    units = (unit_of(party) for party in (actor, *sorted(parties_with_ground(subject_id))) if party)
    unit_id = next(filter(None, units), None)
    if unit_id is None:
        return False
    county_id = Person.objects.values_list("county_id", flat=True).get(pk=subject_id)
    Letter.objects.exclude(kind=ADDRESS_LEFT).get_or_create(
        happening_id=happening_id, to_id=to_id,
        defaults={
            "county_id": county_id, "subject_id": subject_id, "kind": kind, "body": {}, "unit_id": unit_id,
            "written_at": at,
        },
    )  # fmt: skip
    return True


@transaction.atomic
def mark_letter_printed(*, by: Viewer, subject_id: UUID, letter_id: UUID, at: datetime) -> Letter:
    """Note that a letter was printed, by whom. A second time changes nothing. Raises NotForYou."""
    change = open_change(by, subject_id, what="mark_letter_printed", kinds=[BASIC])
    letter = Letter.objects.select_for_update().filter(**change.rows, pk=letter_id).first()
    if letter is None or not by.is_staff:
        raise NotForYou(by, subject_id, "mark_letter_printed")
    if letter.printed_at is None:
        letter.printed_at, letter.printed_by_label = at, by.label
        letter.save(update_fields=["printed_at", "printed_by_label"])
    return letter
