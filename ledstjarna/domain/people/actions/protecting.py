"""Somebody who is known already has a protected identity, another kind of it, or none any more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.queries import staff_member_of
from ledstjarna.domain.people.access import REGISTERS, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person
from ledstjarna.domain.people.events import ProtectionLoweringAnswered, ProtectionLoweringAsked, ProtectionRaised
from ledstjarna.domain.people.models import Person, ProtectionChange
from ledstjarna.domain.people.rules.entries import ADDRESS_UNKNOWN
from ledstjarna.domain.people.rules.protecting import answer_finding, is_lower, protection_findings
from ledstjarna.foundation.findings import ChangedMeanwhile, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def note_protection(
    *, by: Viewer, subject_id: UUID, kind: str, source: str, words: str = "", seen_version: int, at: datetime
) -> ProtectionChange:
    """Note how a person's identity is protected from now on: by staff who work for the person.

    More protection holds at once. Less, or none, waits for somebody else on the staff (`answer_lowering`), and changes
    nothing until then. `seen_version` is the number of the last change that was seen, 0 where there is none.
    Raises NotForYou, RuleBroken (in `kind`, `source`, `words`), ChangedMeanwhile.
    """
    change = open_change(by, subject_id, what="note_protection", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    last = _last(change.rows)
    number = last.number if last else 0
    if number != seen_version:
        raise ChangedMeanwhile(
            what="protection", version=number, mine={"kind": kind}, theirs={"kind": person.protected_identity}
        )
    before = person.protected_identity
    require(*protection_findings(before, kind, source, words))
    row = ProtectionChange.objects.create(
        **change.rows, number=number + 1, before=before, after=kind, lowers=is_lower(before, kind), source=source,
        words=words.strip(), written_by_id=by.party_id, written_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    if row.lowers:
        publish(ProtectionLoweringAsked(**envelope(change, at), protection_change_id=row.pk))
    else:
        _protect(person, kind, at)
        publish(ProtectionRaised(**envelope(change, at), protection_change_id=row.pk))
    return row


@transaction.atomic
def answer_lowering(
    *, by: Viewer, subject_id: UUID, protection_change_id: UUID, yes: bool, at: datetime
) -> ProtectionChange:
    """Answer whether less is protected from now on: by somebody else on the staff than whoever asked for it. A no of
    whoever asked takes the question back: the protection stays, which nobody else needs to agree to.

    Raises NotForYou for what does not wait any longer too: it is answered, or something newer stands. RuleBroken
    (`protection_other_answers`).
    """
    change = open_change(by, subject_id, what="answer_lowering", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    last = _last(change.rows)
    if last is None or last.pk != protection_change_id or not last.waits:
        raise NotForYou(by, subject_id, "answer_lowering")
    require(answer_finding(same_writer=yes and _same_writer(by.party_id, last.written_by_id)))
    last.agreed, last.answered_by_id, last.answered_by_label, last.answered_at = yes, by.party_id, by.label, at
    last.save(update_fields=["agreed", "answered_by_id", "answered_by_label", "answered_at"])
    if yes:
        _protect(person, last.after, at)
    publish(ProtectionLoweringAnswered(**envelope(change, at), protection_change_id=last.pk, yes=yes))
    return last


@transaction.atomic
def raise_protection(*, subject_id: UUID, county_id: str, kind: str, run_label: str, at: datetime) -> str:
    """Another system says that somebody known here is protected: it holds at once, where it is more than we knew.

    For automatic runs. Less is never noted so. Returns what was held before; what is held is `kind` or more.
    """
    whose = {"county_id": county_id, "subject_id": subject_id}
    with automatic_run("raise_protection"):
        person = Person.objects.select_for_update(of=("self",)).get(**whose)
        before = person.protected_identity
        if kind == before or is_lower(before, kind):
            return before
        last = _last(whose)
        row = ProtectionChange.objects.create(
            **whose, number=last.number + 1 if last else 1, before=before, after=kind, lowers=False,
            source="other_system", written_by_label=f"run:{run_label}", recorded_at=at,
        )  # fmt: skip
        _protect(person, kind, at)
        log_run("raise_protection", population=1, county_id=county_id, subject_id=subject_id)
        publish(
            ProtectionRaised(
                county_id=county_id, subject_id=subject_id, actor_id=None, happened_at=at, protection_change_id=row.pk
            )
        )
    return before


def _last(whose: dict[str, Any]) -> ProtectionChange | None:
    return ProtectionChange.objects.filter(**whose).order_by("-number").first()


def _same_writer(party_id: UUID, written_by_id: UUID | None) -> bool:
    """Whether both are one human, in whichever assignments. One that is not found is taken for the same."""
    wrote = staff_member_of(written_by_id) if written_by_id else None
    return wrote is None or wrote == staff_member_of(party_id)


def _protect(person: Person, kind: str, at: datetime) -> None:
    """Since when stands as it was first protected. Where somebody with skyddad folkbokföring lives is not known here
    at all: what was known goes (folkbokföringslagen 16 §)."""
    person.protected_since = (person.protected_since or at) if kind else None
    person.protected_identity = kind
    gone: list[str] = []
    if kind == ADDRESS_UNKNOWN:
        person.street = person.postcode = person.place = ""
        person.latitude = person.longitude = None
        gone = ["street", "postcode", "place", "latitude", "longitude"]
    person.save(update_fields=["protected_identity", "protected_since", *gone])
