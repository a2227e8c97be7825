"""Those close to the person: named, let to read, and no longer."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import GroundTerm, close_grounds, set_grounds
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, PLAN, STORY, TEAM, consent_end
from ledstjarna.domain.organisations.actions import register_party
from ledstjarna.domain.people.access import LETS, TELLS, beyond_persons_word, may_speak, word_of_person
from ledstjarna.domain.people.actions._shared import envelope
from ledstjarna.domain.people.actions.sign_in_numbers import forget_sign_in
from ledstjarna.domain.people.events import CloseOneEnded, CloseOneNamed, CloseOneProtected, CloseOneReads
from ledstjarna.domain.people.models import CloseOne, Mandate
from ledstjarna.domain.people.rules import (
    CAN_BE_LET,
    close_one_findings,
    let_findings,
    let_kinds,
    lets_in_hindrance,
)
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def name_close_one(
    *, by: Viewer, subject_id: UUID, name: str, relation: str, at: datetime, is_carer: bool = False, phone: str = "",
    protected: bool = False, way: str = "digital",
) -> CloseOne:  # fmt: skip
    """Name somebody close, as the person chooses. Naming lets nobody read. Raises NotForYou, RuleBroken."""
    change = open_change(by, subject_id, what="name_close_one", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    require(*close_one_findings(name, relation))
    close = CloseOne(
        **change.rows, name=name.strip(), relation=relation.strip(), is_carer=is_carer, phone=phone.strip(),
        protected=protected, way=way, noted_by_label=by.label, recorded_at=at,
    )  # fmt: skip
    register_party(party_id=close.id, kind="close_one")
    close.save(force_insert=True)
    publish(CloseOneNamed(**envelope(change, at), close_one_id=close.id, way=way))
    return close


@transaction.atomic
def protect_close_one(*, by: Viewer, subject_id: UUID, close_one_id: UUID, protected: bool, at: datetime) -> None:
    """Note that somebody close has a protected identity of their own, or that they have it no longer (OSL 22:1)."""
    change = open_change(by, subject_id, what="protect_close_one", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    close = _standing(change, close_one_id)
    if close.protected != protected:
        close.protected = protected
        close.save(update_fields=["protected"])
        publish(CloseOneProtected(**envelope(change, at), close_one_id=close.id, protected=protected))


@transaction.atomic
def end_close_one(*, by: Viewer, subject_id: UUID, close_one_id: UUID, at: datetime) -> None:
    """Somebody is no longer close: what they could read, and the parts they answered for, end for them at once."""
    change = open_change(by, subject_id, what="end_close_one", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    close = _standing(change, close_one_id)
    close.ended_at = at
    close.save(update_fields=["ended_at"])
    for basis in ("close_one", "request"):
        close_grounds(subject_id=subject_id, party_id=close.id, at=at, basis=basis)
    if not Mandate.objects.filter(**change.rows, representative_id=close.id).exists():
        forget_sign_in(change, close.id)
    publish(CloseOneEnded(**envelope(change, at), close_one_id=close.id))


@transaction.atomic
def let_close_one_read(
    *, by: Viewer, subject_id: UUID, close_one_id: UUID, may_read: bool, at: datetime,
    lets: Collection[str] = CAN_BE_LET, last_day: date | None = None, person_says: str = "", person_how: str = "",
) -> None:  # fmt: skip
    """Let somebody close read `lets` until `last_day` (None: until it is taken back), in place of what they read
    before; or end that. Only the person, or who decides for them: nobody whom the person stopped themself, nor more or
    longer than they chose, until they are with it; and never themself.

    `person_says` and `person_how`: as for `answer_consent`. Raises NotForYou, RuleBroken.
    """
    change = open_change(
        by, subject_id, what="let_close_one_read", kinds=[BASIC], detail=word_of_person(person_says, person_how)
    )
    may_speak(
        change,
        LETS,
        "sharing",
        person_says=person_says,
        own_no=may_read and beyond_persons_word(change, close_one_id, lets, last_day),
    )
    close = _standing(change, close_one_id)
    require(lets_in_hindrance(themself=may_read and close_one_id == by.party_id))
    if may_read:
        require(*let_findings(lets, last_day, today=day_of(at)))
    terms = [GroundTerm(let_kinds(lets), at, consent_end(last_day))] if may_read else []
    set_grounds(
        by=by, subject_id=subject_id, county_id=change.county_id, party_id=close.id, basis="close_one", terms=terms,
        at=at,
    )  # fmt: skip
    said = CloseOneReads(
        **envelope(change, at), close_one_id=close.id, may_read=may_read,
        plan=may_read and PLAN in lets, story=may_read and STORY in lets, team=may_read and TEAM in lets,
        until=last_day if may_read else None,
    )  # fmt: skip
    publish(said)


def _standing(change: Reading, close_one_id: UUID) -> CloseOne:
    close = CloseOne.objects.select_for_update().filter(**change.rows, pk=close_one_id, ended_at=None).first()
    if close is None:
        raise NotForYou(change.viewer, change.subject_id, "close_one")
    return close
