"""Letting somebody close, or a representative, sign in with their own e-identification."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import REGISTERS, TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope
from ledstjarna.domain.people.events import SignInLet, SignInNumberForgotten
from ledstjarna.domain.people.models import CloseOne, Mandate, PersonIdentifier, SignInNumber
from ledstjarna.domain.people.rules import Capacity, identity_findings, number_finding
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def let_sign_in(*, by: Viewer, subject_id: UUID, party_id: UUID, number: str, at: datetime) -> SignInNumber:
    """Write by which number somebody signs in: of somebody close the person or staff, of a representative staff, who
    have seen their identification. It lets nobody read. One that was written before is replaced.

    Raises NotForYou, RuleBroken (`identity_…`, `number_…`, in the field `number`).
    """
    change = open_change(by, subject_id, what="let_sign_in", kinds=[BASIC])
    is_close = _is_close(change, party_id)
    may_speak(change, TELLS if is_close else REGISTERS, "plan")
    if not is_close and not _representing(change, [party_id], at).exists():
        raise NotForYou(by, subject_id, "let_sign_in")
    given, findings = identity_findings(number)
    if given is None:
        raise RuleBroken(*(replace(one, field_name="number") for one in findings or [Finding("identity_empty")]))
    with automatic_run("let_sign_in"):  # whoever wrote what stood, and whoever may see the person's own number
        theirs = PersonIdentifier.objects.filter(**change.rows, system=given.system, value=given.value12).exists()
        require(Finding("number_is_the_persons", field_name="number") if theirs else None)
        others = SignInNumber.objects.filter(**change.rows, system=given.system, value=given.value12)
        taken = list(others.exclude(party_id=party_id).values_list("party_id", flat=True))
        require(number_finding(_capacities(change, [party_id], at), _capacities(change, taken, at)))
        SignInNumber.objects.filter(**change.rows, party_id=party_id).delete()
    row = SignInNumber.objects.create(
        **change.rows, party_id=party_id, system=given.system, value=given.value12, written_by_id=by.party_id,
        written_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    publish(SignInLet(**envelope(change, at), party_id=party_id))
    return row


@transaction.atomic
def forget_sign_in_number(*, by: Viewer, subject_id: UUID, party_id: UUID, at: datetime) -> None:
    """Take away the number that somebody signs in by: what they may read stands. By whoever may write it.

    Raises NotForYou, RuleBroken (`number_not_there`).
    """
    change = open_change(by, subject_id, what="forget_sign_in_number", kinds=[BASIC])
    may_speak(change, TELLS if _is_close(change, party_id) else REGISTERS, "plan")
    require(None if forget_sign_in(change, party_id) else Finding("number_not_there"))
    publish(SignInNumberForgotten(**envelope(change, at), party_id=party_id))


def forget_sign_in(change: Reading, party_id: UUID) -> bool:
    """The number goes, as when there is nothing more to sign in to. Whether there was one."""
    with automatic_run("forget_sign_in"):
        gone, _ = SignInNumber.objects.filter(**change.rows, party_id=party_id).delete()
    return bool(gone)


def _is_close(change: Reading, party_id: UUID) -> bool:
    return CloseOne.objects.filter(**change.rows, pk=party_id, ended_at=None).exists()


def _representing(change: Reading, parties: Iterable[UUID], at: datetime) -> "QuerySet[Mandate, Mandate]":
    """The mandates of these that hold, or will."""
    rows = Mandate.objects.filter(**change.rows, representative_id__in=parties)
    return rows.filter(Q(period__endswith__gt=at.astimezone(STOCKHOLM).date()) | Q(period__upper_inf=True))


def _capacities(change: Reading, parties: list[UUID], at: datetime) -> list[Capacity]:
    """As what these stand beside the person now, with their names."""
    if not parties:
        return []
    close = CloseOne.objects.filter(**change.rows, pk__in=parties, ended_at=None).values_list("name", flat=True)
    held = _representing(change, parties, at).values_list("representative__name", flat=True).distinct()
    return [*(Capacity("close_one", name) for name in close), *(Capacity("representative", name) for name in held)]
