"""Representatives' mandates: registered by staff who have seen the ground, and ended."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ledstjarna.domain.consent.actions import GroundTerm, set_grounds
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.actions import register_party
from ledstjarna.domain.people.access import REGISTERS, held, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person
from ledstjarna.domain.people.actions.sign_in_numbers import forget_sign_in
from ledstjarna.domain.people.events import MandateEnded, MandateRegistered
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, Representative
from ledstjarna.domain.people.rules import Held, birthday, mandate_findings, reading_terms, stand_together
from ledstjarna.foundation.clock import STOCKHOLM, moment_of
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

_ALL_SCOPES = ("personal", "property", "rights")


@transaction.atomic
def register_mandate(
    *, by: Viewer, subject_id: UUID, representative: UUID | str, kind: str, start: date, at: datetime,
    scopes: Iterable[str] = (), end: date | None = None, phone: str = "",
) -> Mandate:  # fmt: skip
    """Register that somebody may act for the person from `start` and up to, not including, `end`.

    `representative` is the id of a representative or of somebody close, or the name of somebody new. A guardian's
    mandate ends on the 18th birthday at the latest. What they read, and when, is counted anew from all their mandates.
    Raises NotForYou, RuleBroken (`mandate_overlaps` and others, in the fields of the form).
    """
    change = open_change(by, subject_id, what="register_mandate", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    covered = sorted(set(scopes)) or (list(_ALL_SCOPES) if kind == "guardian" else [])
    if isinstance(representative, str) and not representative.strip():
        raise RuleBroken(Finding("name_missing", field_name="representative"))
    require(*mandate_findings(kind=kind, scopes=covered, start=start, end=end, birth_date=person.birth_date))
    if kind == "guardian" and person.birth_date:
        end = min(end or date.max, birthday(person.birth_date, 18))
    holder = _holder(change, representative, phone, at)
    require(_overlap(change, holder, kind, covered, start, end))
    mandate = Mandate.objects.create(
        **change.rows, representative=holder, kind=kind, scopes=covered, period=DateRange(start, end),
        registered_by_id=by.party_id, registered_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    let_read(change, holder.pk, person, at)
    publish(MandateRegistered(**envelope(change, at), mandate_id=mandate.id))
    return mandate


@transaction.atomic
def end_mandate(*, by: Viewer, subject_id: UUID, mandate_id: UUID, at: datetime) -> Mandate:
    """End a mandate: it no longer holds on the day of `at`. They read what their other mandates let them, or nothing.
    Raises NotForYou."""
    change = open_change(by, subject_id, what="end_mandate", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    mandate = Mandate.objects.filter(**change.rows, pk=mandate_id).first()
    if mandate is None or mandate.period.isempty:
        raise NotForYou(by, subject_id, "end_mandate")
    day = at.astimezone(STOCKHOLM).date()
    if mandate.period.upper is not None and mandate.period.upper <= day:
        raise RuleBroken(Finding("mandate_has_ended", {"end": mandate.period.upper.isoformat()}))
    mandate.period = DateRange(mandate.period.lower, max(day, mandate.period.lower))
    mandate.save(update_fields=["period"])
    let_read(change, mandate.representative_id, person, at)
    others = Mandate.objects.filter(**change.rows, representative_id=mandate.representative_id)
    holds = others.filter(period__endswith__gt=day).exists() or others.filter(period__upper_inf=True).exists()
    if not holds and not CloseOne.objects.filter(**change.rows, pk=mandate.representative_id, ended_at=None).exists():
        forget_sign_in(change, mandate.representative_id)
    publish(MandateEnded(**envelope(change, at), mandate_id=mandate.id))
    return mandate


def _holder(change: Reading, representative: UUID | str, phone: str, at: datetime) -> Representative:
    """The representative: known, somebody close (the same party then), or new."""
    if isinstance(representative, str):
        holder = Representative(**change.rows, name=representative.strip(), phone=phone.strip(), recorded_at=at)
        register_party(party_id=holder.id, kind="representative")
    else:
        known = Representative.objects.filter(**change.rows, pk=representative).first()
        if known:
            return known
        close = CloseOne.objects.filter(**change.rows, pk=representative, ended_at=None).first()
        if close is None:
            raise RuleBroken(Finding("representative_unknown", field_name="representative"))
        holder = Representative(
            **change.rows, id=close.id, name=close.name, phone=phone.strip() or close.phone, recorded_at=at
        )
    holder.save(force_insert=True)
    return holder


def _overlap(
    change: Reading, holder: Representative, kind: str, scopes: list[str], start: date, end: date | None
) -> Finding | None:
    """A mandate that cannot stand beside the new one, with whose it is (rules.stand_together)."""
    new = Held(kind, frozenset(scopes), start, end)
    for row in Mandate.objects.filter(**change.rows, period__isempty=False).select_related("representative"):
        standing = Held(row.kind, frozenset(row.scopes), row.period.lower, row.period.upper)
        if not stand_together(new, standing, same_holder=row.representative_id == holder.pk):
            both = [one for one in _ALL_SCOPES if one in new.scopes & standing.scopes]
            params = {
                "who": row.representative.name, "mandate": row.kind, "scopes": both, "start": row.period.lower,
                "end": row.period.upper,
            }  # fmt: skip
            return Finding("mandate_overlaps", params, field_name="start")
    return None


def let_read(change: Reading, representative_id: UUID, person: Person, at: datetime) -> None:
    """Let the representative read what all their mandates for the person let them, from `at` on: nothing of who has
    died, with whom every mandate ends (rules/deaths)."""
    rows = Mandate.objects.filter(**change.rows, representative_id=representative_id, period__isempty=False)
    set_grounds(
        by=change.viewer, subject_id=change.subject_id, county_id=change.county_id, basis="representative",
        party_id=representative_id, at=at,
        terms=[
            GroundTerm(term.kinds, moment_of(term.start, time()), moment_of(term.end, time()) if term.end else None)
            for term in reading_terms([] if person.deceased else [held(row) for row in rows], person.birth_date)
        ],
    )  # fmt: skip
