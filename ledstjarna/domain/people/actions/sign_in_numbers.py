"""Letting somebody close, or a representative, sign in with their own e-identification."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import REGISTERS, TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope
from ledstjarna.domain.people.events import SignInLet
from ledstjarna.domain.people.models import CloseOne, Mandate, PersonIdentifier, SignInNumber
from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def let_sign_in(*, by: Viewer, subject_id: UUID, party_id: UUID, number: str, at: datetime) -> SignInNumber:
    """Write by which number somebody signs in: of somebody close the person or staff, of a representative staff, who
    have seen their identification. It lets nobody read. One that was written before is replaced.

    Raises NotForYou, RuleBroken (`identity_…`, in the field `number`).
    """
    change = open_change(by, subject_id, what="let_sign_in", kinds=[BASIC])
    may_speak(change, TELLS if _is_close(change, party_id) else REGISTERS, "plan")
    if not _is_close(change, party_id) and not _represents(change, party_id, at):
        raise NotForYou(by, subject_id, "let_sign_in")
    given, findings = identity_findings(number)
    if given is None:
        raise RuleBroken(*(replace(one, field_name="number") for one in findings or [Finding("identity_empty")]))
    with automatic_run("let_sign_in"):  # whoever wrote what stood, and whoever may see the person's own number
        theirs = PersonIdentifier.objects.filter(**change.rows, system=given.system, value=given.value12).exists()
        require(Finding("number_is_the_persons", field_name="number") if theirs else None)
        SignInNumber.objects.filter(**change.rows, party_id=party_id).delete()
    row = SignInNumber.objects.create(
        **change.rows, party_id=party_id, system=given.system, value=given.value12, written_by_id=by.party_id,
        written_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    publish(SignInLet(**envelope(change, at), party_id=party_id))
    return row


def forget_sign_in(change: Reading, party_id: UUID) -> None:
    """The number goes when there is nothing more to sign in to."""
    with automatic_run("forget_sign_in"):
        SignInNumber.objects.filter(**change.rows, party_id=party_id).delete()


def _is_close(change: Reading, party_id: UUID) -> bool:
    return CloseOne.objects.filter(**change.rows, pk=party_id, ended_at=None).exists()


def _represents(change: Reading, party_id: UUID, at: datetime) -> bool:
    day = at.astimezone(STOCKHOLM).date()
    mandates = Mandate.objects.filter(**change.rows, representative_id=party_id)
    return mandates.filter(period__endswith__gt=day).exists() or mandates.filter(period__upper_inf=True).exists()
